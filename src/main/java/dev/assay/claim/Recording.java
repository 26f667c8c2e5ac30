package dev.assay.claim;

import dev.assay.claim.evidence.Evidence;
import dev.assay.statistics.MetricRange;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an experiment measured in a run that is too long to repeat, so that it can be judged again
 * and again by the criteria as they are now, without training.
 *
 * @param section section of the report, for example {@code Part 1 §2}
 * @param setting data, scale and seeds of that run
 * @param evidence the measurements under the default settings
 * @param alternatives the same under each alternative setting, by the setting's name
 * @param criteria digest of each claim's criterion when the seeds were run, by the claim's id
 * @param origin where, when and by which code they were made
 */
public record Recording(
    String section,
    Setting setting,
    Evidence evidence,
    Map<String, Evidence> alternatives,
    Map<String, String> criteria,
    Origin origin) {

  /**
   * Where recorded measurements come from.
   *
   * @param commit commit of the code that made them, with a mark for uncommitted changes
   * @param recorded when the run ended, ISO-8601, UTC
   * @param machine what ran it, as one line
   * @param trials number of trials trained
   * @param seconds their training time, summed over all trials
   */
  public record Origin(String commit, String recorded, String machine, int trials, double seconds) {

    /** Says it in a few words. */
    public String text() {
      return String.format(
          Locale.ENGLISH,
          "recorded on %s with commit %s: %d trials, %s of training, %s",
          recorded.substring(0, Math.min(10, recorded.length())),
          commit,
          trials,
          duration(),
          machine);
    }

    private String duration() {
      long minutes = Math.round(seconds / 60);
      return minutes < 120
          ? minutes + " min"
          : String.format(Locale.ENGLISH, "%.1f h", seconds / 3600);
    }
  }

  /**
   * Copies the alternative settings.
   *
   * @throws IllegalArgumentException if the section is blank
   */
  public Recording {
    // Map.copyOf would lose the order, which readers see.
    alternatives = Collections.unmodifiableMap(new LinkedHashMap<>(alternatives));
    criteria = Collections.unmodifiableMap(new TreeMap<>(criteria));
    if (section.isBlank()) {
      throw new IllegalArgumentException("A recording needs the section that it is of.");
    }
  }

  /** Returns the same with what its metrics can be. */
  public Recording within(Map<String, MetricRange> ranges) {
    return new Recording(
        section,
        setting,
        evidence.within(ranges),
        Evidence.within(alternatives, ranges),
        criteria,
        origin);
  }

  /**
   * Tells whether a verdict's criterion is another one than when the seeds were run: it was then
   * written when they could have been seen, and decides nothing.
   */
  public boolean wasSeenBefore(Verdict verdict) {
    return !verdict.criterionDigest().equals(criteria.get(verdict.claim().id()));
  }

  /**
   * Judges the claims by what was recorded.
   *
   * @param claims all claims of the section
   * @return one verdict per claim, in the order given
   * @throws IllegalArgumentException if a claim is of another section, or a measurement it needs
   *     was not recorded
   */
  public List<Verdict> judge(List<Claim> claims) {
    for (Claim claim : claims) {
      if (!claim.section().equals(section)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ENGLISH,
                "Claim %s is of %s, but the recording is of %s.",
                claim.id(),
                claim.section(),
                section));
      }
    }
    return ThresholdRanges.attach(Judge.judge(claims, evidence, alternatives, setting));
  }
}
