package dev.assay.model;

import java.lang.ref.Reference;
import java.util.Locale;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Copies whole arrays between ND4J's memory and Java's, without ND4J's call for each number. */
public final class Floats {
  private Floats() {}

  /** Copies an array into the front of {@code into}, row by row whatever its own order. */
  public static void read(INDArray array, float[] into) {
    INDArray dense = contiguous(array) ? array : array.castTo(DataType.FLOAT).dup('c');
    NativeMemory.floats(dense).get(into, 0, Math.toIntExact(array.length()));
    Reference.reachabilityFence(dense);
  }

  /** Returns a copy of an array, row by row. */
  public static float[] read(INDArray array) {
    float[] values = new float[Math.toIntExact(array.length())];
    read(array, values);
    return values;
  }

  /**
   * Overwrites an array, row by row, with the front of {@code from}.
   *
   * @throws IllegalArgumentException if the array is not of contiguous single-precision rows
   */
  public static void write(float[] from, INDArray array) {
    if (!contiguous(array)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "a %s array in order %s cannot be written in bulk: give contiguous floats in order c",
              array.dataType(),
              array.ordering()));
    }
    NativeMemory.floats(array).put(from, 0, Math.toIntExact(array.length()));
    Reference.reachabilityFence(array);
  }

  private static boolean contiguous(INDArray array) {
    if (array.dataType() != DataType.FLOAT) {
      return false;
    }
    long expected = 1;
    for (int i = array.rank() - 1; i >= 0; i--) {
      if (array.size(i) != 1 && array.stride(i) != expected) {
        return false;
      }
      expected *= array.size(i);
    }
    return true;
  }
}
