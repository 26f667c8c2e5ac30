package dev.assay.hw1;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.assay.claim.Claim;
import dev.assay.data.ImageData;
import dev.assay.data.KnownImages;
import dev.assay.data.strokes.Strokes;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Plan;
import dev.assay.experiment.ReportSettings;
import dev.assay.experiment.Results;
import dev.assay.experiment.Scale;
import dev.assay.instrument.InstrumentRegistry;
import dev.assay.junit.ClaimFile;
import dev.assay.junit.ClaimTest;
import dev.assay.junit.ClaimsExtension;
import dev.assay.report.ExpectedVerdictsFile;
import dev.assay.training.Trial;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every experiment, found by the names of their test classes. */
class Hw1CompletenessTest {
  private static final ImageData IMAGES = Strokes.generate(20, 10);

  static List<Class<?>> testClasses() {
    return new ClassFileImporter()
        .importPackages("dev.assay.hw1").stream()
            .filter(type -> type.getSimpleName().endsWith("ClaimsIT"))
            .<Class<?>>map(JavaClass::reflect)
            .toList();
  }

  static Stream<Experiment> experiments() {
    return testClasses().stream().map(Hw1CompletenessTest::experiment);
  }

  @Test
  void hasEveryClaimOfTheReportOnce() {
    Stream<String> ids = experiments().flatMap(e -> e.claims().stream()).map(Claim::id);
    assertThat(ids.toList()).containsAll(ids()).doesNotHaveDuplicates();
  }

  @Test
  void findsTheCriterionOfEachExpectedVerdictUnchanged() {
    Map<String, String> digests = new HashMap<>();
    experiments()
        .flatMap(experiment -> ReportSettings.claimsOf(experiment).stream())
        .forEach(claim -> digests.put(claim.id(), claim.criterionDigest(0.05)));
    assertThat(ExpectedVerdictsFile.read(Path.of("fixtures/expected-verdicts.json")).entries())
        .isNotEmpty()
        .allSatisfy(
            entry ->
                assertThat(entry.criterionDigest())
                    .as(entry.claimId())
                    .isEqualTo(digests.get(entry.claimId())));
  }

  /** MNIST's digest is known, so the trials can be planned without it. */
  @Test
  void plansTheTrialsOfEachExpectedVerdictUnchanged() {
    Map<String, Experiment> byClaim = new HashMap<>();
    experiments().forEach(e -> e.claims().forEach(claim -> byClaim.put(claim.id(), e)));
    Map<List<Object>, String> digests = new HashMap<>();
    assertThat(ExpectedVerdictsFile.read(Path.of("fixtures/expected-verdicts.json")).entries())
        .isNotEmpty()
        .allSatisfy(
            entry -> {
              Experiment experiment = Objects.requireNonNull(byClaim.get(entry.claimId()));
              Scale scale = Scale.parse(entry.scale());
              assertThat(entry.settingsDigest())
                  .as("settings digest of %s at %s", entry.claimId(), scale)
                  .isEqualTo(
                      digests.computeIfAbsent(
                          List.of(experiment.section(), scale), key -> planned(experiment, scale)));
            });
  }

  private static String planned(Experiment experiment, Scale scale) {
    List<Long> seeds =
        LongStream.range(0, experiment.seeds(scale))
            .map(i -> experiment.firstSeed() + i)
            .boxed()
            .toList();
    return Trial.digest(experiment.trials(new Plan(scale, seeds, () -> KnownImages.MNIST)));
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void saysOfEachClaimWhatTheLiteratureAndEarlierSolutionsFound(Experiment experiment) {
    assertThat(experiment.claims())
        .allSatisfy(
            claim -> {
              assertThat(claim.literature()).as(claim.id()).isPresent();
              assertThat(claim.earlierSolutions()).as(claim.id()).isPresent();
            });
  }

  @Test
  void judgesTheReportsExplanationsApart() {
    assertThat(
            experiments()
                .flatMap(e -> e.claims().stream())
                .filter(claim -> claim.explanation().isPresent())
                .map(Claim::id))
        .contains("Z3", "C6", "P4", "P5", "R5", "I4", "S1", "S3", "S4", "S5");
  }

  @ParameterizedTest
  @MethodSource("testClasses")
  void settlesEachClaimInATestOfItsName(Class<?> testClass) {
    assertThat(
            Arrays.stream(testClass.getDeclaredMethods())
                .filter(
                    method ->
                        method.isAnnotationPresent(Test.class)
                            || method.isAnnotationPresent(ClaimTest.class))
                .map(method -> method.getName().toUpperCase(Locale.ROOT)))
        .containsExactlyInAnyOrderElementsOf(
            experiment(testClass).claims().stream().map(Claim::id).toList());
  }

  @Test
  void measuresEachClaimWithInstrumentsOfTheDockAndUsesThemAll() {
    List<String> dock = InstrumentRegistry.ofAll().names();
    List<Claim> claims = experiments().flatMap(e -> e.claims().stream()).toList();
    assertThat(claims)
        .allSatisfy(
            claim ->
                assertThat(claim.instruments())
                    .as(claim.id())
                    .isNotEmpty()
                    .isSubsetOf(dock)
                    .doesNotHaveDuplicates());
    assertThat(claims.stream().flatMap(claim -> claim.instruments().stream()).distinct())
        .containsExactlyInAnyOrderElementsOf(dock);
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void putsAllItsClaimsIntoOneSection(Experiment experiment) {
    assertThat(experiment.claims())
        .allSatisfy(claim -> assertThat(claim.section()).isEqualTo(experiment.section()));
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void plansTrialsAtEveryScaleWithoutRunningThem(Experiment experiment) {
    for (Scale scale : Scale.values()) {
      List<Long> seeds = LongStream.rangeClosed(1, experiment.seeds(scale)).boxed().toList();
      assertThat(experiment.trials(new Plan(scale, seeds, () -> IMAGES)))
          .as("%s at %s", experiment.section(), scale)
          .isNotEmpty()
          .allSatisfy(trial -> assertThat(trial.steps()).isPositive());
    }
  }

  /**
   * Runs that diverged at once have no measurement, so this needs no training. An experiment may
   * need at least one that finished, but never one that it did not plan.
   */
  @ParameterizedTest
  @MethodSource("experiments")
  void asksOnlyForTrialsThatItPlanned(Experiment experiment) {
    for (Scale scale : Scale.values()) {
      List<Long> seeds = LongStream.rangeClosed(1, experiment.seeds(scale)).boxed().toList();
      Plan plan = new Plan(scale, seeds, () -> IMAGES);
      Set<Trial> planned = Set.copyOf(experiment.trials(plan));
      Results results = new Results(planned.stream().map(Fabricated::diverged).toList());
      try {
        experiment
            .findings(plan, results)
            .trials()
            .forEach(
                (claim, behind) ->
                    assertThat(planned).as("trials behind %s", claim).containsAll(behind));
      } catch (RuntimeException e) {
        assertThat(e)
            .as("%s at %s", experiment.section(), scale)
            .hasMessageNotContaining("not among the experiment's trials");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void sharesSeedsBetweenItsArms(Experiment experiment) {
    List<Long> seeds = List.of(11L, 12L);
    List<Trial> trials = experiment.trials(new Plan(Scale.QUICK, seeds, () -> IMAGES));
    assertThat(trials.stream().map(Trial::seed).distinct()).isSubsetOf(seeds);
  }

  private static Experiment experiment(Class<?> testClass) {
    if (ClaimFile.is(testClass)) {
      return ClaimFile.experiment(testClass);
    }
    try {
      Field field = testClass.getDeclaredField("SECTION");
      field.setAccessible(true);
      return ((ClaimsExtension) field.get(null)).experiment();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(testClass + " has no static field SECTION", e);
    }
  }

  private static List<String> ids() {
    return Stream.of("F7", "C6", "P5", "G4", "Z3", "R5", "N3", "I4", "S5")
        .flatMap(
            last ->
                LongStream.rangeClosed(1, Long.parseLong(last.substring(1)))
                    .mapToObj(number -> last.charAt(0) + "" + number))
        .toList();
  }
}
