package dev.assay.claim.assessment;

import dev.assay.claim.evidence.Text;
import dev.assay.statistics.Sample;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Why a test cannot be made.
 *
 * @param why the reason, as a sentence
 * @param seedsLack whether more seeds would make it possible
 */
public record Undecidable(String why, boolean seedsLack) {

  /** Names the seeds, none of which has a value, those of one reason together. */
  public static Undecidable allMissing(String name, Sample sample) {
    SortedMap<Long, String> missing = sample.missing();
    String seeds =
        missing.values().stream()
            .distinct()
            .map(
                reason ->
                    missing.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(reason))
                        .map(entry -> String.valueOf(entry.getKey()))
                        .collect(
                            Collectors.joining(
                                ", ",
                                missing.values().stream().filter(reason::equals).count() == 1
                                    ? "seed "
                                    : "seeds ",
                                " (" + reason + ")")))
            .collect(Collectors.joining("; "));
    return new Undecidable(
        String.format(Locale.ENGLISH, "%s has a value for no seed: %s.", name, seeds), false);
  }

  /** Says that one seed, or none, decides nothing. */
  public static Undecidable tooFew(String name, Sample sample) {
    return new Undecidable(
        String.format(
            Locale.ENGLISH,
            "%s has %s with a value: one seed decides nothing.",
            name,
            Text.counted(sample.size(), "seed")),
        true);
  }
}
