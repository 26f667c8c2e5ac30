package dev.assay.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Adjusts p-values for the number of tests made together (Holm 1979). */
public final class Holm {
  private Holm() {}

  /**
   * Adjusts the p-values of one family, so that comparing each with α errs with probability at most
   * α over the whole family, however the tests depend on one another.
   *
   * <p>In ascending order, the i-th of m becomes max over j ≤ i of min(1, (m − j + 1) p_j).
   *
   * @return adjusted p-values in the order given
   * @throws IllegalArgumentException if a p-value is outside [0, 1]
   */
  public static List<Double> adjust(List<Double> pValues) {
    for (double p : pValues) {
      if (!(p >= 0 && p <= 1)) {
        throw new IllegalArgumentException(
            String.format(Locale.ENGLISH, "A p-value of %s is outside [0, 1].", p));
      }
    }
    List<Integer> ascending =
        IntStream.range(0, pValues.size())
            .boxed()
            .sorted(Comparator.comparingDouble(pValues::get))
            .toList();
    List<Double> adjusted = new ArrayList<>(pValues);
    double largest = 0;
    for (int rank = 0; rank < ascending.size(); rank++) {
      int place = ascending.get(rank);
      largest = Math.max(largest, Math.min(1, (pValues.size() - rank) * pValues.get(place)));
      adjusted.set(place, largest);
    }
    return List.copyOf(adjusted);
  }
}
