package dev.assay.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Hold the assessments of a composite criterion's parts, and grade the whole by {@link AllOf}'s
 * table.
 *
 * @param labels what each part judges
 * @param parts assessments, in the same order
 */
public record Combined(List<String> labels, List<Assessment> parts) implements Assessment {

  /** Copy both lists. */
  public Combined {
    labels = List.copyOf(labels);
    parts = List.copyOf(parts);
  }

  @Override
  public List<Observation> observations() {
    return parts.stream().flatMap(part -> part.observations().stream()).toList();
  }

  @Override
  public List<Tested> tests() {
    return parts.stream().flatMap(part -> part.tests().stream()).toList();
  }

  @Override
  public Outcome decide(Family family) {
    List<Outcome> outcomes = parts.stream().map(part -> part.decide(family)).toList();
    Grade grade = AllOf.combine(outcomes.stream().map(Outcome::grade).toList());
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      Outcome part = outcomes.get(i);
      lines.add(
          "Part %d, %s: %s. %s"
              .formatted(
                  i + 1,
                  labels.get(i),
                  part.grade(),
                  part.numbers().isEmpty() ? part.plain() : part.numbers()));
    }
    Outcome deciding = deciding(grade, outcomes);
    return new Outcome(
        grade,
        plain(outcomes),
        String.join("\n", lines),
        deciding.pRaw(),
        deciding.pAdjusted(),
        grade == Grade.INCONCLUSIVE ? power(outcomes) : Optional.empty(),
        outcomes.stream()
            .filter(part -> part.grade() != Grade.REPRODUCED)
            .findFirst()
            .orElse(outcomes.get(0))
            .deciding());
  }

  /** Count the parts that hold and say what comes in the way of the others. */
  private String plain(List<Outcome> outcomes) {
    List<String> others = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      Outcome part = outcomes.get(i);
      if (part.grade() != Grade.REPRODUCED) {
        others.add("“%s”: %s".formatted(labels.get(i), part.plain()));
      }
    }
    int all = outcomes.size();
    int holding = all - others.size();
    return holding == all
        ? "All %d parts of it are as claimed.".formatted(all)
        : "%s of its %d parts %s as claimed. %s"
            .formatted(
                holding == 0 ? "None" : String.valueOf(holding),
                all,
                holding == 1 ? "is" : "are",
                String.join(" ", others));
  }

  /** Find the part on which the grade turns: the least certain one, or the most certain against. */
  private static Outcome deciding(Grade grade, List<Outcome> outcomes) {
    Outcome found = Outcome.untested(grade, "");
    for (Outcome outcome : outcomes) {
      boolean relevant =
          grade == Grade.REPRODUCED || outcome.grade() == grade || grade == Grade.PARTIAL;
      if (relevant && outcome.pAdjusted().isPresent()) {
        OptionalDouble known = found.pAdjusted();
        double p = outcome.pAdjusted().getAsDouble();
        boolean stronger =
            grade == Grade.REFUTED
                ? p < known.orElse(Double.POSITIVE_INFINITY)
                : p > known.orElse(Double.NEGATIVE_INFINITY);
        found = stronger ? outcome : found;
      }
    }
    return found;
  }

  /** Advise for the part that needs most; seeds can decide the whole if they can decide a part. */
  private static Optional<PowerAdvice> power(List<Outcome> outcomes) {
    List<PowerAdvice> parts =
        outcomes.stream().flatMap(outcome -> outcome.power().stream()).toList();
    return parts.stream()
        .max(Comparator.comparingInt(advice -> advice.seedsNeeded().orElse(Integer.MAX_VALUE)))
        .map(worst -> worst.forWhole(parts.stream().anyMatch(PowerAdvice::seedsCanDecide)));
  }
}
