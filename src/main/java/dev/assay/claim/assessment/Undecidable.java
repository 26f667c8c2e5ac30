package dev.assay.claim.assessment;

import dev.assay.claim.evidence.Text;
import dev.assay.statistics.Sample;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    Map<String, List<Long>> byReason =
        sample.missing().entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getValue,
                    LinkedHashMap::new,
                    Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    String seeds =
        byReason.entrySet().stream()
            .map(entry -> Text.seeds(entry.getValue()) + " (" + entry.getKey() + ")")
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
