package dev.assay.statistics;

import java.util.Locale;

/**
 * A test of the mean over runs of a metric with known limits, such as an accuracy in [0, 1].
 *
 * <p>Null of {@link #pGreater()}: the mean over all runs is at most the number. Runs are
 * independent and lie within the limits; nothing else is assumed, so that rare dead runs are
 * covered: however many good runs were seen, p allows for bad ones that were not. The price is
 * power: without a spread to rely on, only a distance that is large against the width of the limits
 * can be shown by few runs.
 *
 * <p>With x̄ and v scaled to [0, 1] and kl(x, v) = x ln(x/v) + (1−x) ln((1−x)/(1−v)), P(mean of n ≥
 * x̄) is at most exp(−n kl(x̄, v)) (Hoeffding 1963, JASA 58, theorem 1) and at most e · P(Bin(n, v)
 * ≥ ⌊n x̄⌋) (Bentkus 2004, Ann. Probab. 32); p is the smaller. A run without a value counts as the
 * limit against whatever is being shown.
 *
 * @param n runs, at least 1
 * @param least mean of the runs, scaled to [0, 1], those without a value at the lower limit
 * @param most the same with those without a value at the upper limit
 * @param nullValue the number, scaled to (0, 1)
 */
public record BoundedMeanTest(int n, double least, double most, double nullValue)
    implements OneSided {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if there is no run, a mean is outside [0, 1], or the number is
   *     outside (0, 1)
   */
  public BoundedMeanTest {
    if (n < 1 || !(0 <= least && least <= most && most <= 1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "%d runs with a mean from %s to %s: give one run or more and means in [0, 1].",
              n,
              least,
              most));
    }
    if (!(nullValue > 0 && nullValue < 1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "A null of %s on the scale of the limits: it must lie strictly between them.",
              nullValue));
    }
  }

  /**
   * Tests the sample's mean against a number.
   *
   * @param limits what the metric can be, in its unit
   * @param nullValue the number, strictly within the limits
   * @throws IllegalArgumentException if a value is outside the limits or the number not inside
   */
  public static BoundedMeanTest of(Sample sample, Limits limits, double nullValue) {
    return new BoundedMeanTest(
        sample.size() + sample.missing().size(),
        mean(limits.scale(sample, limits.low())),
        mean(limits.scale(sample, limits.high())),
        limits.scale(nullValue));
  }

  @Override
  public double pGreater() {
    return tail(least, nullValue);
  }

  @Override
  public double pLess() {
    return tail(1 - most, 1 - nullValue);
  }

  /**
   * Bounds the mean: the numbers that the test does not exclude at (1 − level) / 2 on each side.
   *
   * @param level confidence level in (0, 1)
   * @return in the sample's unit, within the limits
   * @throws IllegalArgumentException if a value is outside the limits
   */
  public static Interval interval(Sample sample, Limits limits, double level) {
    double middle = limits.low() / 2 + limits.high() / 2;
    BoundedMeanTest test = of(sample, limits, middle);
    double tail = (1 - level) / 2;
    double low = Limits.bisect(v -> test.tail(test.least, v) > tail);
    double high = Limits.bisect(v -> test.tail(1 - test.most, v) > tail);
    return new Interval(limits.unscale(low), limits.unscale(1 - high), level);
  }

  private double tail(double mean, double v) {
    if (mean <= v) {
      return 1;
    }
    double divergence =
        mean * Math.log(mean / v) + (mean == 1 ? 0 : (1 - mean) * Math.log((1 - mean) / (1 - v)));
    double bentkus = Math.E * new BinomialProportion((int) Math.floor(n * mean), n).pGreater(v);
    return Math.min(1, Math.min(Math.exp(-n * divergence), bentkus));
  }

  private static double mean(double[] scaled) {
    double sum = 0;
    for (double value : scaled) {
      sum += value;
    }
    return Math.min(1, sum / scaled.length);
  }
}
