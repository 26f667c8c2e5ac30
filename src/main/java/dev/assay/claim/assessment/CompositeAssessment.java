package dev.assay.claim.assessment;

import dev.assay.claim.evidence.Observation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The assessments of a composite criterion's parts; the whole is graded by the table of {@link
 * AllOf}.
 *
 * @param labels what each part judges
 * @param parts assessments, in the same order
 */
public record CompositeAssessment(List<String> labels, List<Assessment> parts)
    implements Assessment {

  /** Copies both lists. */
  public CompositeAssessment {
    labels = List.copyOf(labels);
    parts = List.copyOf(parts);
  }

  @Override
  public List<Observation> observations() {
    return parts.stream().flatMap(part -> part.observations().stream()).toList();
  }

  @Override
  public List<TestedAssessment> tests() {
    return parts.stream().flatMap(part -> part.tests().stream()).toList();
  }

  @Override
  public Decision decide(HolmFamily family) {
    List<Decision> outcomes = parts.stream().map(part -> part.decide(family)).toList();
    Grade grade = combine(outcomes.stream().map(Decision::grade).toList());
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      Decision part = outcomes.get(i);
      lines.add(
          String.format(
              Locale.ENGLISH,
              "Part %d, %s: %s. %s",
              i + 1,
              labels.get(i),
              part.grade(),
              part.numbers().isEmpty() ? part.plain() : part.numbers()));
    }
    Decision deciding = deciding(grade, outcomes);
    return new Decision(
        grade,
        plain(outcomes),
        String.join("\n", lines),
        deciding.pRaw(),
        deciding.pAdjusted(),
        grade == Grade.INCONCLUSIVE ? power(outcomes) : Optional.empty(),
        deciding.deciding());
  }

  /** Counts the parts that hold and says what comes in the way of the others. */
  private String plain(List<Decision> outcomes) {
    int all = outcomes.size();
    int holding = all;
    // Parts that share a reason are named together, so that it is read once.
    Map<String, List<String>> others = new LinkedHashMap<>();
    for (int i = 0; i < all; i++) {
      Decision part = outcomes.get(i);
      if (part.grade() != Grade.REPRODUCED) {
        holding--;
        others
            .computeIfAbsent(part.plain(), reason -> new ArrayList<>())
            .add(String.format(Locale.ENGLISH, "“%s”", labels.get(i)));
      }
    }
    if (holding == all) {
      return (all == 2
              ? "Both parts of it are"
              : String.format(Locale.ENGLISH, "All %d parts of it are", all))
          + " as claimed.";
    }
    return String.format(
        Locale.ENGLISH,
        "%s of its %d parts %s as claimed. %s",
        holding == 0 ? "None" : String.valueOf(holding),
        all,
        holding == 1 ? "is" : "are",
        others.entrySet().stream()
            .map(entry -> String.join(" and ", entry.getValue()) + ": " + entry.getKey())
            .collect(Collectors.joining(" ")));
  }

  /**
   * Finds the part on which the grade turns: of those with the whole's grade the least certain, or
   * the most certain against; of a whole that holds in part, the first part that was decided and
   * does not hold in full, because a p in favour and a p against do not compare.
   */
  private static Decision deciding(Grade grade, List<Decision> outcomes) {
    if (grade == Grade.PARTIAL) {
      return outcomes.stream()
          .filter(part -> part.grade().isDecided() && part.grade() != Grade.REPRODUCED)
          .findFirst()
          .orElseThrow();
    }
    double certain = grade == Grade.REFUTED ? -1 : 1;
    return outcomes.stream()
        .filter(part -> part.grade() == grade)
        .reduce(
            (found, part) ->
                certain * part.pAdjusted().orElse(0) > certain * found.pAdjusted().orElse(0)
                    ? part
                    : found)
        .orElseThrow();
  }

  /** Advises for the part that needs most; seeds can decide the whole if they can decide a part. */
  private static Optional<PowerAdvice> power(List<Decision> outcomes) {
    List<PowerAdvice> parts =
        outcomes.stream().flatMap(outcome -> outcome.power().stream()).toList();
    return parts.stream()
        .max(Comparator.comparingInt(advice -> advice.seedsNeeded().orElse(Integer.MAX_VALUE)))
        .map(worst -> worst.forWhole(parts.stream().anyMatch(PowerAdvice::seedsCanDecide)));
  }

  /** Grades a whole from its parts by the table. */
  public static Grade combine(Collection<Grade> grades) {
    boolean holds = grades.contains(Grade.REPRODUCED) || grades.contains(Grade.PARTIAL);
    if (grades.contains(Grade.ILL_POSED)) {
      return Grade.ILL_POSED;
    }
    if (grades.stream().allMatch(Grade.REPRODUCED::equals)) {
      return Grade.REPRODUCED;
    }
    if (grades.contains(Grade.REFUTED)) {
      return holds ? Grade.PARTIAL : Grade.REFUTED;
    }
    return grades.stream().allMatch(Grade::isDecided) ? Grade.PARTIAL : Grade.INCONCLUSIVE;
  }
}
