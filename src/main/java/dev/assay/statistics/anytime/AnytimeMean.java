package dev.assay.statistics.anytime;

import dev.assay.statistics.BoundedMeanTest;
import dev.assay.statistics.Interval;
import dev.assay.statistics.Limits;
import dev.assay.statistics.Sample;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Tests the mean over runs of a metric with known limits, at any time; a share is the mean of 0 and
 * 1.
 *
 * <p>Null of {@link #greater}: given the runs before, each run's mean is at most v. Runs lie within
 * the limits; nothing else is assumed, and dead runs are covered, as in {@link BoundedMeanTest}.
 * The unit is one run of one seed.
 *
 * <p>With x and v scaled to [0, 1], the e-value is the average over bets θ in (0, 1) of
 *
 * <pre>∏ (1 + θ (xᵢ / v − 1))</pre>
 *
 * which are fair or worse if the mean is at most v (betting: Waudby-Smith &amp; Ramdas 2024, JRSS-B
 * 86; the average over bets: Cover 1991, Math. Finance 1). It does not depend on the order of the
 * runs, and falls as v rises. Of zeros and ones it is the beta-binomial mixture with the share
 * uniform on (v, 1] (Robbins 1970, Ann. Math. Statist. 41): with both directions' halves averaged,
 * n ones of n are worth 2ⁿ/(n + 1) against ½; in one direction nearly twice that. The average is
 * over 64 bets at the nodes of Gauss and Legendre: a valid e-process itself, equal to the integral
 * up to 127 runs.
 */
public final class AnytimeMean implements AnytimeTest {
  private static final int BETS = 64;
  private static final double[] BET = new double[BETS];
  private static final double[] STAKE = new double[BETS];

  /** Beyond this the stakes are scaled, long before a double overflows. */
  private static final double FAR = 1e100;

  static {
    GaussIntegrator unit = new GaussIntegratorFactory().legendre(BETS, 0.0, 1.0);
    for (int i = 0; i < BETS; i++) {
      BET[i] = unit.getPoint(i);
      STAKE[i] = unit.getWeight(i);
    }
  }

  private final Limits limits;
  private final double[] least;
  private final double[] most;
  private final UnaryOperator<EProcess> seen;

  private AnytimeMean(Limits limits, double[] least, double[] most, UnaryOperator<EProcess> seen) {
    this.seen = seen;
    this.limits = limits;
    this.least = least;
    this.most = most;
  }

  /**
   * Takes a sample's runs in ascending order of their seeds.
   *
   * @param limits what the metric can be, in its unit; {@link Limits#SHARE} for zeros and ones
   * @throws IllegalArgumentException if there is no run or a value is outside the limits
   */
  public static AnytimeMean of(Sample sample, Limits limits) {
    return new AnytimeMean(
        limits,
        limits.scale(sample, limits.low()),
        limits.scale(sample, limits.high()),
        UnaryOperator.identity());
  }

  /**
   * Returns the same by the evidence that all runs give at once, which does not depend on their
   * order and may weaken again; valid at all times, too.
   */
  public AnytimeTest atOnce() {
    return new AnytimeMean(limits, least, most, EProcess::atOnce);
  }

  /**
   * Gathers the evidence against a mean of at most a number.
   *
   * @param nullValue strictly within the limits
   * @throws IllegalArgumentException if it is not
   */
  @Override
  public EProcess greater(double nullValue) {
    return seen.apply(evidence(least, inside(nullValue)));
  }

  /**
   * Gathers the evidence against a mean of at least a number.
   *
   * @param nullValue strictly within the limits
   * @throws IllegalArgumentException if it is not
   */
  @Override
  public EProcess less(double nullValue) {
    return seen.apply(evidence(turned(most), 1 - inside(nullValue)));
  }

  @Override
  public Interval interval(double level) {
    double enough = -Math.log((1 - level) / 2);
    double[] turned = turned(most);
    double low = Limits.bisect(v -> seen.apply(evidence(least, v)).largestLog() < enough);
    double high = Limits.bisect(v -> seen.apply(evidence(turned, v)).largestLog() < enough);
    return new Interval(limits.unscale(low), limits.unscale(1 - high), level);
  }

  private double inside(double nullValue) {
    double scaled = limits.scale(nullValue);
    if (!(scaled > 0 && scaled < 1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "A null of %s is not strictly within the limits [%s, %s].",
              nullValue,
              limits.low(),
              limits.high()));
    }
    return scaled;
  }

  /** Gathers the evidence of values in [0, 1] against a mean of at most v in (0, 1). */
  static EProcess evidence(double[] values, double v) {
    double[] wealth = STAKE.clone();
    double[] logs = new double[values.length];
    double scale = 0;
    for (int run = 0; run < values.length; run++) {
      double odds = values[run] / v - 1;
      double sum = 0;
      for (int bet = 0; bet < BETS; bet++) {
        wealth[bet] *= 1 + BET[bet] * odds;
        sum += wealth[bet];
      }
      logs[run] = scale + Math.log(sum);
      if (sum > FAR || sum < 1 / FAR) {
        for (int bet = 0; bet < BETS; bet++) {
          wealth[bet] /= sum;
        }
        scale = logs[run];
      }
    }
    return EProcess.ofLogs(logs);
  }

  private static double[] turned(double[] values) {
    return Arrays.stream(values).map(value -> 1 - value).toArray();
  }
}
