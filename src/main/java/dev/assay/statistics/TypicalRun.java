package dev.assay.statistics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Tests of the typical run: the median, over all runs of one number per seed.
 *
 * <p>From {@link #SIGNS_FROM} seeds on, runs are counted on either side of a value ({@link
 * SignTest}), which assumes nothing of their distribution. Fewer seeds are tested by Student's t
 * ({@link MeanTest}): few counts cannot decide a family of claims, and a few far runs inflate the
 * deviation, so that t errs little for the median too; from some twenty seeds on it errs often. Who
 * judges by fewer seeds takes a part of α ({@code docs/statistics.md} has the figures).
 *
 * <p>A seed without a value counts against whatever is being shown. Where the number has limits at
 * both ends, it takes the worse of them; where it has not, the seeds are counted however few they
 * are.
 *
 * @param sample one number a seed
 * @param range what the number can be
 */
public record TypicalRun(Sample sample, MetricRange range) {
  /** Seeds from which on runs are counted. */
  public static final int SIGNS_FROM = 7;

  /** Counts the seeds, those without a value included. */
  public int seeds() {
    return sample.size() + sample.missing().size();
  }

  /** Tells whether runs are counted, and the middle shown is their median. */
  public boolean bySigns() {
    return seeds() >= SIGNS_FROM || !sample.missing().isEmpty() && !range.hasBothEnds();
  }

  /** Tests the typical run against a number. */
  public OneSided against(double value) {
    if (bySigns()) {
      return SignTest.of(sample, value);
    }
    OneSided least = MeanTest.of(imputed(range.low()), value, range.step());
    OneSided most = MeanTest.of(imputed(range.high()), value, range.step());
    return new OneSided() {
      @Override
      public double pGreater() {
        return least.pGreater();
      }

      @Override
      public double pLess() {
        return most.pLess();
      }
    };
  }

  /**
   * Tests the typical run against a range, its ends included: inside by two one-sided tests
   * (Schuirmann 1987), outside by either, doubled if the range has two ends.
   *
   * @param low lower end; −∞ for "at most"
   * @param high upper end; +∞ for "at least"
   */
  public Equivalence within(double low, double high) {
    if (seeds() < 2 || sample.size() == 0) {
      return new Equivalence(1, 1);
    }
    boolean both = Double.isFinite(low) && Double.isFinite(high);
    if (bySigns()) {
      double inside = Math.max(reaching(low), turned().reaching(-high));
      double outside = Math.min(turned().beyond(-low), beyond(high));
      return new Equivalence(inside, Math.min(1, (both ? 2 : 1) * outside));
    }
    double repeated = Math.pow(0.5, sample.size());
    if (sample.isConstant()
        && sample.missing().isEmpty()
        && (sample.mean() == low || sample.mean() == high)) {
      return new Equivalence(repeated, 1);
    }
    return Equivalence.of(low, high, this::against);
  }

  /** Computes the p of at most half of the runs being at least this much. */
  private double reaching(double end) {
    if (Double.isInfinite(end)) {
      return 0;
    }
    int count = (int) Arrays.stream(sample.toArray()).filter(value -> value >= end).count();
    return new BinomialProportion(count, seeds()).pGreater(0.5);
  }

  /** Computes the p of at most half of the runs being above this. */
  private double beyond(double end) {
    return Double.isInfinite(end) ? 1 : SignTest.of(sample, end).pGreater();
  }

  private TypicalRun turned() {
    return new TypicalRun(
        sample.map(sample.metric(), sample.unit(), value -> -value), range.turned());
  }

  /**
   * Returns the middle that the test is about: the median where runs are counted, else the mean; of
   * the seeds that have a value.
   *
   * @throws IllegalStateException if no seed has a value
   */
  public double middle() {
    return bySigns() ? median(sample.toArray()) : sample.mean();
  }

  /** Returns the middle with the worst value for each seed that has none; may be −∞. */
  public double leastMiddle() {
    return bySigns() ? median(sample.toArray(range.low())) : imputed(range.low()).mean();
  }

  /** Names what {@link #middle()} is. */
  public String middleName() {
    return bySigns() ? "median" : "mean";
  }

  /**
   * Bounds the middle: what the test does not exclude at (1 − level) / 2 on each side, cut down to
   * what the number can be.
   *
   * @return empty for a single seed, and where too few seeds bound it
   */
  public Optional<Interval> interval(double level) {
    if (seeds() < 2 || sample.size() == 0) {
      return Optional.empty();
    }
    if (bySigns()) {
      return finite(range.within(SignTest.interval(sample, level)));
    }
    Optional<Interval> least = MeanTest.of(imputed(range.low()), 0, range.step()).interval(level);
    Optional<Interval> most = MeanTest.of(imputed(range.high()), 0, range.step()).interval(level);
    return least.flatMap(
        from ->
            most.flatMap(to -> finite(range.within(new Interval(from.low(), to.high(), level)))));
  }

  private static Optional<Interval> finite(Interval interval) {
    return Double.isFinite(interval.low()) && Double.isFinite(interval.high())
        ? Optional.of(interval)
        : Optional.empty();
  }

  /** Counts the seeds whose number is above this. */
  public int above(double value) {
    return (int) Arrays.stream(sample.toArray()).filter(number -> number > value).count();
  }

  /**
   * Finds the fewest seeds that would probably show the typical run to be above a number, if middle
   * and spread stay as they are.
   *
   * @param alpha level of the test
   * @param target probability wanted
   * @param atMost where the search ends
   * @return empty if it is not above, cannot be told from these seeds, or takes more
   */
  public OptionalInt seedsToShowAbove(double value, double alpha, double target, int atMost) {
    if (sample.size() < 2 || !(middle() > value)) {
      return OptionalInt.empty();
    }
    double effect = sample.mean() - value;
    double deviation = Math.max(sample.standardDeviation(), range.step() / Math.sqrt(12));
    boolean counts = sample.isConstant() && range.step() == 0;
    // Where runs are counted already, more of them are not tested by t.
    for (int n = 2; n < SIGNS_FROM && !bySigns() && sample.missing().isEmpty(); n++) {
      boolean shown =
          counts ? Math.pow(0.5, n) <= alpha : Power.of(n, effect, deviation, alpha) >= target;
      if (shown) {
        return OptionalInt.of(n);
      }
    }
    double share =
        bySigns() || deviation == 0
            ? (above(value) + 0.5) / (seeds() + 1)
            : new NormalDistribution().cumulativeProbability(effect / deviation);
    return SignTest.seedsNeeded(share, alpha, target, SIGNS_FROM, atMost);
  }

  /** Finds the same for below. */
  public OptionalInt seedsToShowBelow(double value, double alpha, double target, int atMost) {
    return turned().seedsToShowAbove(-value, alpha, target, atMost);
  }

  private Sample imputed(double value) {
    if (sample.missing().isEmpty()) {
      return sample;
    }
    if (Double.isInfinite(value)) {
      throw new IllegalStateException(
          String.format(
              Locale.ENGLISH, "%s has no limit to put in a seed's place.", sample.metric()));
    }
    Sample.Builder whole = Sample.builder(sample.metric(), sample.unit());
    sample.values().forEach(whole::put);
    sample.missing().keySet().forEach(seed -> whole.put(seed, value));
    return whole.build();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    double low = sorted[(n - 1) / 2];
    double high = sorted[n / 2];
    return low == high ? low : (low + high) / 2;
  }
}
