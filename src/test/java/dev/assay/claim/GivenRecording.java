package dev.assay.claim;

import dev.assay.claim.evidence.Evidence;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Makes recordings for tests: of a loss that is a tenth of the seed in one arm and 1 in another.
 */
public final class GivenRecording {
  public static final String SECTION = "HW1-1 §2";
  public static final RecordedCode CODE = new RecordedCode(4, Given.DIGEST);

  private GivenRecording() {}

  /** Records some seeds of the section, planned as they are. */
  public static Recording of(long... seeds) {
    Evidence.Builder evidence = Evidence.builder().arm("16", 16);
    LongStream.of(seeds)
        .forEach(
            seed ->
                evidence
                    .put("loss", "nats", "deep", seed, seed / 10.0)
                    .put("loss", "nats", "16", seed, 1));
    List<Long> all = LongStream.of(seeds).boxed().toList();
    return of(all, evidence.build(), Map.of(), Map.of("F2", Given.DIGEST), origins(all, "a"));
  }

  /** Records this evidence. */
  public static Recording of(
      List<Long> seeds,
      Evidence evidence,
      Map<String, Evidence> alternatives,
      Map<String, String> criteria,
      SortedMap<Long, RecordedSeed> origins) {
    return new Recording(
        SECTION,
        new Setting("mnist", "full", seeds, Given.ALPHA, true, true, Given.DIGEST),
        new Growth(List.of(seeds), false),
        CODE,
        evidence,
        alternatives,
        criteria,
        origins);
  }

  /** Says that seeds came from a commit, with results that follow from their numbers. */
  public static SortedMap<Long, RecordedSeed> origins(List<Long> seeds, String commit) {
    SortedMap<Long, RecordedSeed> origins = new TreeMap<>();
    seeds.forEach(
        seed -> origins.put(seed, origin(commit, String.format(Locale.ENGLISH, "%064x", seed))));
    return origins;
  }

  /** Says where a seed came from. */
  public static RecordedSeed origin(String commit, String digest) {
    return new RecordedSeed(
        commit, "2026-11-24T16:00:00Z", "a machine", "plain Java", 3, 60, digest);
  }
}
