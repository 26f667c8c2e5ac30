package dev.assay.report.figure;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Holds the curve of each seed behind a median, as finely as a thin line shows it.
 *
 * <p>Instances are immutable.
 */
final class SeedCurves {
  static final SeedCurves NONE = new SeedCurves(new double[0], new double[0][]);

  /** A long curve keeps so many of its points, evenly spaced: a seed is to be seen, not read. */
  private static final int POINTS = 160;

  private static final MathContext DIGITS = new MathContext(5);
  private final double[] x;
  private final double[][] y;

  @JsonCreator
  private SeedCurves(@JsonProperty("x") double[] x, @JsonProperty("y") double[][] y) {
    this.x = x;
    this.y = y;
  }

  /** Keeps some points of each curve. */
  static SeedCurves of(double[] x, Collection<double[]> curves) {
    if (curves.isEmpty() || x.length == 0) {
      return NONE;
    }
    int kept = Math.min(POINTS, x.length);
    int[] places =
        IntStream.range(0, kept)
            .map(i -> kept == 1 ? 0 : (int) ((long) i * (x.length - 1) / (kept - 1)))
            .toArray();
    return new SeedCurves(
        Arrays.stream(places).mapToDouble(i -> x[i]).toArray(),
        curves.stream()
            .map(curve -> Arrays.stream(places).mapToDouble(i -> rounded(curve[i])).toArray())
            .toArray(double[][]::new));
  }

  private static double rounded(double value) {
    return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : value;
  }

  /** Returns the number of seeds; 0 where nothing is known of them. */
  int count() {
    return y.length;
  }

  /** Returns the number of points of each curve. */
  int size() {
    return x.length;
  }

  double x(int point) {
    return x[point];
  }

  double y(int seed, int point) {
    return y[seed][point];
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SeedCurves that
        && Arrays.equals(x, that.x)
        && Arrays.deepEquals(y, that.y);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.hashCode(x), Arrays.deepHashCode(y));
  }
}
