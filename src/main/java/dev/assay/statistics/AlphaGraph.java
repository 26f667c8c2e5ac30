package dev.assay.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Tests several hypotheses one after the other, each rejection passing its share of α on (Bretz,
 * Maurer, Brannath &amp; Posch 2009, Statist. Med. 28).
 *
 * <p>Each hypothesis starts with a share of α. One whose p is at most its share is rejected, and
 * its share goes to the others in fixed proportions, until none can be rejected. The probability of
 * rejecting at least one true hypothesis is at most α, however the tests depend on one another.
 * With equal shares, passed on equally, it is Holm's procedure (1979).
 *
 * @param shares share of α that each hypothesis starts with; they sum to at most 1
 * @param passed for each hypothesis, which part of its share each of the others gets; each row sums
 *     to at most 1
 */
public record AlphaGraph(List<Double> shares, List<List<Double>> passed) {
  private static final double ROUNDING = 1e-9;

  /**
   * How one hypothesis is adjusted.
   *
   * @param share share of α that it has when its turn comes; 0 if it never gets any
   * @param before largest adjusted p of those whose turn came before
   */
  public record Adjustment(double share, double before) {

    /**
     * Adjusts a p-value of the hypothesis, to be compared with α. It is exact for the p that was
     * entered, and for a larger one states what it would need.
     */
    public double of(double p) {
      return share <= 0 ? 1 : Math.min(1, Math.max(before, p / share));
    }
  }

  /**
   * Copies and checks the shares.
   *
   * @throws IllegalArgumentException if a share is negative, they sum to more than 1, or the table
   *     does not fit
   */
  public AlphaGraph {
    shares = List.copyOf(shares);
    passed = passed.stream().map(List::copyOf).toList();
    boolean fits = passed.size() == shares.size() && sums(shares);
    for (int i = 0; i < passed.size(); i++) {
      fits &= passed.get(i).size() == shares.size() && sums(passed.get(i));
      fits = fits && passed.get(i).get(i) == 0;
    }
    if (!fits) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "Shares of α %s, passed on by %s: each row needs one number for each hypothesis, 0 or more, 0 for itself, 1 in all at most.",
              shares,
              passed));
    }
  }

  private static boolean sums(List<Double> row) {
    return row.stream().allMatch(value -> value >= 0)
        && row.stream().mapToDouble(Double::doubleValue).sum() <= 1 + ROUNDING;
  }

  /**
   * Adjusts p-values, so that comparing each with α is the sequential test at α.
   *
   * @param pValues one for each hypothesis, in [0, 1]
   * @return in the order given
   */
  public List<Adjustment> adjust(List<Double> pValues) {
    int n = shares.size();
    if (pValues.size() != n || !pValues.stream().allMatch(p -> p >= 0 && p <= 1)) {
      throw new IllegalArgumentException(
          String.format(Locale.ENGLISH, "p-values %s: give %d in [0, 1].", pValues, shares.size()));
    }
    double[] share = shares.stream().mapToDouble(Double::doubleValue).toArray();
    double[][] pass = new double[n][];
    for (int i = 0; i < n; i++) {
      pass[i] = passed.get(i).stream().mapToDouble(Double::doubleValue).toArray();
    }
    List<Adjustment> adjusted = new ArrayList<>(Collections.nCopies(n, new Adjustment(0, 1)));
    boolean[] done = new boolean[n];
    double before = 0;
    for (int turn = 0; turn < n; turn++) {
      int next = -1;
      for (int i = 0; i < n; i++) {
        if (!done[i]
            && share[i] > 0
            && (next < 0 || pValues.get(i) / share[i] < pValues.get(next) / share[next])) {
          next = i;
        }
      }
      if (next < 0) {
        break;
      }
      Adjustment adjustment = new Adjustment(share[next], before);
      adjusted.set(next, adjustment);
      before = adjustment.of(pValues.get(next));
      done[next] = true;
      remove(next, done, share, pass);
    }
    return List.copyOf(adjusted);
  }

  /** Passes on the share of a rejected hypothesis, and closes the paths that led over it. */
  private static void remove(int gone, boolean[] done, double[] share, double[][] pass) {
    int n = share.length;
    double[][] old = new double[n][];
    for (int i = 0; i < n; i++) {
      old[i] = pass[i].clone();
    }
    for (int i = 0; i < n; i++) {
      if (done[i]) {
        continue;
      }
      share[i] += share[gone] * old[gone][i];
      double back = old[i][gone] * old[gone][i];
      for (int j = 0; j < n; j++) {
        pass[i][j] =
            done[j] || i == j || back >= 1
                ? 0
                : (old[i][j] + old[i][gone] * old[gone][j]) / (1 - back);
      }
    }
    share[gone] = 0;
  }
}
