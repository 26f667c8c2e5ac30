package dev.assay.data;

import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Points of a named function: where they lie, how many are held out, and their noise.
 *
 * <p>Immutable; {@link #of} starts with a grid of 200 points from -1 to 1, and each method returns
 * points that differ in one thing.
 *
 * @param function the function's name
 * @param version the function's version
 * @param low the lower end of the interval
 * @param high its upper end
 * @param count the number of training points, at least 2
 * @param heldOut the number of points that are held out; 0 where networks are tested on the
 *     training points
 * @param random whether a trial's seed draws the points, uniformly; otherwise they are evenly
 *     spaced, those held out between those trained on
 * @param noise the standard deviation of the normal noise that is added to each value, held out or
 *     not; drawn by the trial's seed
 */
public record FunctionPoints(
    String function,
    int version,
    double low,
    double high,
    int count,
    int heldOut,
    boolean random,
    double noise) {
  private static final int COUNT = 200;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if a count is too small, the ends are not finite and
   *     ascending, or the noise is negative or infinite
   */
  public FunctionPoints {
    if (count < 2 || heldOut < 0) {
      throw new IllegalArgumentException(
          count + " points and " + heldOut + " held out; give at least 2 and 0");
    }
    if (!(Double.isFinite(low) && Double.isFinite(high) && low < high)) {
      throw new IllegalArgumentException(
          "points from " + low + " to " + high + "; give finite ends, the lower one first");
    }
    if (!(noise >= 0) || Double.isInfinite(noise)) {
      throw new IllegalArgumentException("noise of " + noise + "; give a deviation of at least 0");
    }
  }

  /** Returns 200 evenly spaced points of a function from -1 to 1. */
  public static FunctionPoints of(NamedFunction function) {
    return new FunctionPoints(function.name(), function.version(), -1, 1, COUNT, 0, false, 0);
  }

  /** Returns points of another interval. */
  public FunctionPoints between(double newLow, double newHigh) {
    return new FunctionPoints(function, version, newLow, newHigh, count, heldOut, random, noise);
  }

  /** Returns so many evenly spaced points, both ends among them. */
  public FunctionPoints grid(int newCount) {
    return new FunctionPoints(function, version, low, high, newCount, heldOut, false, noise);
  }

  /** Returns so many points that each trial's seed draws. */
  public FunctionPoints random(int newCount) {
    return new FunctionPoints(function, version, low, high, newCount, heldOut, true, noise);
  }

  /** Returns the same with so many points held out. */
  public FunctionPoints holdingOut(int newHeldOut) {
    return new FunctionPoints(function, version, low, high, count, newHeldOut, random, noise);
  }

  /** Returns the same with noise of a standard deviation. */
  public FunctionPoints noisy(double deviation) {
    return new FunctionPoints(function, version, low, high, count, heldOut, random, deviation);
  }

  /** Returns the training points of a trial's seed. */
  public Drawn train(long seed) {
    return drawn(new RandomStreams(seed), "points", count, false);
  }

  /** Returns the points on which networks of a trial's seed are tested. */
  public Drawn test(long seed) {
    return heldOut == 0 ? train(seed) : drawn(new RandomStreams(seed), "held-out", heldOut, true);
  }

  private Drawn drawn(RandomStreams streams, String name, int points, boolean between) {
    NamedFunction named = NamedFunction.of(function, version);
    RandomGenerator places = streams.stream(name);
    RandomGenerator errors = streams.stream(name + "-noise");
    double[] xs = new double[points];
    double[] ys = new double[points];
    for (int i = 0; i < points; i++) {
      double share =
          random ? places.nextDouble() : between ? (i + 0.5) / points : (double) i / (points - 1);
      xs[i] = low * (1 - share) + high * share;
      ys[i] = named.value(xs[i]) + (noise == 0 ? 0 : noise * RandomStreams.gaussian(errors));
    }
    return new Drawn(xs, ys);
  }

  /** Says what they are. */
  public String describe() {
    return String.format(
        Locale.ENGLISH,
        "%,d %s points of %s on [%s, %s]%s%s",
        count,
        random ? "random" : "evenly spaced",
        function,
        low,
        high,
        noise == 0 ? "" : String.format(Locale.ENGLISH, " with noise of %s", noise),
        heldOut == 0 ? "" : String.format(Locale.ENGLISH, ", %,d held out", heldOut));
  }

  /** Points and values, in the order of training. */
  public static final class Drawn {
    private final double[] xs;
    private final double[] ys;

    private Drawn(double[] xs, double[] ys) {
      this.xs = xs;
      this.ys = ys;
    }

    /** Returns a copy of the points. */
    public double[] xs() {
      return xs.clone();
    }

    /** Returns a copy of the values. */
    public double[] ys() {
      return ys.clone();
    }
  }
}
