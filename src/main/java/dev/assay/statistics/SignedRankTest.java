package dev.assay.statistics;

import java.util.Arrays;
import java.util.Locale;

/**
 * A test of the centre of a symmetric distribution by the ranks of the distances from it.
 *
 * <p>Null of {@link #pGreater()}: each run's distance from the number is as likely below as above,
 * at every size (symmetry about the number, as for the difference of two arms that a seed treats
 * alike), or is shifted downwards from that. Runs are independent; heavy tails do no harm, and
 * neither do dead runs that strike both arms alike. An <em>asymmetric</em> distribution is outside
 * the null: where runs die in one arm only, median and mean differ, and this test is about neither;
 * take {@link SignTest} or {@link BoundedMeanTest}.
 *
 * <p>Wilcoxon 1945 (Biometrics Bull. 1), zeros ranked and then left out (Pratt 1959, JASA 54), ties
 * with their mean rank. p is exact, by counting over all signs given the distances, ties included.
 * A run without a value has the largest rank, on the side against whatever is being shown.
 *
 * @param pGreater p of the centre being at most the number
 * @param pLess p of the centre being at least the number
 */
public record SignedRankTest(double pGreater, double pLess) implements OneSided {

  /**
   * Tests the sample's centre against a number.
   *
   * @param nullValue the number, in the sample's unit
   * @throws IllegalArgumentException if the sample has no run
   */
  public static SignedRankTest of(Sample sample, double nullValue) {
    double[] distances =
        sample.map(sample.metric(), sample.unit(), value -> value - nullValue).toArray();
    int missing = sample.missing().size();
    if (distances.length + missing == 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH, "%s has no run: a signed rank test needs one.", sample.metric()));
    }
    double[] sizes = Arrays.stream(distances).map(Math::abs).toArray();
    int[] ranks = new int[distances.length + missing];
    int above = 0;
    int below = 0;
    for (int i = 0; i < ranks.length; i++) {
      if (i >= distances.length) {
        ranks[i] = 2 * (i + 1);
      } else if (sizes[i] != 0) {
        ranks[i] = MidRanks.doubled(sizes, i);
        above += distances[i] > 0 ? ranks[i] : 0;
        below += distances[i] < 0 ? ranks[i] : 0;
      }
    }
    double[] probability = distribution(ranks);
    return new SignedRankTest(tail(probability, above), tail(probability, below));
  }

  /**
   * Bounds the centre: the numbers that the test does not exclude at (1 − level) / 2 on each side
   * (Hodges &amp; Lehmann 1963, Ann. Math. Statist. 34).
   *
   * <p>By the ordered means of all pairs of runs, each run with itself included. With ties it may
   * be a little wider than the test. Runs without a value are −∞ for the lower and +∞ for the upper
   * bound.
   *
   * @param level confidence level in (0, 1)
   * @return in the sample's unit; a bound that too few runs support is infinite
   * @throws IllegalArgumentException if the sample has no run
   */
  public static Interval interval(Sample sample, double level) {
    double low = lowerBound(sample.toArray(Double.NEGATIVE_INFINITY), (1 - level) / 2);
    double[] turned =
        Arrays.stream(sample.toArray(Double.POSITIVE_INFINITY)).map(value -> -value).toArray();
    return new Interval(low, -lowerBound(turned, (1 - level) / 2), level);
  }

  private static double lowerBound(double[] values, double tail) {
    if (values.length == 0) {
      throw new IllegalArgumentException("A confidence interval needs a run: the sample has none.");
    }
    int n = values.length;
    double[] means = new double[n * (n + 1) / 2];
    int next = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        means[next++] = values[i] / 2 + values[j] / 2;
      }
    }
    Arrays.sort(means);
    int[] doubledRanks = new int[n];
    Arrays.setAll(doubledRanks, i -> 2 * (i + 1));
    double[] probability = distribution(doubledRanks);
    // k means at or below the number leave a positive rank sum of all − k.
    int k = 0;
    double p = probability[0];
    while (k < means.length && p <= tail) {
      k++;
      p += probability[2 * Math.min(k, means.length)];
    }
    return k == 0 ? Double.NEGATIVE_INFINITY : means[k - 1];
  }

  /** Computes P(sum of a random half of the ranks ≥ the observed one). */
  private static double tail(double[] probability, int observed) {
    // From the other end, where the terms are smallest.
    double p = 0;
    for (int sum = 0; sum < probability.length - observed; sum++) {
      p += probability[sum];
    }
    return Math.min(1, p);
  }

  /** Computes P(sum of a random half of the ranks = s) for each s; symmetric about its middle. */
  private static double[] distribution(int[] ranks) {
    double[] probability = new double[Arrays.stream(ranks).sum() + 1];
    probability[0] = 1;
    int most = 0;
    for (int rank : ranks) {
      most += rank;
      for (int sum = most; sum >= 0; sum--) {
        probability[sum] =
            (sum <= most - rank ? probability[sum] / 2 : 0)
                + (sum >= rank ? probability[sum - rank] / 2 : 0);
      }
    }
    return probability;
  }
}
