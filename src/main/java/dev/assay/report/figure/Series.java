package dev.assay.report.figure;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Holds the numbers of one curve, point cloud or histogram, with a band over seeds if it has one.
 *
 * <p>Values may be NaN or infinite: a diverged run leaves a gap. Instances are immutable.
 */
public final class Series {

  /** How the numbers are drawn. */
  public enum Kind {
    /** Points joined in their order. */
    LINE,
    /** Points joined in their order, each marked. */
    MARKED_LINE,
    /** Points alone. */
    SCATTER,
    /** Bars from zero to the value, one per bin. */
    BARS
  }

  /** More points than this are drawn as a density. */
  private static final int CROWD = 400;

  /** Places that are computed in steps differ by less from what they are meant to be. */
  private static final double SAME_PLACE = 1e-9;

  private final String name;
  private final Kind kind;
  private final double[] x;
  private final double[] y;
  private final double[] low;
  private final double[] high;
  private final double[] edges;
  private final SeedCurves seeds;
  private final @Nullable Style style;

  @JsonCreator
  private Series(
      @JsonProperty("name") String name,
      @JsonProperty("kind") Kind kind,
      @JsonProperty("x") double[] x,
      @JsonProperty("y") double[] y,
      @JsonProperty("low") double[] low,
      @JsonProperty("high") double[] high,
      @JsonProperty("edges") double[] edges,
      @JsonProperty("seeds") SeedCurves seeds,
      @JsonProperty("style") @Nullable Style style) {
    sameLength(name, "y", x.length, y.length);
    this.name = name;
    this.kind = kind;
    this.x = x;
    this.y = y;
    this.low = low;
    this.high = high;
    this.edges = edges;
    this.seeds = seeds;
    this.style = style;
  }

  /** Joins the points {@code (x[i], y[i])} in their order. */
  public static Series line(String name, double[] x, double[] y) {
    return points(name, Kind.LINE, x, y);
  }

  /** Joins the points {@code (x[i], y[i])} in their order and marks each. */
  public static Series markedLine(String name, double[] x, double[] y) {
    return points(name, Kind.MARKED_LINE, x, y);
  }

  /** Draws the points {@code (x[i], y[i])} alone. */
  public static Series scatter(String name, double[] x, double[] y) {
    return points(name, Kind.SCATTER, x, y);
  }

  /**
   * Draws a bar per bin, from zero to its height.
   *
   * @param edges the bins' edges, rising, one more than there are heights
   */
  public static Series bars(String name, double[] edges, double[] heights) {
    if (edges.length != heights.length + 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "Series '%s' has %d edges for %d bars. Give one edge more than bars.",
              name,
              edges.length,
              heights.length));
    }
    for (int i = 0; i < heights.length; i++) {
      if (!(edges[i] < edges[i + 1]) || !Double.isFinite(edges[i + 1] - edges[i])) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ENGLISH,
                "Series '%s' has a bin from %s to %s. Give finite, rising edges.",
                name,
                edges[i],
                edges[i + 1]));
      }
    }
    double[] middles =
        IntStream.range(0, heights.length)
            .mapToDouble(i -> edges[i] + (edges[i + 1] - edges[i]) / 2)
            .toArray();
    return new Series(
        checked(name),
        Kind.BARS,
        middles,
        heights.clone(),
        new double[0],
        new double[0],
        edges.clone(),
        SeedCurves.NONE,
        null);
  }

  /**
   * Draws how many values lie in each bin; those beyond the edges count in the outer bins. Outer
   * bins that are empty are left out, down to two bins.
   *
   * @param edges the bins' edges, rising
   */
  public static Series histogram(String name, double[] edges, double[] values) {
    double[] heights = new double[edges.length - 1];
    for (double value : values) {
      long below = Arrays.stream(edges).filter(edge -> edge <= value).count();
      heights[(int) Math.max(0, Math.min(heights.length - 1, below - 1))]++;
    }
    int from = 0;
    int to = heights.length;
    while (to - from > 2 && heights[from] == 0) {
      from++;
    }
    while (to - from > 2 && heights[to - 1] == 0) {
      to--;
    }
    return bars(
        name, Arrays.copyOfRange(edges, from, to + 1), Arrays.copyOfRange(heights, from, to));
  }

  /**
   * Draws a bar per bin on top of others.
   *
   * @param edges the bins' edges, rising, one more than there are bars
   * @param floors where each bar starts
   * @param tops where each bar ends, not below its start
   */
  public static Series stacked(String name, double[] edges, double[] floors, double[] tops) {
    Series bars = bars(name, edges, tops);
    checkBand(name, tops.length, floors, tops);
    return new Series(
        name, Kind.BARS, bars.x, bars.y, floors.clone(), bars.y, bars.edges, SeedCurves.NONE, null);
  }

  /**
   * Joins the medians of several seeds' curves, with a band from the smallest to the largest and
   * each seed as a thin line, or as dots where the curve is marked.
   *
   * @param curves one per seed, each as long as {@code x}; what is not finite counts for nothing,
   *     and where no seed is finite there is a gap
   */
  public static Series overSeeds(String name, double[] x, Collection<double[]> curves) {
    double[] middle = new double[x.length];
    double[] low = new double[x.length];
    double[] high = new double[x.length];
    for (double[] curve : curves) {
      sameLength(name, "curve", x.length, curve.length);
    }
    for (int i = 0; i < x.length; i++) {
      int at = i;
      double[] finite =
          curves.stream().mapToDouble(c -> c[at]).filter(Double::isFinite).sorted().toArray();
      int n = finite.length;
      middle[i] = n == 0 ? Double.NaN : (finite[(n - 1) / 2] + finite[n / 2]) / 2;
      low[i] = n == 0 ? Double.NaN : finite[0];
      high[i] = n == 0 ? Double.NaN : finite[n - 1];
    }
    Series median = line(name, x, middle).withBand(low, high);
    return new Series(
        name,
        Kind.LINE,
        median.x,
        median.y,
        median.low,
        median.high,
        median.edges,
        SeedCurves.of(x, curves),
        null);
  }

  /** Adds a band, drawn translucent behind the curve; NaN leaves a gap in it. */
  public Series withBand(double[] lower, double[] upper) {
    if (kind == Kind.BARS) {
      throw new IllegalStateException("Series '" + name + "' is a histogram and takes no band.");
    }
    checkBand(name, x.length, lower, upper);
    return new Series(name, kind, x, y, lower.clone(), upper.clone(), edges, seeds, style);
  }

  private static void checkBand(String name, int length, double[] lower, double[] upper) {
    sameLength(name, "lower band", length, lower.length);
    sameLength(name, "upper band", length, upper.length);
    for (int i = 0; i < lower.length; i++) {
      if (lower[i] > upper[i]) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ENGLISH,
                "Series '%s' has a band from %s to %s at point %d. Give the lower bound first.",
                name,
                lower[i],
                upper[i],
                i));
      }
    }
  }

  /** Fixes colour, line and point; without it the figure hands out the next free ones. */
  public Series withStyle(Style other) {
    return new Series(name, kind, x, y, low, high, edges, seeds, other);
  }

  /** Marks each point of a line. */
  public Series marked() {
    return new Series(name, Kind.MARKED_LINE, x, y, low, high, edges, seeds, style);
  }

  /** Returns the name the legend shows. */
  public String name() {
    return name;
  }

  /** Returns how the numbers are drawn. */
  public Kind kind() {
    return kind;
  }

  /** Returns the number of points. */
  public int size() {
    return x.length;
  }

  /** Returns the place of point {@code i}: for a bar, the middle of its bin. */
  public double x(int i) {
    return x[i];
  }

  /** Returns the value of point {@code i}. */
  public double y(int i) {
    return y[i];
  }

  /** Tells whether {@link #low} and {@link #high} may be asked for. */
  public boolean hasBand() {
    return low.length > 0;
  }

  /** Returns the band's lower bound at point {@code i}. */
  public double low(int i) {
    return low[i];
  }

  /** Returns the band's upper bound at point {@code i}. */
  public double high(int i) {
    return high[i];
  }

  /** Tells whether there are so many points that squares show how many lie where. */
  public boolean isCrowd() {
    return kind == Kind.SCATTER && x.length > CROWD;
  }

  /** Returns the curve of each seed, of which this one is the median; none for other curves. */
  SeedCurves seeds() {
    return seeds;
  }

  /** Returns the last finite value; NaN if there is none. */
  public double last() {
    for (int i = y.length - 1; i >= 0; i--) {
      if (Double.isFinite(y[i])) {
        return y[i];
      }
    }
    return Double.NaN;
  }

  /** Returns the value at a place of the points; NaN if none is there. */
  public double at(double place) {
    return IntStream.range(0, x.length)
        .filter(i -> Math.abs(x[i] - place) < SAME_PLACE)
        .mapToDouble(i -> y[i])
        .findFirst()
        .orElse(Double.NaN);
  }

  /** Returns the number of the first point of the highest finite value; -1 if there is none. */
  public int highest() {
    return best(1);
  }

  /** Returns the number of the first point of the lowest finite value; -1 if there is none. */
  public int lowest() {
    return best(-1);
  }

  private int best(int sign) {
    return IntStream.range(0, y.length)
        .filter(i -> Double.isFinite(y[i]))
        .reduce((best, i) -> sign * y[i] > sign * y[best] ? i : best)
        .orElse(-1);
  }

  /** Returns the left edge of bar {@code i}; for the last bar's right edge, ask for one more. */
  public double edge(int i) {
    return edges[i];
  }

  /** Returns the style fixed for this series, if any. */
  public Optional<Style> style() {
    return Optional.ofNullable(style);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Series that
        && name.equals(that.name)
        && kind == that.kind
        && Arrays.equals(x, that.x)
        && Arrays.equals(y, that.y)
        && Arrays.equals(low, that.low)
        && Arrays.equals(high, that.high)
        && Arrays.equals(edges, that.edges)
        && seeds.equals(that.seeds)
        && Objects.equals(style, that.style);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, kind, Arrays.hashCode(x), Arrays.hashCode(y), style);
  }

  @Override
  public String toString() {
    return String.format(Locale.ENGLISH, "%s %s, %d points", kind, name, x.length);
  }

  private static Series points(String name, Kind kind, double[] x, double[] y) {
    sameLength(name, "y", x.length, y.length);
    return new Series(
        checked(name),
        kind,
        x.clone(),
        y.clone(),
        new double[0],
        new double[0],
        new double[0],
        SeedCurves.NONE,
        null);
  }

  private static String checked(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("A series has no name. Name it for the legend.");
    }
    return name;
  }

  private static void sameLength(String name, String what, int expected, int actual) {
    if (expected != actual) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "Series '%s' has %d x for %d values of %s. Give as many of each.",
              name,
              expected,
              actual,
              what));
    }
  }
}
