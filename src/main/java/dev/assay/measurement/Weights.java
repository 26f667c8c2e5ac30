package dev.assay.measurement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;

/**
 * A network's flat parameter vector at one moment. Immutable.
 *
 * <p>Written as the Base64 of its little-endian floats, which loses no bit.
 */
public final class Weights {
  private final float[] values;

  /** Creates weights from a copy of the given vector. */
  public Weights(float[] values) {
    this.values = values.clone();
  }

  /** Reads weights back from what {@link #encoded()} wrote. */
  @JsonCreator
  public static Weights decode(String encoded) {
    byte[] bytes = Base64.getDecoder().decode(encoded);
    if (bytes.length % Float.BYTES != 0) {
      throw new IllegalArgumentException(
          bytes.length + " bytes of weights are not a whole number of floats");
    }
    float[] values = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return new Weights(values);
  }

  /** Returns the Base64 form. */
  @JsonValue
  public String encoded() {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  /** Writes the vector, its length first. */
  public void save(DataOutput out) throws IOException {
    out.writeInt(values.length);
    for (float value : values) {
      out.writeInt(Float.floatToRawIntBits(value));
    }
  }

  /** Reads what {@link #save} wrote. */
  public static Weights restore(DataInput in) throws IOException {
    float[] values = new float[in.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.intBitsToFloat(in.readInt());
    }
    return new Weights(values);
  }

  /** Returns how many of the given vectors differ: fewer than given betrays a shared start. */
  public static long distinct(Collection<Weights> vectors) {
    return new HashSet<>(vectors).size();
  }

  /**
   * Refuses runs that share a start, so that many runs are not one.
   *
   * @throws IllegalStateException if two of them start from the same weights
   */
  public static void requireDistinct(Collection<Weights> starts) {
    long distinct = distinct(starts);
    if (distinct < starts.size()) {
      throw new IllegalStateException(
          String.format(
              Locale.ENGLISH,
              "%d runs start from %d different weights: initialise each anew",
              starts.size(),
              distinct));
    }
  }

  /** Returns how many parameters there are. */
  public int size() {
    return values.length;
  }

  /** Returns one parameter. */
  public float get(int index) {
    return values[index];
  }

  /** Returns a copy of the vector. */
  public float[] toArray() {
    return values.clone();
  }

  /**
   * Returns the Euclidean distance.
   *
   * @throws IllegalArgumentException if the two are not equally long
   */
  public double distance(Weights other) {
    checkLength(other);
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      double difference = (double) values[i] - other.values[i];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }

  /**
   * Returns (1 − α)·this + α·other.
   *
   * @throws IllegalArgumentException if the two are not equally long
   */
  public Weights towards(Weights other, double alpha) {
    checkLength(other);
    if (alpha == 0) {
      return this;
    }
    if (alpha == 1) {
      return other;
    }
    float[] between = new float[values.length];
    for (int i = 0; i < between.length; i++) {
      between[i] = (float) ((1 - alpha) * values[i] + alpha * other.values[i]);
    }
    return new Weights(between);
  }

  private void checkLength(Weights other) {
    if (values.length != other.values.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "no line joins %d and %d parameters",
              values.length,
              other.values.length));
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Weights that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Weights of " + values.length;
  }
}
