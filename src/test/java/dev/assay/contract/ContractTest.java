package dev.assay.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.Claim;
import dev.assay.claim.ExpectedVerdicts;
import dev.assay.claim.assessment.Grade;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.criterion.Level;
import dev.assay.claim.criterion.Ordering;
import dev.assay.claim.evidence.Evidence;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Findings;
import dev.assay.experiment.Plan;
import dev.assay.experiment.ReportUnderTest;
import dev.assay.experiment.Results;
import dev.assay.experiment.Scale;
import dev.assay.instrument.InstrumentRegistry;
import dev.assay.model.Optimizer;
import dev.assay.run.FakeExperiment;
import dev.assay.run.SlowExperiment;
import dev.assay.training.Trial;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules hold of the fakes, and each finds what is planted against it. */
class ContractTest {
  private static final List<String> REGISTRY = InstrumentRegistry.ofAll().names();

  static Stream<Experiment> fakes() {
    return Stream.of(new FakeExperiment(1), new SlowExperiment());
  }

  @ParameterizedTest
  @MethodSource("fakes")
  void holdsOfTheFakes(Experiment fake) {
    assertThat(breaches(fake)).isEmpty();
  }

  private static List<Breach> breaches(Experiment experiment) {
    return Stream.of(
            ExperimentRules.putsAllClaimsIntoItsSection(experiment),
            ExperimentRules.namesInstrumentsOfTheRegistry(experiment, REGISTRY),
            ExperimentRules.judgesExplanationsApart(experiment),
            ExperimentRules.plansTrialsAtEveryScale(experiment),
            ExperimentRules.sharesSeedsBetweenArms(experiment),
            BatchesOfAll.areNotCompared(experiment),
            ExperimentRules.findsWhatItsClaimsNeed(experiment),
            ReportRules.areOfOneReport(List.of(experiment)))
        .flatMap(List::stream)
        .toList();
  }

  /** Requires that the rules find this and nothing else, each time with a remedy. */
  private static void assertFinds(Experiment experiment, String what) {
    assertThat(breaches(experiment))
        .isNotEmpty()
        .allSatisfy(
            breach -> {
              assertThat(breach.text()).contains(what);
              assertThat(breach.remedy()).isNotBlank();
            });
  }

  @Test
  void findsAClaimOfAnotherSection() {
    assertFinds(
        new FakeExperiment(1) {
          @Override
          public List<Claim> claims() {
            return List.of(
                Claim.of("X1", "HW9 §7")
                    .statement("s")
                    .where("§1", "")
                    .measuredBy(InstrumentRegistry.PERSISTENCE)
                    .criterion(Level.atLeast("loss", "a", 0))
                    .build());
          }
        },
        "claim X1: it is of section \"HW9 §7\", its experiment of \"HW9 §1\"");
  }

  private static Experiment of(Claim.Builder... claims) {
    return new FakeExperiment(1) {
      @Override
      public List<Claim> claims() {
        return Stream.of(claims).map(Claim.Builder::build).toList();
      }
    };
  }

  private static Claim.Builder claim(String id, Criterion criterion) {
    return Claim.of(id, "HW9 §1").statement("s").where("§1", "").criterion(criterion);
  }

  @Test
  void findsAnExperimentWithoutClaims() {
    assertFinds(of(), "it has no claim");
  }

  @Test
  void findsInstrumentsThatAreNone() {
    Criterion criterion = Level.atLeast("loss", "a", 0);
    assertFinds(of(claim("X1", criterion)), "it names no instrument");
    assertFinds(
        of(claim("X1", criterion).measuredBy("ruler")), "no instrument \"ruler\" in the registry");
    assertFinds(
        of(claim("X1", criterion).measuredBy(REGISTRY.get(0), REGISTRY.get(0))),
        "it names an instrument twice");
  }

  @Test
  void findsAnExplanationThatIsTheClaimAgain() {
    Criterion criterion = Level.atLeast("loss", "a", 0);
    assertFinds(
        of(claim("X1", criterion).measuredBy(REGISTRY.get(0)).explanation("e", criterion)),
        "judged by the claim's own criterion");
  }

  @Test
  void findsAPlanThatThrowsOrIsEmpty() {
    assertThat(
            ExperimentRules.plansTrialsAtEveryScale(
                new FakeExperiment(1) {
                  @Override
                  public List<Trial> trials(Plan plan) {
                    throw new IllegalStateException("not today");
                  }
                }))
        .hasSize(Scale.values().length)
        .allSatisfy(breach -> assertThat(breach.text()).contains("not today"));
    assertThat(
            ExperimentRules.plansTrialsAtEveryScale(
                new FakeExperiment(1) {
                  @Override
                  public List<Trial> trials(Plan plan) {
                    return List.of();
                  }
                }))
        .hasSize(Scale.values().length);
  }

  /** Arm b of a learning rate of its own, on seeds that are the plan's, but not its first. */
  @Test
  void findsAnArmWithSeedsOfItsOwn() {
    assertFinds(
        new FakeExperiment(1) {
          @Override
          public List<Trial> trials(Plan plan) {
            List<Long> last = plan.seeds().subList(1, plan.seeds().size());
            return Stream.concat(
                    super.trials(plan).stream(), last.stream().map(seed -> rated(2e-3, seed)))
                .toList();
          }
        },
        "an arm's seeds are [2, 3, 4, 5] and not the plan's first 4, [1, 2, 3, 4]");
  }

  /** The function's ten points are one batch, whether it may have ten or a thousand. */
  @Test
  void findsBatchSizesThatAreOne() {
    assertFinds(
        FakeExperiment.inBatches(plan -> List.of(10, 1000)),
        "batches of 10 and of 1,000 are one: either takes all 10 examples at each step");
  }

  private static Trial rated(double rate, long seed) {
    Trial fake = FakeExperiment.trials(seed).get(0);
    return new Trial(
        fake.data(),
        fake.architecture(),
        Optimizer.adam(rate),
        fake.batchSize(),
        fake.budget(),
        seed);
  }

  @Test
  void findsATrialThatIsAskedForAndNotPlanned() {
    assertFinds(
        new FakeExperiment(1) {
          @Override
          public Findings findings(Plan plan, Results results) {
            results.of(rated(3e-3, 1));
            return super.findings(plan, results);
          }
        },
        "not among the experiment's trials");
    assertFinds(
        new FakeExperiment(1) {
          @Override
          public Findings findings(Plan plan, Results results) {
            return super.findings(plan, results).trials(List.of(rated(3e-3, 1)), "X1");
          }
        },
        "1 trials stand behind X1 and are not planned");
  }

  /** What was swallowed once: an experiment that throws early checks nothing. */
  @Test
  void findsFindingsThatThrowForAnyReason() {
    assertFinds(
        new FakeExperiment(1) {
          @Override
          public Findings findings(Plan plan, Results results) {
            throw new IllegalStateException("at least one must finish");
          }
        },
        "throws where every run diverged");
  }

  @Test
  void findsEvidenceThatIsLacking() {
    assertFinds(
        of(claim("X1", Level.atLeast("accuracy", "a", 0)).measuredBy(REGISTRY.get(0))),
        "claim X1 needs what the evidence lacks");
    assertThat(
            breaches(
                of(
                    claim("X1", Level.atLeast("loss", "a", 0)).measuredBy(REGISTRY.get(0)),
                    claim("X2", Ordering.lowerFirst("loss", "a", "b"))
                        .measuredBy(REGISTRY.get(0)))))
        .isEmpty();
  }

  @Test
  void findsArmsThatAreComparedOnDifferentSeedsAndRunsUnderTheSeedOfAnother() {
    assertFinds(
        entering((seeds, i) -> seeds.get(i), 1), "compares measurements of different seeds");
    assertFinds(entering((seeds, i) -> seeds.get(seeds.size() - 1 - i), 0), "is no run of theirs");
    assertThat(breaches(entering((seeds, i) -> seeds.get(i) + 100, 0)))
        .extracting(Breach::what)
        .anySatisfy(what -> assertThat(what).contains("is no run of theirs"));
  }

  private interface Under {
    long seed(List<Long> seeds, int i);
  }

  /** Returns an experiment that enters arm b's runs under these seeds, and leaves out the first. */
  private static Experiment entering(Under under, int without) {
    return new FakeExperiment(1) {
      @Override
      public Findings findings(Plan plan, Results results) {
        Evidence.Builder evidence = Evidence.builder();
        for (int i = 0; i < plan.seeds().size(); i++) {
          long seed = plan.seeds().get(i);
          String why = results.of(FakeExperiment.trials(seed).get(0)).outcome().toString();
          evidence.missing("loss", "a", seed, why);
          if (i >= without) {
            evidence.missing("loss", "b", under.seed(plan.seeds(), i), why);
          }
        }
        return Findings.of(evidence.build());
      }
    };
  }

  @Test
  void findsIdsGivenTwiceSectionsThatTheReportLacksAndTwoReports() {
    assertThat(ReportRules.areOfOneReport(List.of(new FakeExperiment(1), new FakeExperiment(2))))
        .extracting(Breach::text)
        .anySatisfy(text -> assertThat(text).contains("claim X1: its id is given in HW9 §1"));
    Experiment elsewhere =
        new FakeExperiment(1) {
          @Override
          public ReportUnderTest report() {
            return ReportUnderTest.of("HW9", "HW9 §2");
          }

          @Override
          public List<Claim> claims() {
            return List.of();
          }
        };
    assertThat(ReportRules.areOfOneReport(List.of(elsewhere)))
        .singleElement()
        .satisfies(breach -> assertThat(breach.text()).contains("HW9 §1", "[HW9 §2]"));
    assertThat(ReportRules.areOfOneReport(List.of(new FakeExperiment(1), elsewhere)))
        .extracting(Breach::what)
        .anySatisfy(what -> assertThat(what).contains("of the report"));
  }

  @Test
  void findsCriteriaAndSettingsThatAreNoLongerThoseOfTheExpectedVerdict() {
    Experiment fake = new FakeExperiment(1);
    String criterion = fake.claims().get(0).fixedDigest(0.05);
    String settings = Trial.digest(fake.trials(FakeExperiment.plan(Scale.QUICK, 5)));
    assertThat(kept("X1", criterion, settings)).isEmpty();
    assertThat(kept("X1", "0".repeat(64), settings))
        .singleElement()
        .satisfies(breach -> assertThat(breach.text()).contains("X1", criterion, "its criterion"));
    assertThat(kept("X1", criterion, "0".repeat(64)))
        .singleElement()
        .satisfies(breach -> assertThat(breach.text()).contains("X1", settings, "its trials"));
    assertThat(kept("X9", criterion, settings))
        .singleElement()
        .satisfies(breach -> assertThat(breach.what()).contains("no experiment has this claim"));
  }

  private static List<Breach> kept(String claim, String criterion, String settings) {
    List<Experiment> fakes = List.of(new FakeExperiment(1));
    ExpectedVerdicts expected =
        new ExpectedVerdicts(
            List.of(
                new ExpectedVerdicts.Entry(
                    claim, "function", "quick", Grade.REPRODUCED, criterion, settings, "")));
    return Stream.concat(
            ReportRules.keepsItsCriteria(fakes, expected).stream(),
            ReportRules.keepsItsSettings(fakes, expected).stream())
        .toList();
  }
}
