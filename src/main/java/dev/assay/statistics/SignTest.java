package dev.assay.statistics;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * A test of a median over runs against a number by counting the runs on either side of it.
 *
 * <p>Null of {@link #pGreater()}: at most half of all runs lie above the number, P(X &gt; v) ≤ ½.
 * Runs are independent; nothing is assumed of their distribution, so that dead runs, heavy tails
 * and values in steps do no harm. A run that ties with the number or has no value counts against
 * either direction. p is the exact binomial tail of {@link BinomialProportion} (Arbuthnott 1710;
 * Dixon &amp; Mood 1946, JASA 41) and never below 2⁻ⁿ.
 *
 * @param above runs above the number
 * @param below runs below it
 * @param open runs that tie with it or have no value
 */
public record SignTest(int above, int below, int open) implements OneSided {

  /**
   * Checks the counts.
   *
   * @throws IllegalArgumentException if one is negative or there is no run
   */
  public SignTest {
    if (above < 0 || below < 0 || open < 0 || above + below + open < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "%d runs above, %d below and %d open: counts are 0 or more, and one run is needed.",
              above,
              below,
              open));
    }
  }

  /**
   * Counts the runs of a sample, those without a value included.
   *
   * @param nullValue the number, in the sample's unit
   * @throws IllegalArgumentException if the sample has no run
   */
  public static SignTest of(Sample sample, double nullValue) {
    double[] values = sample.toArray();
    int above = (int) Arrays.stream(values).filter(value -> value > nullValue).count();
    int below = (int) Arrays.stream(values).filter(value -> value < nullValue).count();
    return new SignTest(above, below, values.length + sample.missing().size() - above - below);
  }

  /** Counts the runs. */
  public int n() {
    return above + below + open;
  }

  @Override
  public double pGreater() {
    return new BinomialProportion(above, n()).pGreater(0.5);
  }

  @Override
  public double pLess() {
    return new BinomialProportion(below, n()).pGreater(0.5);
  }

  /**
   * Bounds the median by two order statistics (Thompson 1936, Ann. Math. Statist. 7).
   *
   * <p>A number lies below the interval exactly if its {@link #pGreater()} is at most (1 − level) /
   * 2, and above it likewise. Runs without a value are −∞ for the lower and +∞ for the upper bound.
   *
   * @param level confidence level in (0, 1)
   * @return in the sample's unit; a bound that too few runs support is infinite
   * @throws IllegalArgumentException if the sample has no run
   */
  public static Interval interval(Sample sample, double level) {
    double[] low = sample.toArray(Double.NEGATIVE_INFINITY);
    double[] high = sample.toArray(Double.POSITIVE_INFINITY);
    Arrays.sort(low);
    Arrays.sort(high);
    int n = low.length;
    // The largest k with P(Bin(n, ½) ≤ k − 1) ≤ tail: the k-th value from either end.
    int k = 0;
    while (k < n && new BinomialProportion(n - k, n).pGreater(0.5) <= (1 - level) / 2) {
      k++;
    }
    return new Interval(
        k == 0 ? Double.NEGATIVE_INFINITY : low[k - 1],
        k == 0 ? Double.POSITIVE_INFINITY : high[n - k],
        level);
  }

  /**
   * Finds the fewest runs with which this test would probably decide.
   *
   * @param share share of the runs on the side to be shown
   * @param alpha level of the test, in (0, 1)
   * @param target probability wanted
   * @param from fewest runs to consider, at least 1
   * @param atMost most runs to consider
   * @return empty if the share is at most ½ or more runs are needed
   */
  public static OptionalInt seedsNeeded(
      double share, double alpha, double target, int from, int atMost) {
    if (!(share > 0.5)) {
      return OptionalInt.empty();
    }
    NormalDistribution normal = new NormalDistribution();
    double quantiles =
        normal.inverseCumulativeProbability(1 - alpha)
            + normal.inverseCumulativeProbability(target) * 2 * Math.sqrt(share * (1 - share));
    // The normal approximation, from which the search sets out well below.
    double about = Math.pow(Math.max(0, quantiles) / (2 * share - 1), 2);
    if (about > 2.0 * atMost) {
      return OptionalInt.empty();
    }
    int start = Math.max(from, (int) (0.7 * about) - 10);
    int critical = start / 2;
    for (int n = start; n <= atMost; n++) {
      while (critical <= n && new BinomialProportion(critical, n).pGreater(0.5) > alpha) {
        critical++;
      }
      if (critical <= n && new BinomialProportion(critical, n).pGreater(share) >= target) {
        return OptionalInt.of(n);
      }
    }
    return OptionalInt.empty();
  }
}
