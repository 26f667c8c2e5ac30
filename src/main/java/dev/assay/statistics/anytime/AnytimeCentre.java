package dev.assay.statistics.anytime;

import dev.assay.statistics.Interval;
import dev.assay.statistics.Sample;
import dev.assay.statistics.SignedRankTest;
import java.util.Arrays;
import java.util.Locale;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Tests the centre of a symmetric distribution at any time, by signs and ranks.
 *
 * <p>Null of {@link #greater}: as of {@link SignedRankTest}; each run's distance from v is as
 * likely below as above at every size, given the runs before. Asymmetric distributions are outside
 * it.
 *
 * <p>The sign of run t is a fair coin even when its distance is known; the more it stands out among
 * the distances so far, the more is bet on it. With r = (rank − ½) / t among the first t, z =
 * Φ⁻¹((1 + r) / 2) and the sign s, the e-value is the average over δ = ¼, ½, 1, 2, 4, 8 of
 *
 * <pre>∏ (1 + s tanh(δ z))</pre>
 *
 * where tanh(δ z) is the best bet if runs are normal with mean δ standard deviations (sequential
 * ranks: Reynolds 1975, Ann. Statist. 3; e-tests of symmetry: Vovk &amp; Wang 2024, New England J.
 * Statist. Data Sci. 2). It depends on the order of the runs. A run at v itself bets nothing; one
 * without a value loses the largest bet, and is ranked so that no value would be worse.
 */
public final class AnytimeCentre implements AnytimeTest {
  private static final double[] EFFECTS = {0.25, 0.5, 1, 2, 4, 8};
  private static final NormalDistribution NORMAL = new NormalDistribution();

  private final double[] least;
  private final double[] most;

  private AnytimeCentre(double[] least, double[] most) {
    this.least = least;
    this.most = most;
  }

  /**
   * Takes a sample's runs in ascending order of their seeds.
   *
   * @throws IllegalArgumentException if there is no run
   */
  public static AnytimeCentre of(Sample sample) {
    if (sample.size() + sample.missing().size() == 0) {
      throw new IllegalArgumentException(
          String.format(Locale.ENGLISH, "%s has no run: evidence needs one.", sample.metric()));
    }
    return new AnytimeCentre(
        sample.toArray(Double.NEGATIVE_INFINITY), sample.toArray(Double.POSITIVE_INFINITY));
  }

  @Override
  public EProcess greater(double nullValue) {
    return evidence(least, nullValue);
  }

  @Override
  public EProcess less(double nullValue) {
    return evidence(turned(most), -nullValue);
  }

  @Override
  public Interval interval(double level) {
    double enough = -Math.log((1 - level) / 2);
    return new Interval(lowest(least, enough), -lowest(turned(most), enough), level);
  }

  /**
   * Finds the least number that is not excluded from below.
   *
   * <p>As v rises past the mean of two runs, the farther one above it loses rank or the one below
   * gains it, or a sign turns: the evidence only falls, and only there.
   */
  private static double lowest(double[] values, double enough) {
    double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
    int n = finite.length;
    double[] means = new double[n * (n + 1) / 2];
    int next = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        means[next++] = finite[i] / 2 + finite[j] / 2;
      }
    }
    double[] turns = Arrays.stream(means).sorted().distinct().toArray();
    int excluded = -1;
    int open = turns.length;
    while (open - excluded > 1) {
      int middle = (excluded + open) / 2;
      if (evidence(values, between(turns, middle)).largestLog() >= enough) {
        excluded = middle;
      } else {
        open = middle;
      }
    }
    return open == 0 ? Double.NEGATIVE_INFINITY : turns[open - 1];
  }

  /** Picks a number below the turn of this place and above the one before. */
  private static double between(double[] turns, int place) {
    if (place == 0) {
      return turns[0] - 1 - Math.abs(turns[0]);
    }
    return turns[place - 1] / 2 + turns[place] / 2;
  }

  private static EProcess evidence(double[] values, double v) {
    double[] wealth = new double[EFFECTS.length];
    double[] logs = new double[values.length];
    for (int run = 0; run < values.length; run++) {
      double sign = Math.signum(values[run] - v);
      double rank = doubledRank(values, run, v) / 2.0;
      double z = NORMAL.inverseCumulativeProbability(0.5 + (rank - 0.5) / (run + 1) / 2);
      for (int i = 0; i < EFFECTS.length; i++) {
        wealth[i] += Math.log1p(sign * Math.tanh(EFFECTS[i] * z));
      }
      logs[run] = EProcess.logMean(wealth);
    }
    return EProcess.ofLogs(logs);
  }

  /**
   * Ranks a run's distance among those up to it, at the worst for runs without a value: such a run
   * is itself the farthest, and later ones outrank it where they lie below v and not above.
   */
  private static int doubledRank(double[] values, int run, double v) {
    if (Double.isInfinite(values[run])) {
      return 2 * (run + 1);
    }
    double own = Math.abs(values[run] - v);
    int rank = 2;
    for (int i = 0; i < run; i++) {
      double other = Math.abs(values[i] - v);
      if (Double.isInfinite(other)) {
        rank += values[run] < v ? 2 : 0;
      } else {
        rank += other < own ? 2 : other == own ? 1 : 0;
      }
    }
    return rank;
  }

  private static double[] turned(double[] values) {
    return Arrays.stream(values).map(value -> -value).toArray();
  }
}
