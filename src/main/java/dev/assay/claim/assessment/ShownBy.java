package dev.assay.claim.assessment;

import dev.assay.claim.evidence.Text;
import dev.assay.statistics.BinomialProportion;
import dev.assay.statistics.Interval;
import java.util.Locale;
import java.util.Set;

/**
 * In how many runs the pattern shows: would one more run show it?
 *
 * @param k seeds whose own number is on the claim's side of no effect, in every part of the claim
 * @param n seeds, those without a value included
 * @param interval of the share of all runs, exact (Clopper &amp; Pearson 1934)
 */
public record ShownBy(int k, int n, Interval interval) {

  /**
   * Counts the seeds.
   *
   * @param showing seeds that show it
   * @param seeds all seeds, at least one
   * @param level level of the interval
   */
  static ShownBy of(Set<Long> showing, Set<Long> seeds, double level) {
    int n = seeds.size();
    int k = (int) seeds.stream().filter(showing::contains).count();
    return new ShownBy(k, n, new BinomialProportion(k, n).interval(level));
  }

  /** Says it in a few words, such as {@code 18 of 20 runs show it: 71.7% to 98.2% at 90%}. */
  public String text() {
    return String.format(
        Locale.ENGLISH, "%d of %d runs show it: %s", k, n, Text.interval(interval, Text.SHARE));
  }
}
