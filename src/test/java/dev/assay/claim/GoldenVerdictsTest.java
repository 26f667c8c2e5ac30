package dev.assay.claim;

import static dev.assay.claim.GoldenTexts.needed;
import static dev.assay.claim.GoldenTexts.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.assessment.Grade;
import dev.assay.claim.assessment.PowerAdvice;
import dev.assay.claim.assessment.SeedCost;
import dev.assay.claim.criterion.AllOf;
import dev.assay.claim.criterion.Arithmetic;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.criterion.Effect;
import dev.assay.claim.criterion.Level;
import dev.assay.claim.criterion.Ordering;
import dev.assay.claim.criterion.Proportion;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.settings.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Judges a section of claims with controls, explanations, findings and other settings under each
 * kind of setting, and holds the verdicts against what is checked in, as {@link
 * GoldenDecisionsTest}.
 */
class GoldenVerdictsTest {
  private static final Ordering FALLS = Ordering.lowerFirst("loss", "a", "b");

  static Stream<String> settings() {
    return Stream.of("quick", "cut down", "full", "smoke", "growing", "two seeds");
  }

  @ParameterizedTest
  @MethodSource("settings")
  void areAsTheyWere(String name) throws IOException {
    Setting setting = setting(name);
    Evidence here = evidence(setting);
    List<String> lines = new ArrayList<>();
    lines.add(setting.brief());
    setting.levels().ifPresent(lines::add);
    for (Verdict verdict :
        ThresholdRanges.attach(Judge.judge(claims(setting), here, alternatives(here), setting))) {
      lines.addAll(said(verdict));
    }
    GoldenTexts.compare("verdicts-" + name.replace(' ', '-'), String.join("\n", lines) + "\n");
  }

  /** For whoever asks for many of them. */
  @ParameterizedTest
  @MethodSource("settings")
  void haveTheGradesThatAreGivenWithoutThem(String name) {
    Setting setting = setting(name);
    Evidence here = evidence(setting);
    Map<String, Grade> grades = new LinkedHashMap<>();
    Judge.judge(claims(setting), here, Map.of(), setting)
        .forEach(verdict -> grades.put(verdict.claim().id(), verdict.grade()));
    assertThat(Judge.grades(claims(setting), here, setting)).isEqualTo(grades);
  }

  private static Evidence evidence(Setting setting) {
    return GoldenDecisions.evidence("ordering")
        .get("clear, 20 seeds")
        .ofSeeds(Set.copyOf(setting.seeds()));
  }

  private static Setting setting(String name) {
    List<Long> eight = LongStream.rangeClosed(1, 8).boxed().toList();
    return switch (name) {
      case "quick" -> Given.QUICK;
      case "cut down" -> Given.CUT_DOWN;
      case "full" -> Given.FULL.ofSeeds(LongStream.rangeClosed(1, 20).boxed().toList());
      case "smoke" -> Given.SMOKE;
      case "growing" ->
          Given.FULL
              .ofSeeds(eight)
              .growing(new Growth(List.of(eight.subList(0, 5), eight.subList(5, 8)), false));
      default -> Given.QUICK.ofSeeds(List.of(1L, 4L));
    };
  }

  private static Map<String, Evidence> alternatives(Evidence here) {
    Map<String, Evidence> all = new LinkedHashMap<>();
    all.put("the same", here);
    all.put("noisy", GoldenDecisions.evidence("ordering").get("noisy, 12 seeds"));
    all.put("one seed", GoldenDecisions.evidence("ordering").get("one seed"));
    all.put("no value", GoldenDecisions.evidence("ordering").get("no run with a value"));
    all.put(AlternativeSetting.asIn("who", "more of it"), here);
    return all;
  }

  private static List<Claim> claims(Setting setting) {
    // What a run that decides nothing does not measure, it need not.
    Claim unmeasured = Given.draft("A11", Ordering.lowerFirst("loss", "absent", "a")).build();
    return Stream.concat(claims().stream(), Stream.of(unmeasured))
        .filter(claim -> claim != unmeasured || !setting.grades() || !setting.fullBudget())
        .toList();
  }

  private static List<Claim> claims() {
    return List.of(
        Given.draft("A1", FALLS).build(),
        Given.draft("A2", FALLS.byDifference(0.1))
            .explanation("since c is high", Level.atLeast("loss", "c", 0.25))
            .build(),
        Given.draft("A3", Ordering.lowerFirst("loss", "b", "a"))
            .explanation("since c is high", Level.atLeast("loss", "c", 0.25))
            .build(),
        Given.draft("A4", Proportion.moreThan(0.6, "loss", "b", 0, 0.2))
            .decidedAtAnyBudget("it is a share")
            .build()
            .withControls(List.of(control(Level.atMost("loss", "a", 0.5)))),
        Given.draft("A5", Proportion.moreThan(0.6, "loss", "b", 0, 0.2))
            .build()
            .withControls(
                List.of(
                    control(Level.atMost("loss", "a", 0.05)),
                    control(Effect.above("loss", "c", 0.3, 0.31)))),
        Given.draft("A6", Arithmetic.ofReport("parameters of a", 571, 571, "10 + 561"))
            .explanation("since a is low", Level.atMost("loss", "a", 0.2))
            .build(),
        Given.draft("A7", Arithmetic.ofReport("parameters of a", 571, 570, "10 + 560")).build(),
        Given.draft("A8", FALLS)
            .explanation("since c is high", Level.atLeast("loss", "c", 0.25))
            .finding(Finding.makesIllPosed("Two things differ."))
            .build(),
        Given.draft("A9", AllOf.of(FALLS, Level.atMost("loss", "c", 0.4)).onlyIf(FALLS)).build(),
        Given.draft("A10", Level.between("loss", "c", 0.2, 0.31).tolerating(0.01)).build());
  }

  private static PositiveControl control(Criterion criterion) {
    return new PositiveControl("the network learns", "the network did not learn", criterion);
  }

  private static List<String> said(Verdict judged) {
    Verdict verdict =
        judged
            .withNotRun(List.of("wider", AlternativeSetting.asIn("another", "less of it")))
            .withCost(GoldenVerdictsTest::cost);
    List<String> lines = new ArrayList<>();
    lines.add("# " + verdict.claim().id() + " " + verdict.claim().criterion().label());
    lines.add(
        String.format(
            Locale.ROOT,
            "%s, %s%s; p %s, adjusted %s; digest %.8s",
            verdict.grade(),
            verdict.wouldBe().map(grade -> "would be " + grade).orElse("decided"),
            verdict.partial().map(kind -> " (" + kind.text() + ")").orElse(""),
            number(verdict.pRaw()),
            number(verdict.pAdjusted()),
            verdict.criterionDigest()));
    verdict.why().lines().forEach(line -> lines.add("  " + line));
    lines.add("robustness: " + verdict.robustness());
    lines.add("of what was run: " + judged.robustness());
    verdict.people().ifPresent(lines::add);
    for (AlternativeSetting other : verdict.alternatives()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%s: %s, %s%s; %s; %s",
              other.name(),
              other.grade(),
              other.wouldBe().map(String::valueOf).orElse("decided"),
              other.tooFewSeeds() ? ", too few seeds" : "",
              other.why().lines().findFirst().orElse(""),
              other.keyObservation().map(seen -> number(seen.mean())).orElse("no number")));
    }
    verdict
        .explanation()
        .ifPresent(
            said -> {
              lines.add(
                  String.format(
                      Locale.ROOT,
                      "explanation: %s, %s; %d observations",
                      said.grade(),
                      said.wouldBe().map(String::valueOf).orElse("decided"),
                      said.observations().size()));
              said.why().lines().forEach(line -> lines.add("  " + line));
              said.power().ifPresent(advice -> lines.add("  " + said(advice)));
            });
    verdict.power().ifPresent(advice -> lines.add(said(advice)));
    verdict
        .controls()
        .forEach(control -> lines.add("control " + control.held() + ": " + control.text()));
    verdict.ranges().forEach(range -> lines.add("range of " + range.part() + ": " + range.text()));
    verdict.observations().forEach(seen -> lines.add("seen: " + seen.text()));
    verdict.shownBy().ifPresent(shown -> lines.add(shown.text()));
    lines.add(
        String.format(
            Locale.ROOT,
            "missing %s, evidence of %d measurements",
            verdict.missing(),
            verdict.evidence().measurements().size()));
    return lines;
  }

  private static String said(PowerAdvice advice) {
    return String.format(
        Locale.ROOT,
        "needs %s; %s%s",
        needed(advice),
        advice.text(),
        advice.cost().map(cost -> "; " + cost.text()).orElse(""));
  }

  private static Optional<SeedCost> cost(PowerAdvice advice) {
    return advice.seedsNeeded().isPresent()
        ? Optional.of(
            new SeedCost(
                advice.seedsNeeded().getAsInt() - advice.seedsNow(), 5400, 2, "2 trials", ""))
        : Optional.empty();
  }
}
