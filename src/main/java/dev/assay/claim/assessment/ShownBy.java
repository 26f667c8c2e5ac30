package dev.assay.claim.assessment;

import dev.assay.claim.evidence.Text;
import dev.assay.statistics.BinomialProportion;
import dev.assay.statistics.Interval;
import dev.assay.statistics.Limits;
import dev.assay.statistics.Sample;
import dev.assay.statistics.anytime.AnytimeMean;
import java.util.Locale;

/**
 * In how many runs the pattern shows: would one more run show it?
 *
 * @param k seeds whose own number is on the claim's side of no effect, in every part of the claim
 * @param n seeds, those without a value included
 * @param interval of the share of all runs, exact (Clopper &amp; Pearson 1934); where seeds may be
 *     added for ever, one that holds at all times
 */
public record ShownBy(int k, int n, Interval interval) {

  /**
   * Counts the seeds.
   *
   * @param pattern of at least one seed
   * @param level level of the interval
   */
  static ShownBy of(SeedPattern pattern, double level) {
    Sample.Builder runs = Sample.builder("pattern", "");
    pattern.seeds().forEach(seed -> runs.put(seed, pattern.showing().contains(seed) ? 1.0 : 0.0));
    Sample all = runs.build();
    int n = all.size();
    int k = (int) Math.round(all.mean() * n);
    return new ShownBy(
        k,
        n,
        pattern.growing()
            ? AnytimeMean.of(all, Limits.SHARE).atOnce().interval(level)
            : new BinomialProportion(k, n).interval(level));
  }

  /** Says it in a few words, such as {@code 18 of 20 runs show it: 71.7% to 98.2% at 90%}. */
  public String text() {
    return String.format(
        Locale.ENGLISH, "%d of %d runs show it: %s", k, n, Text.interval(interval, Text.SHARE));
  }
}
