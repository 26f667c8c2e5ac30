package dev.assay.model;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Says where an array's numbers are in native memory.
 *
 * <p>An address does not keep its array: ND4J frees the memory once nothing refers to the array any
 * more, and a kernel that was given the address alone would go on with what is someone else's. So
 * whoever asks here ends with {@link java.lang.ref.Reference#reachabilityFence}, and an
 * architecture rule sees to it.
 */
final class NativeMemory {
  private NativeMemory() {}

  /** Returns the address of an array's first number; unlike ND4J's, it counts a view's offset. */
  static long address(INDArray array) {
    return array.data().addressPointer().address();
  }

  /** Returns an array's single-precision numbers. */
  static FloatPointer floats(INDArray array) {
    return new FloatPointer(array.data().addressPointer());
  }

  /** Returns an array's double-precision numbers. */
  static DoublePointer doubles(INDArray array) {
    return new DoublePointer(array.data().addressPointer());
  }
}
