package dev.assay.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * A test of whether arms rise in the order claimed, with the seed as block: Page's L.
 *
 * <p>Null of {@link #pGreater()}: within a seed every order of the arms is equally likely. L is the
 * sum over seeds and arms of the arm's claimed place (1, 2, …) times its rank within the seed (Page
 * 1963, JASA 58). Nothing is assumed of the distribution or of differences between seeds. The null
 * needs <em>exchangeable</em> arms: were neighbouring arms of a seed more alike than distant ones
 * (a shared error that drifts along the grid), L would vary more than here allowed for and false
 * alarms exceed α; one number per seed in a {@link SignedRankTest} is the remedy.
 *
 * <p>Up to 12 arms p is exact for any number of seeds: the sums of one seed are counted over the
 * sets of ranks given out (2ᵏ states), ties within it included, and convolved over seeds. Beyond,
 * 2ᵏ grows too large (2¹² states take milliseconds, 2²⁰ a minute), and many arms make the normal
 * approximation good: with a continuity correction of half the distance between neighbouring sums
 * it is within 0.003 of the exact p near 5% from 12 arms and 2 seeds on ({@code PageLTest}).
 *
 * <p>In a seed that lacks a value in some arm, every comparison that involves it counts against
 * whatever is being shown, and so does every tie in that seed.
 *
 * @param seeds blocks, at least 1
 * @param arms arms, at least 3
 * @param least L with all that is open counted against a rise
 * @param most L with all that is open counted for a rise
 * @param pGreater p of no rise
 * @param pLess p of no fall
 */
public record PageL(int seeds, int arms, double least, double most, double pGreater, double pLess)
    implements OneSided {
  /** Up to here every order is counted. */
  static final int EXACT_UP_TO = 12;

  /** The sums of a seed without ties by number of arms, which nearly every seed needs. */
  private static final Map<Integer, double[]> WITHOUT_TIES = new ConcurrentHashMap<>();

  /**
   * Tests arms given in the order in which they are claimed to rise.
   *
   * @param arms one sample of the metric for each arm; a seed that one of them lacks is missing in
   *     it
   * @throws IllegalArgumentException if there are fewer than three arms, or no seed
   */
  public static PageL of(List<Sample> arms) {
    if (arms.size() < 3) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "%d arms have no order to test beyond a pair: give at least three.",
              arms.size()));
    }
    SortedSet<Long> seeds = new TreeSet<>();
    for (Sample arm : arms) {
      seeds.addAll(arm.values().keySet());
      seeds.addAll(arm.missing().keySet());
    }
    if (seeds.isEmpty()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "%s has no seed in any arm: Page's test needs one.",
              arms.get(0).metric()));
    }
    List<double[]> blocks = new ArrayList<>();
    for (long seed : seeds) {
      double[] block = new double[arms.size()];
      for (int arm = 0; arm < block.length; arm++) {
        block[arm] = arms.get(arm).values().getOrDefault(seed, Double.NaN);
      }
      blocks.add(block);
    }
    return of(blocks, blocks.get(0).length <= EXACT_UP_TO);
  }

  static PageL of(List<double[]> blocks, boolean exact) {
    int k = blocks.get(0).length;
    int least = 0;
    int most = 0;
    double variance = 0;
    Map<List<Integer>, double[]> known = new HashMap<>();
    double[] sum = {1};
    for (double[] block : blocks) {
      least += doubledL(block, false);
      most += doubledL(block, true);
      List<Integer> ranks = ranks(block);
      variance += variance(ranks);
      if (exact) {
        sum = convolve(sum, known.computeIfAbsent(ranks, PageL::sums));
      }
    }
    int centre = blocks.size() * k * (k + 1) * (k + 1) / 2;
    double greater;
    double less;
    if (exact) {
      greater = tail(sum, least);
      // Turning every order round mirrors L about its centre.
      less = tail(sum, 2 * centre - most);
    } else {
      greater = normalTail((least - centre) / 2.0, variance);
      less = normalTail((centre - most) / 2.0, variance);
    }
    return new PageL(blocks.size(), k, least / 2.0, most / 2.0, greater, less);
  }

  /** Computes 2 Σ place · rank; NaN is a missing value. */
  private static int doubledL(double[] block, boolean openRises) {
    boolean complete = isComplete(block);
    int sum = 0;
    for (int i = 0; i < block.length; i++) {
      sum += 2 * (i + 1);
      for (int j = i + 1; j < block.length; j++) {
        // A pair gives the place of its higher arm: j if it rises, i if it falls, half at a tie.
        boolean tied = block[i] == block[j];
        boolean decided = block[i] < block[j] || block[i] > block[j] || tied && complete;
        double rises = decided ? (tied ? 0.5 : block[i] < block[j] ? 1 : 0) : openRises ? 1 : 0;
        sum += 2 * (i + 1) + (int) Math.round(2 * (j - i) * rises);
      }
    }
    return sum;
  }

  private static boolean isComplete(double[] block) {
    for (double value : block) {
      if (Double.isNaN(value)) {
        return false;
      }
    }
    return true;
  }

  /** Computes the doubled ranks of a seed, sorted; those without ties where a value is missing. */
  private static List<Integer> ranks(double[] block) {
    List<Integer> ranks = new ArrayList<>();
    boolean complete = isComplete(block);
    for (int i = 0; i < block.length; i++) {
      ranks.add(complete ? MidRanks.doubled(block, i) : 2 * (i + 1));
    }
    ranks.sort(null);
    return List.copyOf(ranks);
  }

  /** Computes the variance of Σ place · rank over all orders of the ranks. */
  private static double variance(List<Integer> doubledRanks) {
    int k = doubledRanks.size();
    double centre = (k + 1) / 2.0;
    double places = 0;
    double ranks = 0;
    for (int i = 0; i < k; i++) {
      places += (i + 1 - centre) * (i + 1 - centre);
      double rank = doubledRanks.get(i) / 2.0 - centre;
      ranks += rank * rank;
    }
    return places * ranks / (k - 1);
  }

  private static double[] sums(List<Integer> doubledRanks) {
    int k = doubledRanks.size();
    return doubledRanks.stream().distinct().count() == k
        ? WITHOUT_TIES.computeIfAbsent(k, arms -> distribution(doubledRanks))
        : distribution(doubledRanks);
  }

  /** Computes the probability of each 2 Σ place · rank over all orders of the ranks. */
  private static double[] distribution(List<Integer> doubledRanks) {
    int k = doubledRanks.size();
    int largest = 0;
    for (int i = 0; i < k; i++) {
      largest += (i + 1) * doubledRanks.get(i);
    }
    double[][] bySet = new double[1 << k][];
    // Where a set's sums begin and end: a small part of the whole range.
    int[] from = new int[bySet.length];
    int[] to = new int[bySet.length];
    Arrays.fill(from, 1, from.length, largest);
    bySet[0] = new double[largest + 1];
    bySet[0][0] = 1;
    for (int set = 0; set < bySet.length - 1; set++) {
      int place = Integer.bitCount(set) + 1;
      for (int i = 0; i < k; i++) {
        if ((set >>> i & 1) == 0) {
          int grown = set | 1 << i;
          if (bySet[grown] == null) {
            bySet[grown] = new double[largest + 1];
          }
          int step = place * doubledRanks.get(i);
          for (int s = from[set]; s <= to[set]; s++) {
            bySet[grown][s + step] += bySet[set][s] / (k - place + 1);
          }
          from[grown] = Math.min(from[grown], from[set] + step);
          to[grown] = Math.max(to[grown], to[set] + step);
        }
      }
      bySet[set] = new double[0];
    }
    return bySet[bySet.length - 1];
  }

  private static double[] convolve(double[] one, double[] other) {
    double[] sum = new double[one.length + other.length - 1];
    int[] possible = IntStream.range(0, other.length).filter(j -> other[j] != 0).toArray();
    for (int i = 0; i < one.length; i++) {
      if (one[i] != 0) {
        for (int j : possible) {
          sum[i + j] += one[i] * other[j];
        }
      }
    }
    return sum;
  }

  private static double tail(double[] probability, int from) {
    double p = 0;
    for (int i = probability.length - 1; i >= Math.max(0, from); i--) {
      p += probability[i];
    }
    return Math.min(1, p);
  }

  private static double normalTail(double excess, double variance) {
    return variance == 0
        ? 1
        : new NormalDistribution().cumulativeProbability((0.5 - excess) / Math.sqrt(variance));
  }
}
