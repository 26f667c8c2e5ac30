package dev.assay.claim.assessment;

import dev.assay.claim.evidence.Observation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The assessments of a composite criterion's parts; the whole is graded by the table of {@link
 * AllOf}.
 *
 * @param labels what each part judges
 * @param parts assessments, in the same order
 * @param roles what each is to the whole
 */
public record CompositeAssessment(List<String> labels, List<Assessment> parts, List<Role> roles)
    implements Assessment {

  /** Copies the lists. */
  public CompositeAssessment {
    roles = List.copyOf(roles);
    labels = List.copyOf(labels);
    parts = List.copyOf(parts);
  }

  /** Returns the same of other assessments of its parts, by their places. */
  public CompositeAssessment withParts(IntFunction<Assessment> part) {
    return new CompositeAssessment(
        labels, IntStream.range(0, parts.size()).mapToObj(part).toList(), roles);
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
  public boolean isIllPosed() {
    return parts.stream().anyMatch(Assessment::isIllPosed);
  }

  /** Tells whether a part, refuted, refutes the whole: a core part, or any where none is core. */
  boolean refutes(int part) {
    return roles.get(part) == (roles.contains(Role.CORE) ? Role.CORE : Role.PART);
  }

  /** Counts the parts that do. */
  int refuting() {
    return (int) IntStream.range(0, parts.size()).filter(this::refutes).count();
  }

  @Override
  public SeedPattern shown() {
    return SeedPattern.all(
        IntStream.range(0, parts.size())
            .filter(i -> roles.get(i) != Role.CONDITION)
            .mapToObj(i -> parts.get(i).shown())
            .toList());
  }

  @Override
  public Decision decide(HolmFamily family) {
    List<Decision> outcomes = parts.stream().map(part -> part.decide(family)).toList();
    Grade grade = combine(outcomes.stream().map(Decision::grade).toList(), roles);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      Decision part = outcomes.get(i);
      lines.add(
          String.format(
              Locale.ENGLISH,
              "%s %d, %s: %s. %s",
              switch (roles.get(i)) {
                case PART -> "Part";
                case CORE -> "Core part";
                case CONDITION -> "Condition, part";
              },
              i + 1,
              labels.get(i),
              part.grade(),
              part.numbers().isEmpty() ? part.plain() : part.numbers()));
    }
    Decision deciding = deciding(grade, outcomes);
    Optional<PartialKind> kind =
        grade == Grade.PARTIAL ? Optional.of(kind(outcomes)) : Optional.empty();
    boolean open =
        grade == Grade.INCONCLUSIVE || kind.filter(PartialKind.SIZE_OPEN::equals).isPresent();
    return new Decision(
        grade,
        plain(grade, outcomes),
        String.join("\n", lines),
        deciding.pRaw(),
        deciding.pAdjusted(),
        open ? power(outcomes) : Optional.empty(),
        deciding.deciding(),
        kind,
        shownBy(1 - 2 * family.alpha()));
  }

  /** Tells what keeps the whole from holding: a part shown to fall short, or none shown to. */
  private static PartialKind kind(List<Decision> outcomes) {
    return outcomes.stream()
            .anyMatch(
                part ->
                    part.grade() == Grade.REFUTED
                        || part.partial().filter(PartialKind.SMALLER::equals).isPresent())
        ? PartialKind.SMALLER
        : PartialKind.SIZE_OPEN;
  }

  @Override
  public Grade grade(HolmFamily family) {
    return combine(parts.stream().map(part -> part.grade(family)).toList(), roles);
  }

  /** Counts the parts that hold, fail and are open, and says what comes in the way of each. */
  private String plain(Grade whole, List<Decision> outcomes) {
    // Parts that share a reason are named together, so that it is read once.
    Map<String, List<String>> others = new LinkedHashMap<>();
    for (int i = 0; i < outcomes.size(); i++) {
      Decision part = outcomes.get(i);
      if (part.grade() != Grade.REPRODUCED) {
        others
            .computeIfAbsent(part.plain(), reason -> new ArrayList<>())
            .add(String.format(Locale.ENGLISH, "“%s”", labels.get(i)));
      }
    }
    return Stream.concat(
            Stream.of(lead(whole, outcomes.stream().map(Decision::grade).toList())),
            others.entrySet().stream()
                .map(entry -> String.join(" and ", entry.getValue()) + ": " + entry.getKey()))
        .collect(Collectors.joining(" "));
  }

  private static String lead(Grade whole, List<Grade> grades) {
    int all = grades.size();
    int holding = Collections.frequency(grades, Grade.REPRODUCED);
    int open = Collections.frequency(grades, Grade.INCONCLUSIVE);
    if (holding == all) {
      return (all == 2 ? "Both parts" : String.format(Locale.ENGLISH, "All %d parts", all))
          + " of it are as claimed.";
    }
    if (whole == Grade.UNTESTED) {
      return "What the claim is said of does not hold, so the rest of it is not tested.";
    }
    if (open == all) {
      return (all == 2 ? "Both parts" : String.format(Locale.ENGLISH, "All %d parts", all))
          + " of it are open.";
    }
    if (open == 0) {
      return holding == 0 && whole != Grade.REFUTED
          ? "No part of it is shown in full."
          : counted(holding == 0 ? "None" : String.valueOf(holding), holding, all, "as claimed.");
    }
    String undecided = String.format(Locale.ENGLISH, ", and %d %s open.", open, are(open));
    return holding > 0
        ? counted(String.valueOf(holding), holding, all, "as claimed") + undecided
        : counted(String.valueOf(all - open), all - open, all, "shown not to hold in full")
            + undecided;
  }

  private static String counted(String count, int number, int all, String what) {
    return String.format(Locale.ENGLISH, "%s of its %d parts %s %s", count, all, are(number), what);
  }

  private static String are(int number) {
    return number == 1 ? "is" : "are";
  }

  /**
   * Finds the part on which the grade turns: of those with the whole's grade the least certain, or
   * the most certain against; of a whole that holds in part, the first part that was decided and
   * does not hold in full, because a p in favour and a p against do not compare.
   */
  private Decision deciding(Grade grade, List<Decision> outcomes) {
    if (grade == Grade.UNTESTED) {
      return IntStream.range(0, outcomes.size())
          .filter(i -> roles.get(i) == Role.CONDITION)
          .mapToObj(outcomes::get)
          .filter(part -> part.grade() == Grade.REFUTED || part.grade() == Grade.PARTIAL)
          .findFirst()
          .orElseThrow();
    }
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

  /** Grades a whole from its parts by the table, each by its role. */
  public static Grade combine(List<Grade> grades, List<Role> roles) {
    if (grades.contains(Grade.ILL_POSED)) {
      return Grade.ILL_POSED;
    }
    List<Grade> conditions = new ArrayList<>();
    List<Grade> claimed = new ArrayList<>();
    boolean coreRefuted = false;
    for (int i = 0; i < grades.size(); i++) {
      (roles.get(i) == Role.CONDITION ? conditions : claimed).add(grades.get(i));
      coreRefuted |= roles.get(i) == Role.CORE && grades.get(i) == Grade.REFUTED;
    }
    if (conditions.contains(Grade.REFUTED) || conditions.contains(Grade.PARTIAL)) {
      return Grade.UNTESTED;
    }
    if (!conditions.stream().allMatch(Grade.REPRODUCED::equals)) {
      return Grade.INCONCLUSIVE;
    }
    Grade ofAll = coreRefuted ? Grade.REFUTED : ofEqualParts(claimed);
    // Where there is a core, the other parts cannot refute the whole while it is open.
    return ofAll == Grade.REFUTED && roles.contains(Role.CORE) && !coreRefuted
        ? Grade.INCONCLUSIVE
        : ofAll;
  }

  private static Grade ofEqualParts(List<Grade> grades) {
    if (grades.stream().allMatch(Grade.REPRODUCED::equals)) {
      return Grade.REPRODUCED;
    }
    if (grades.contains(Grade.REFUTED)) {
      boolean holds = grades.contains(Grade.REPRODUCED) || grades.contains(Grade.PARTIAL);
      return holds ? Grade.PARTIAL : Grade.REFUTED;
    }
    return grades.stream().allMatch(Grade::isDecided) ? Grade.PARTIAL : Grade.INCONCLUSIVE;
  }
}
