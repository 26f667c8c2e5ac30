package dev.assay.measurement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.NoSuchElementException;

/** A measured curve: pairs of x and y, in the order they were measured. Immutable. */
public final class MeasuredSeries {
  private final double[] xs;
  private final double[] ys;

  /**
   * Creates a series from copies of the given numbers.
   *
   * @throws IllegalArgumentException if there are more of one than of the other
   */
  @JsonCreator
  public MeasuredSeries(@JsonProperty("x") double[] xs, @JsonProperty("y") double[] ys) {
    if (xs.length != ys.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "a series of %d x and %d y: give one y for each x",
              xs.length,
              ys.length));
    }
    this.xs = xs.clone();
    this.ys = ys.clone();
  }

  /** Writes the points, their number first. */
  public void save(DataOutput out) throws IOException {
    out.writeInt(xs.length);
    for (int i = 0; i < xs.length; i++) {
      out.writeDouble(xs[i]);
      out.writeDouble(ys[i]);
    }
  }

  /** Reads what {@link #save} wrote. */
  public static MeasuredSeries restore(DataInput in) throws IOException {
    int count = in.readInt();
    double[] xs = new double[count];
    double[] ys = new double[count];
    for (int i = 0; i < count; i++) {
      xs[i] = in.readDouble();
      ys[i] = in.readDouble();
    }
    return new MeasuredSeries(xs, ys);
  }

  /** Returns how many points there are. */
  public int size() {
    return xs.length;
  }

  /** Returns a copy of the x. */
  @JsonProperty("x")
  public double[] xs() {
    return xs.clone();
  }

  /** Returns a copy of the y. */
  @JsonProperty("y")
  public double[] ys() {
    return ys.clone();
  }

  /** Returns the last y. */
  public double last() {
    if (ys.length == 0) {
      throw new NoSuchElementException("an empty series has no last value");
    }
    return ys[ys.length - 1];
  }

  /**
   * Returns the y that was measured at x.
   *
   * @throws NoSuchElementException if nothing was measured there
   */
  public double at(double x) {
    for (int i = 0; i < xs.length; i++) {
      if (xs[i] == x) {
        return ys[i];
      }
    }
    throw new NoSuchElementException("nothing was measured at " + x);
  }

  /** Returns the mean of the last share of the y, 0 to 1; of at least one. */
  public double tailMean(double share) {
    return meanBetween(1 - share, 1);
  }

  /** Returns the mean of the y from one share of the length to another; of at least one. */
  public double meanBetween(double from, double to) {
    int first = Math.min(ys.length - 1, (int) Math.round(from * ys.length));
    int end = Math.max(first + 1, (int) Math.round(to * ys.length));
    return Arrays.stream(ys, first, end).average().orElseThrow();
  }

  /** Returns the series of the decimal logarithms. */
  public MeasuredSeries log10() {
    return new MeasuredSeries(xs, Arrays.stream(ys).map(Math::log10).toArray());
  }

  /** Returns the first x at which y is at or below a level, or another x if it never is. */
  public double firstAtOrBelow(double level, double otherwise) {
    for (int i = 0; i < xs.length; i++) {
      if (ys[i] <= level) {
        return xs[i];
      }
    }
    return otherwise;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MeasuredSeries that
        && Arrays.equals(xs, that.xs)
        && Arrays.equals(ys, that.ys);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(xs) + Arrays.hashCode(ys);
  }

  @Override
  public String toString() {
    return "Series of " + xs.length;
  }
}
