package dev.assay.report;

import dev.assay.claim.AlternativeSetting;
import dev.assay.claim.Calibration;
import dev.assay.claim.Claim;
import dev.assay.claim.ControlResult;
import dev.assay.claim.ExpectedVerdicts;
import dev.assay.claim.ExplanationVerdict;
import dev.assay.claim.Growth;
import dev.assay.claim.Judge;
import dev.assay.claim.PositiveControl;
import dev.assay.claim.Recording;
import dev.assay.claim.Setting;
import dev.assay.claim.Source;
import dev.assay.claim.Stance;
import dev.assay.claim.ThresholdRange;
import dev.assay.claim.Verdict;
import dev.assay.claim.assessment.Grade;
import dev.assay.claim.assessment.PartialKind;
import dev.assay.claim.assessment.PowerAdvice;
import dev.assay.claim.assessment.SeedCost;
import dev.assay.claim.assessment.ShownBy;
import dev.assay.claim.criterion.AllOf;
import dev.assay.claim.criterion.Level;
import dev.assay.claim.criterion.Ordering;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.MissingSeed;
import dev.assay.claim.evidence.Observation;
import dev.assay.claim.evidence.SeedValues;
import dev.assay.claim.evidence.Text;
import dev.assay.claim.settings.ArmSettings;
import dev.assay.claim.settings.Finding;
import dev.assay.claim.settings.Quantity;
import dev.assay.claim.settings.SettingsTable;
import dev.assay.report.figure.Figure;
import dev.assay.report.figure.Figures;
import dev.assay.report.text.ReportText;
import dev.assay.report.text.Story;
import dev.assay.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Makes up runs with verdicts of every kind. */
final class Runs {
  static final String DIGEST = "0123456789abcdef".repeat(4);
  private static final String[][] SECTIONS = {
    {"HW1-1 §1 · Fitting sin(5πx)/5πx", "F", "7"},
    {"HW1-1 §2 · Shallow and deep CNN on MNIST", "C", "6"},
    {"HW1-2 §1 · Weight trajectories", "P", "5"},
    {"HW1-2 §2 · Gradient norm while training", "G", "4"},
    {"HW1-2 §3 · Where the gradient is almost zero", "Z", "3"},
    {"HW1-3 §1 · Random labels", "R", "5"},
    {"HW1-3 §2 · Parameters and generalisation", "N", "3"},
    {"HW1-3 §3 · The line between two solutions", "I", "4"},
    {"HW1-3 §4 · Sensitivity and batch size", "S", "5"},
  };
  private static final Grade[] GRADES = {
    Grade.ILL_POSED,
    Grade.REPRODUCED,
    Grade.REPRODUCED,
    Grade.PARTIAL,
    Grade.REFUTED,
    Grade.INCONCLUSIVE,
    Grade.UNTESTED,
    Grade.NOT_RUN,
  };
  private static final String SETTINGS =
      "Three models of about 571 parameters; Adam 1e-3, full batch, 20,000 steps.";
  private static final String HOSTILE =
      "<script>alert(\"x\")</script> & 'quotes' | `ticks` {{why}}";

  private Runs() {}

  /** All 42 claims, every grade, every optional part present in some claim. */
  static RunReport whole(String data, String scale) {
    List<Section> sections = new ArrayList<>();
    int next = 0;
    List<Figure> figures =
        List.of(
            Figures.loss(),
            Figures.epochs(),
            Figures.trajectories(),
            Figures.sensitivity(),
            Figures.fit());
    for (String[] section : SECTIONS) {
      List<ClaimReport> claims = new ArrayList<>();
      Figure figure = figures.get(sections.size() % figures.size());
      for (int i = 1; i <= Integer.parseInt(section[2]); i++) {
        Grade known = GRADES[next++ % GRADES.length];
        Grade grade = scale.equals("smoke") ? Grade.NOT_RUN : known;
        List<Figure> shown = i == 4 ? List.of() : List.of(figure);
        boolean cutDown = i % 2 == 0 || i == 5;
        String id = section[1] + i;
        ClaimReport claim = claim(id, section[0], grade, data, scale, shown, cutDown);
        claims.add(
            i % 2 == 0
                ? claim.with(
                    Optional.of(
                        recorded(claim(id, section[0], known, data, "full", shown, false), i == 4)))
                : claim);
      }
      sections.add(
          new Section(
              section[0],
              SETTINGS,
              arithmetic("model0", "model2"),
              claims,
              List.of(
                  Question.ofSettings("a", "Describe the models you use."),
                  Question.ofResults("b", "Plot the training loss of all models."),
                  Question.ofResults("c", "Plot the training accuracy."))));
    }
    return new RunReport(
        "Homework 1 report", data, scale, "commit 1a2b3c4, JDK 17.0.15, ND4J 1.0.0-M2.1", sections);
  }

  /** The same with a text: each question, and under it what the claims quote of its answer. */
  static RunReport annotated(String scale) {
    RunReport run = whole("mnist", scale);
    StringBuilder text = new StringBuilder("# A report\n\n");
    for (Section section : run.sections()) {
      text.append("## ").append(section.title()).append("\n\n");
      for (Question question : section.questions()) {
        text.append("**").append(question.label()).append(".** ").append(question.text());
        text.append(
            question.asksForSettings()
                ? "\n\nThree models, $\\sim$ 571 parameters.\n\n```\nbatch = 64\n```\n\n"
                : "\n\n![what they saw](figure.png)\n\n");
        section.claims().stream()
            .map(claim -> claim.verdict().claim().where())
            .filter(where -> question.isAnsweredAt(where.place()))
            .forEach(where -> text.append("- ").append(where.quote()).append(".\n"));
        text.append("\nNobody says why 2 < 3 is here.\n\n");
      }
    }
    return run.with(
        new Story(
            List.of("F2", "C6", "Z1", "R5", "S4"),
            Optional.of(ReportText.of(text.toString())),
            Optional.empty()));
  }

  /** Makes a claim of the full scale that of a recorded run. */
  private static RecordedReport recorded(ClaimReport claim, boolean seenBefore) {
    return new RecordedReport(
        claim.verdict(),
        new ExpectedVerdicts.NotCompared("a sample"),
        seenBefore,
        new Recording.Origin(
            "1a2b3c4", "2026-11-24T16:00:00Z", "two cores", 16, 9_000, 4, "plain Java"),
        claim.figures().stream().map(Figure::recorded).toList());
  }

  /** A small run judged by the real judge. */
  static RunReport judged() {
    Claim holds =
        Claim.of("F2", "HW1-1.1")
            .statement("The wide MLP ends at a lower loss than the deep one.")
            .where("HW1-1, 1 b", "Model2 (green) drops fastest and reaches the lowest loss.")
            .criterion(Ordering.lowerFirst("final loss", "model2", "model0"))
            .source(new Source("Telgarsky 2016", "arXiv:1602.04485"))
            .build();
    Claim fails =
        Claim.of("F5", "HW1-1.1")
            .statement("Model2’s curve closely matches the truth.")
            .where("HW1-1, 1 c", "closely matched")
            .criterion(Level.atLeast("R²", "model2", 0.999).tolerating(0.0005))
            .build();
    Evidence.Builder evidence = Evidence.builder();
    for (long seed = 1; seed <= 8; seed++) {
      evidence.put("final loss", "MSE", "model2", seed, 1e-5 * seed);
      evidence.put("final loss", "MSE", "model0", seed, 0.01 + 1e-3 * seed);
      evidence.put("R²", "", "model2", seed, 0.90 + 1e-3 * seed);
    }
    Setting setting =
        new Setting(
            "mnist",
            "quick",
            IntStream.rangeClosed(1, 8).mapToObj(i -> (long) i).toList(),
            0.05,
            true,
            true,
            DIGEST);
    ExpectedVerdicts expected = new ExpectedVerdicts(List.of());
    List<ClaimReport> claims =
        Judge.judge(List.of(holds, fails), evidence.build(), Map.of(), setting).stream()
            .map(
                verdict ->
                    new ClaimReport(
                        verdict.withTrialKeys(List.of(DIGEST)),
                        expected.check(verdict),
                        List.of(Figures.loss()),
                        List.of(new TrialOrigin(DIGEST, true, "1a2b3c4", "2026-11-23")),
                        "mvn verify -Dit.test='FunctionFitClaimsIT'"))
            .toList();
    return new RunReport(
        "Homework 1 report",
        "mnist",
        "quick",
        "commit 1a2b3c4",
        List.of(
            new Section(
                "HW1-1 §1", "Three models.", arithmetic("model0", "model2"), claims, List.of())));
  }

  /** A run in which every text that comes from outside is markup. */
  static RunReport hostile() {
    Claim claim =
        Claim.of("X1", HOSTILE)
            .statement(HOSTILE)
            .where(HOSTILE, HOSTILE)
            .criterion(Ordering.lowerFirst(HOSTILE, "a", HOSTILE))
            .source(new Source(HOSTILE, "javascript:alert(1)"))
            .source(new Source(HOSTILE, "https://example.org/\"><script>"))
            .note(HOSTILE)
            .notChecked(HOSTILE)
            .literature(Stance.DISPUTES, HOSTILE, new Source(HOSTILE, HOSTILE))
            .earlierSolutions(Stance.SUPPORTS, HOSTILE)
            .build();
    Observation observation =
        new Observation(HOSTILE, HOSTILE, 1, Optional.empty(), HOSTILE, 1, HOSTILE, HOSTILE);
    PowerAdvice advice =
        new PowerAdvice(
            1,
            OptionalInt.of(9),
            false,
            true,
            HOSTILE,
            Optional.of(new SeedCost(8, 30, 2, HOSTILE, HOSTILE)));
    Verdict verdict =
        new Verdict(
            claim,
            Grade.REFUTED,
            Optional.empty(),
            HOSTILE,
            List.of(observation),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            List.of(
                new AlternativeSetting(
                    HOSTILE,
                    Grade.PARTIAL,
                    Optional.empty(),
                    HOSTILE,
                    Optional.of(observation),
                    false)),
            Optional.of(
                new ExplanationVerdict(
                    HOSTILE,
                    Grade.INCONCLUSIVE,
                    Optional.empty(),
                    HOSTILE,
                    List.of(observation),
                    Optional.of(advice))),
            Optional.of(advice),
            List.of(HOSTILE),
            List.of(
                new Calibration(HOSTILE, Optional.of(HOSTILE), List.of(HOSTILE), List.of(HOSTILE))),
            List.of(
                new ControlResult(
                    new PositiveControl(HOSTILE, HOSTILE, Level.atLeast(HOSTILE, HOSTILE, 1)),
                    true,
                    HOSTILE,
                    Optional.of(observation))),
            List.of(
                new ThresholdRange(
                    HOSTILE,
                    HOSTILE,
                    HOSTILE,
                    1,
                    OptionalDouble.of(0),
                    OptionalDouble.empty(),
                    Grade.REFUTED,
                    true)),
            List.of(new MissingSeed(HOSTILE, HOSTILE, 1, HOSTILE)),
            Evidence.builder().missing(HOSTILE, HOSTILE, 1, HOSTILE).build(),
            DIGEST,
            new Setting(HOSTILE, HOSTILE, List.of(1L, 2L), 0.05, true, true, DIGEST)
                .growing(new Growth(List.of(List.of(1L), List.of(2L)), false)),
            Optional.of(PartialKind.SIZE_OPEN),
            Optional.of(new ShownBy(1, 2, new Interval(0.1, 0.9, 0.9))));
    Figure figure = Figures.fit();
    Figure named =
        new Figure(
            "X1",
            HOSTILE,
            figure.layout(),
            figure.shared(),
            figure.panels(),
            HOSTILE,
            figure.footer());
    ClaimReport report =
        new ClaimReport(
            verdict,
            new ExpectedVerdicts.NotCompared(HOSTILE),
            List.of(named),
            List.of(new TrialOrigin(HOSTILE, false, HOSTILE, HOSTILE)),
            HOSTILE,
            Optional.of(
                new RecordedReport(
                    verdict,
                    new ExpectedVerdicts.NotCompared(HOSTILE),
                    false,
                    new Recording.Origin(HOSTILE, HOSTILE, HOSTILE, 1, 1, 4, HOSTILE),
                    List.of())));
    return new RunReport(
        HOSTILE,
        HOSTILE,
        HOSTILE,
        HOSTILE,
        List.of(
            new Section(
                HOSTILE,
                HOSTILE,
                arithmetic(HOSTILE, "b"),
                List.of(report),
                List.of(Question.ofResults("", HOSTILE)))));
  }

  /** Two arms of which one has miscounted parameters and another batch size. */
  static SettingsTable arithmetic(String first, String second) {
    return new SettingsTable(
        "depth",
        Set.of(Quantity.NETWORK),
        List.of(
            new ArmSettings(
                first,
                first,
                351,
                OptionalLong.of(571),
                590,
                "adam",
                1e-3,
                64,
                1000,
                0,
                16,
                160,
                10),
            new ArmSettings(
                second,
                "wide",
                571,
                OptionalLong.of(571),
                760,
                "adam",
                1e-3,
                128,
                1000,
                0,
                8,
                80,
                10)));
  }

  private static Evidence measured() {
    Evidence.Builder evidence = Evidence.builder();
    for (long seed = 1; seed <= 8; seed++) {
      evidence.put("final loss", "MSE", "model2", seed, 2e-4 + 1e-6 * seed);
      evidence.put("final loss", "MSE", "model1", seed, 1.2e-3 + 1e-5 * seed);
      if (seed != 5) {
        evidence.put("final loss", "MSE", "model0", seed, 0.01 + 1e-3 * seed);
      }
    }
    return evidence.missing("final loss", "model0", 5, "diverged at step 812").build();
  }

  /** Makes a claim; on a cut-down budget its grade is what it would be. */
  private static ClaimReport claim(
      String id,
      String section,
      Grade criterions,
      String data,
      String scale,
      List<Figure> figures,
      boolean cutDown) {
    boolean withheld = cutDown && (criterions.isDecided() || criterions == Grade.INCONCLUSIVE);
    Grade grade = withheld ? Grade.INCONCLUSIVE : criterions;
    Optional<Grade> wouldBe = withheld ? Optional.of(criterions) : Optional.empty();
    boolean even = id.hashCode() % 2 == 0;
    Claim.Builder builder =
        Claim.of(id, section)
            .statement(
                even
                    ? "The wide shallow model ends at a lower loss than both deep ones, on every seed."
                    : "The deep network converges faster and to a lower loss, train and test.")
            .where(
                section.substring(6, 8) + (even ? ".b" : ".c"),
                "Model2 (green) drops fastest and reaches the lowest loss. Model1 (orange) is second best, by "
                    + id)
            .criterion(
                AllOf.of(
                    Ordering.lowerFirst("final loss", "model2", "model1", "model0").byFactor(2),
                    Level.atLeast("R²", "model2", 0.99)))
            .source(new Source("Telgarsky 2016", "arXiv:1602.04485"))
            .source(new Source("Lu et al. 2019", "arXiv:1903.06733"))
            .finding(Finding.note("The widths listed for model0 give 351 parameters, not 571."))
            .note("Deep narrow ReLU networks die: 3 of 24 runs did.")
            .notChecked("Other optimizers than Adam.")
            .earlierSolutions(
                Stance.MIXED, "JasonYao81000 used SELU and 20,000 epochs: the deep one was ahead.");
    if (even) {
      builder.literature(
          Stance.DISPUTES,
          "Depth separates what width cannot, for functions that oscillate.",
          new Source("Telgarsky 2016", "arXiv:1602.04485"));
    }
    Claim claim = builder.build();
    boolean ran = grade != Grade.NOT_RUN;
    Observation loss =
        new Observation(
            "ratio of final losses",
            "model1 : model2",
            6.1,
            Optional.of(new Interval(3.2, 11.7, 0.9)),
            "",
            8,
            "final loss of model1 is 6.1 times that of model2",
            "claimed: at least a factor of 2, no effect: a factor of 1",
            Optional.of(
                new SeedValues(
                    new TreeMap<>(
                        Map.of(1L, 3.2, 2L, 5.0, 3L, 5.9, 4L, 6.1, 5L, 6.2, 6L, 7.7, 7L, 9.0)),
                    2,
                    Double.POSITIVE_INFINITY,
                    OptionalDouble.of(1))));
    Observation fit =
        new Observation(
            "R²",
            "model2",
            0.9987,
            Optional.of(new Interval(0.998, 0.9991, 0.9)),
            "",
            8,
            "R² 0.9987",
            "claimed: at least 0.99");
    Verdict verdict =
        new Verdict(
            claim,
            grade,
            wouldBe,
            ran
                ? "Ratio of final losses of model1 : model2 is as claimed.\nfinal loss: model2 < model1: shown (p = 0.0004; after Holm over 9 tests of the section p = 0.0031; α = 0.05)."
                : "The smoke scale runs the machinery and grades nothing.",
            ran ? List.of(loss, fit) : List.of(),
            ran ? OptionalDouble.of(0.0004) : OptionalDouble.empty(),
            ran ? OptionalDouble.of(0.0031) : OptionalDouble.empty(),
            ran
                ? List.of(
                    new AlternativeSetting(
                        "tanh", grade, wouldBe, "as with ReLU", Optional.of(loss), false),
                    new AlternativeSetting(
                        "mini-batch 128",
                        Grade.REFUTED,
                        Optional.empty(),
                        "the order turns",
                        Optional.empty(),
                        false),
                    new AlternativeSetting(
                        AlternativeSetting.asIn("somebody/homework", "SGD 0.1"),
                        Grade.REFUTED,
                        Optional.empty(),
                        "the other way round",
                        Optional.empty(),
                        false))
                : List.of(),
            even && ran
                ? Optional.of(
                    new ExplanationVerdict(
                        "The spikes come from mini-batch noise.",
                        Grade.REFUTED,
                        Optional.empty(),
                        "the gradient of a fixed batch spikes as often",
                        List.of(fit),
                        Optional.empty()))
                : Optional.empty(),
            grade == Grade.INCONCLUSIVE
                ? Optional.of(
                    new PowerAdvice(
                        8,
                        OptionalInt.of(31),
                        false,
                        true,
                        "About 31 seeds (now 8) would decide it.",
                        Optional.of(
                            new SeedCost(
                                46,
                                840,
                                2,
                                "16 trials of this section timed on this machine at this commit",
                                "mvn verify -Dit.test='FunctionFitClaimsIT' -Dassay.seeds=31"))))
                : Optional.empty(),
            ran ? List.of(DIGEST) : List.of(),
            List.of(
                new Calibration(
                    "evaluation of a set",
                    Optional.empty(),
                    List.of(
                        "the last mini-batch stands for the set", "unequal batches count alike"),
                    List.of()),
                new Calibration(
                    "epoch means",
                    Optional.empty(),
                    List.of("the mean runs on", "the last batch", "full batches"),
                    List.of())),
            ran ? List.of(control(grade != Grade.UNTESTED)) : List.of(),
            ran
                ? List.of(
                    new ThresholdRange(
                        "final loss: model2 < model1",
                        "ratio of neighbours",
                        Text.LOG_RATIO,
                        Math.log(1.5),
                        OptionalDouble.empty(),
                        OptionalDouble.of(Math.log(2.3)),
                        criterions,
                        !withheld))
                : List.of(),
            even && ran
                ? List.of(new MissingSeed("final loss", "model0", 5, "diverged at step 812"))
                : List.of(),
            ran ? measured() : Evidence.builder().build(),
            DIGEST,
            new Setting(
                data,
                scale,
                List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L),
                0.05,
                !scale.equals("smoke"),
                !cutDown,
                DIGEST),
            criterions == Grade.PARTIAL ? Optional.of(PartialKind.SMALLER) : Optional.empty(),
            ran ? Optional.of(new ShownBy(6, 8, new Interval(0.4, 0.95, 0.9))) : Optional.empty());
    ExpectedVerdicts.Entry entry =
        new ExpectedVerdicts.Entry(
            id,
            data,
            scale,
            grade,
            withheld && id.equals("G2") ? Optional.of(Grade.REPRODUCED) : wouldBe,
            DIGEST,
            DIGEST,
            "as measured");
    return new ClaimReport(
        verdict,
        new ExpectedVerdicts(List.of(entry)).check(verdict),
        figures,
        List.of(
            new TrialOrigin(DIGEST, true, "1a2b3c4", "2026-11-23"),
            new TrialOrigin(DIGEST.replace('0', 'f'), false, "99aabb0", "2026-11-20")),
        "mvn verify -Dit.test='FunctionFitClaimsIT#" + id + "*' -Dassay.scale=" + scale);
  }

  private static ControlResult control(boolean held) {
    Observation seen =
        new Observation(
            "training accuracy",
            "true labels",
            held ? 0.98 : 0.11,
            Optional.empty(),
            "",
            8,
            "",
            "needed: at least 0.9");
    return new ControlResult(
        new PositiveControl(
            "true labels are learned",
            "true labels were not learned",
            Level.atLeast("training accuracy", "true labels", 0.9)),
        held,
        held
            ? "True labels are learned: training accuracy of true labels is 0.98."
            : "True labels were not learned: training accuracy of true labels is 0.11.",
        Optional.of(seen));
  }
}
