package dev.assay.claim;

import dev.assay.claim.evidence.Evidence;
import dev.assay.statistics.MetricRange;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What an experiment measured in runs that are too long to repeat, so that it can be judged again
 * and again by the criteria as they are now, without training. Seeds are added to it and never
 * replaced.
 *
 * @param section section of the report, for example {@code Part 1 §2}
 * @param setting data, scale and all seeds; its digest is that of the planned seeds' trials
 * @param growth the seeds of each run, those of the one that began the recording first: their
 *     number was fixed before it, all others were added later
 * @param code what all seeds have in common
 * @param evidence the measurements under the default settings
 * @param alternatives the same under each alternative setting, by the setting's name
 * @param criteria digest of each claim's criterion when the seeds were run, by the claim's id
 * @param origins where each seed comes from
 */
public record Recording(
    String section,
    Setting setting,
    Growth growth,
    RecordedCode code,
    Evidence evidence,
    Map<String, Evidence> alternatives,
    Map<String, String> criteria,
    SortedMap<Long, RecordedSeed> origins) {

  /**
   * Where recorded measurements come from.
   *
   * @param commit commit of the code that made them, with a mark for uncommitted changes
   * @param recorded when the run ended, ISO-8601, UTC
   * @param machine what ran it, as one line
   * @param trials number of trials trained
   * @param seconds their training time, summed over all trials
   * @param training version of the code that trained
   * @param kernels what computed it, each once
   */
  public record Origin(
      String commit,
      String recorded,
      String machine,
      int trials,
      double seconds,
      int training,
      String kernels) {

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
   * Copies lists and maps.
   *
   * @throws IllegalArgumentException if the section is blank, or a seed has no origin or is of no
   *     run
   */
  public Recording {
    // Map.copyOf would lose the order, which readers see.
    alternatives = Collections.unmodifiableMap(new LinkedHashMap<>(alternatives));
    criteria = Collections.unmodifiableMap(new TreeMap<>(criteria));
    origins = Collections.unmodifiableSortedMap(new TreeMap<>(origins));
    if (section.isBlank()) {
      throw new IllegalArgumentException("A recording needs the section that it is of.");
    }
    Set<Long> run = new TreeSet<>();
    growth.runs().forEach(run::addAll);
    if (!origins.keySet().equals(new TreeSet<>(setting.seeds())) || !origins.keySet().equals(run)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "A recording of seeds %s with the origins of %s and runs of %s: each seed has one origin and is of one run.",
              setting.seeds(),
              origins.keySet(),
              growth.runs()));
    }
  }

  /** Returns the same with what its metrics can be. */
  public Recording within(Map<String, MetricRange> ranges) {
    return new Recording(
        section,
        setting,
        growth,
        code,
        evidence.within(ranges),
        Evidence.within(alternatives, ranges),
        criteria,
        origins);
  }

  /**
   * Says where all of it comes from: the commits and machines in the order of their seeds, each
   * once, and the time of the last seed.
   */
  public Origin origin() {
    return new Origin(
        joined(RecordedSeed::commit, ", "),
        origins.values().stream()
            .map(RecordedSeed::finished)
            .max(Comparator.naturalOrder())
            .orElseThrow(),
        joined(RecordedSeed::machine, "; "),
        origins.values().stream().mapToInt(RecordedSeed::trials).sum(),
        origins.values().stream().mapToDouble(RecordedSeed::seconds).sum(),
        code.training(),
        joined(RecordedSeed::kernels, "; "));
  }

  private String joined(Function<RecordedSeed, String> what, String separator) {
    return origins.values().stream().map(what).distinct().collect(Collectors.joining(separator));
  }

  /**
   * Tells whether a verdict's criterion is another one than when the seeds were run: it was then
   * written when they could have been seen, and decides nothing.
   */
  public boolean wasSeenBefore(Verdict verdict) {
    return !verdict
        .claim()
        .criterionDigest(setting.alpha())
        .equals(criteria.get(verdict.claim().id()));
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
    return ThresholdRanges.attach(
        Judge.judge(claims, evidence, alternatives, setting.growing(growth)));
  }
}
