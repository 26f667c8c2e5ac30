package dev.assay.claim;

import static dev.assay.claim.GoldenTexts.needed;
import static dev.assay.claim.GoldenTexts.number;
import static dev.assay.claim.GoldenTexts.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.assessment.Assessment;
import dev.assay.claim.assessment.Decision;
import dev.assay.claim.assessment.HolmFamily;
import dev.assay.claim.assessment.PValues;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.Observation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Judges the same evidence by criteria of each kind, and holds grades, numbers, words and advice
 * against what is checked in: whatever a change of the code does to a verdict is seen, and read by
 * whoever makes it.
 */
class GoldenDecisionsTest {
  static Stream<String> kinds() {
    return Stream.concat(GoldenDecisions.criteria().keySet().stream(), Stream.of("families"));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void areAsTheyWere(String kind) throws IOException {
    GoldenTexts.compare(kind, kind.equals("families") ? families() : ofKind(kind));
  }

  @Test
  void holdEveryKindOfCriterion() {
    assertThat(
            GoldenDecisions.criteria().values().stream()
                .flatMap(List::stream)
                .map(Object::getClass))
        .containsAll(Arrays.asList(Criterion.class.getPermittedSubclasses()));
  }

  private static String ofKind(String kind) {
    List<String> lines = new ArrayList<>();
    for (Criterion criterion : GoldenDecisions.criteria().get(kind)) {
      lines.add("# " + criterion.canonical());
      lines.add("label: " + criterion.label());
      lines.add("description: " + criterion.describe());
      lines.add(
          "needs: "
              + criterion.needs().stream()
                  .map(needed -> needed.metric() + " of " + needed.arm())
                  .sorted()
                  .toList());
      criterion
          .threshold()
          .ifPresent(
              moved ->
                  lines.add(
                      String.format(
                          Locale.ROOT,
                          "threshold: %s %s %s, %s to %s; moved: %s",
                          moved.name(),
                          number(moved.value()),
                          moved.unit(),
                          number(moved.least()),
                          number(moved.most()),
                          moved
                              .at()
                              .apply(Math.max(moved.least(), 0.9 * moved.value()))
                              .canonical())));
      GoldenDecisions.evidence(kind)
          .forEach((name, evidence) -> lines.addAll(judged(criterion, name, evidence)));
      lines.add("");
    }
    return String.join("\n", lines);
  }

  private static List<String> judged(Criterion criterion, String name, Evidence evidence) {
    List<String> lines = new ArrayList<>();
    lines.add("## " + name);
    List<Long> seeds = seeds(evidence);
    Setting fixed = Given.QUICK.ofSeeds(seeds);
    Assessment assessment = judged(criterion, evidence, fixed);
    lines.addAll(said(assessment.decide(alone(assessment))));
    lines.add("  " + tests(assessment));
    observed(assessment, 2).forEach(seen -> lines.add("  " + said(seen)));
    lines.add(
        String.format(
            Locale.ROOT,
            "  %d observations; %s; shown by %s of %s",
            assessment.observations().size(),
            assessment.isIllPosed() ? "ill-posed" : "well posed",
            new TreeSet<>(assessment.shown().showing()),
            new TreeSet<>(assessment.shown().seeds())));
    if (seeds.size() > 4) {
      int planned = seeds.size() == 6 ? 1 : seeds.size() * 2 / 3;
      List<List<Long>> runs =
          List.of(seeds.subList(0, planned), seeds.subList(planned, seeds.size()));
      for (boolean together : new boolean[] {false, true}) {
        Assessment grown = judged(criterion, evidence, fixed.growing(new Growth(runs, together)));
        Decision decision = grown.decide(alone(grown));
        lines.add((together ? "growing by runs: " : "growing: ") + said(decision).get(0));
        lines.add("  " + tests(grown));
        decision.power().ifPresent(advice -> lines.add("  needs " + needed(advice)));
        if (!together) {
          decision.shownBy().ifPresent(shown -> lines.add("  " + shown.text()));
          observed(grown, 2).forEach(seen -> lines.add("  " + seen.text()));
        }
      }
    }
    return lines;
  }

  /** Writes each test's p in favour, in part and against, once and at any time. */
  private static String tests(Assessment assessment) {
    return assessment.tests().stream()
        .map(test -> "p " + values(test.p()) + "; at any time " + values(test.anytime().p().get()))
        .collect(Collectors.joining("; "));
  }

  private static String values(PValues p) {
    return String.join(", ", number(p.inFavour()), number(p.inPart()), number(p.against()));
  }

  private static List<Observation> observed(Assessment assessment, int most) {
    return assessment.observations().stream().limit(most).toList();
  }

  private static HolmFamily alone(Assessment assessment) {
    return HolmFamily.alone(assessment, Given.ALPHA);
  }

  /** Judges, and holds that the way that leaves out what takes long comes to the same grade. */
  private static Assessment judged(Criterion criterion, Evidence evidence, Setting setting) {
    Assessment assessment = setting.assess(criterion, evidence);
    Assessment quick = setting.test(criterion, evidence);
    assertThat(quick.grade(alone(quick)))
        .isEqualTo(assessment.grade(alone(assessment)))
        .isEqualTo(assessment.decide(alone(assessment)).grade());
    return assessment;
  }

  private static List<Long> seeds(Evidence evidence) {
    return LongStream.rangeClosed(
            1, evidence.sample("loss", "a").size() + evidence.sample("loss", "a").missing().size())
        .boxed()
        .toList();
  }

  /** Judges three claims together, with and without explanations. */
  private static String families() {
    List<String> lines = new ArrayList<>();
    List<Criterion> said =
        Stream.of("ordering", "all-of", "level", "arithmetic")
            .flatMap(kind -> GoldenDecisions.criteria().get(kind).stream())
            .toList();
    GoldenDecisions.evidence("families")
        .forEach(
            (name, evidence) -> {
              lines.add("## " + name);
              Setting setting = Given.QUICK.ofSeeds(seeds(evidence));
              List<Assessment> assessed =
                  said.stream().map(each -> setting.assess(each, evidence)).toList();
              for (int i = 0; i + 4 < assessed.size(); i += 3) {
                lines.addAll(family(assessed.subList(i, i + 5)));
              }
            });
    return String.join("\n", lines) + "\n";
  }

  private static List<String> family(List<Assessment> said) {
    HolmFamily family =
        HolmFamily.of(
            List.of(
                new HolmFamily.Member(said.get(0), Optional.of(said.get(1))),
                new HolmFamily.Member(said.get(2), Optional.empty()),
                new HolmFamily.Member(said.get(3), Optional.of(said.get(4)))),
            Given.ALPHA);
    List<String> lines = new ArrayList<>();
    lines.add("family of " + family.size());
    for (Assessment each : said) {
      Decision decision = each.decide(family);
      // An explanation of what has no tests takes its place; one without tests is in no family.
      lines.add(
          (each.tests().isEmpty() ? "" : "releases " + family.releases(each) + "; ")
              + said(decision).get(0)
              + decision.power().map(advice -> "; needs " + needed(advice)).orElse(""));
    }
    return lines;
  }
}
