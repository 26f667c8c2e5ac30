package dev.assay.claim.criterion;

import dev.assay.claim.assessment.Assessment;
import dev.assay.claim.assessment.CompositeAssessment;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.Measurement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * A claim that says several things, all of which must hold.
 *
 * <p>Each part enters the section's family by itself and gets its own grade. The whole follows from
 * this table, first line that applies:
 *
 * <table>
 * <caption>Grade of the whole</caption>
 * <tr><th>parts</th><th>whole</th></tr>
 * <tr><td>one is ILL_POSED</td><td>ILL_POSED</td></tr>
 * <tr><td>all are REPRODUCED</td><td>REPRODUCED</td></tr>
 * <tr><td>one is REFUTED, another REPRODUCED or PARTIAL</td><td>PARTIAL</td></tr>
 * <tr><td>one is REFUTED, none REPRODUCED or PARTIAL</td><td>REFUTED</td></tr>
 * <tr><td>one is INCONCLUSIVE, none REFUTED</td><td>INCONCLUSIVE</td></tr>
 * <tr><td>else: all REPRODUCED or PARTIAL</td><td>PARTIAL</td></tr>
 * </table>
 *
 * <p>So an undecided part keeps the whole from REPRODUCED, but cannot save a claim of which another
 * part is refuted.
 *
 * @param parts at least two criteria, none itself composite
 */
public record AllOf(List<Criterion> parts) implements Criterion {

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if there are fewer than two, or one is composite
   */
  public AllOf {
    parts = List.copyOf(parts);
    if (parts.size() < 2 || parts.stream().anyMatch(AllOf.class::isInstance)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "A composite of %d part(s) %s: give at least two, none of them composite.",
              parts.size(),
              parts.stream().map(Criterion::kind).toList()));
    }
  }

  /** Joins criteria all of which must hold. */
  public static AllOf of(Criterion... parts) {
    return new AllOf(List.of(parts));
  }

  @Override
  public String kind() {
    return "allOf";
  }

  @Override
  public String label() {
    return parts.stream().map(Criterion::label).collect(Collectors.joining("; "));
  }

  @Override
  public String describe() {
    StringBuilder text = new StringBuilder("All of these must hold:");
    for (int i = 0; i < parts.size(); i++) {
      text.append(String.format(Locale.ENGLISH, " (%d) %s", i + 1, parts.get(i).describe()));
    }
    return text.toString();
  }

  @Override
  public SortedMap<String, Object> thresholds() {
    Thresholds all = new Thresholds();
    for (int i = 0; i < parts.size(); i++) {
      String prefix = String.format(Locale.ENGLISH, "%02d.", i + 1);
      all.put(prefix + "kind", parts.get(i).kind());
      all.putAll(prefix, parts.get(i).thresholds());
    }
    return all.map();
  }

  @Override
  public Set<Measurement> needs() {
    return parts.stream()
        .flatMap(part -> part.needs().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Assessment assess(Evidence evidence, double alpha) {
    return new CompositeAssessment(
        parts.stream().map(Criterion::label).toList(),
        parts.stream().map(part -> part.assess(evidence, alpha)).toList());
  }
}
