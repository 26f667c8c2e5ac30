package dev.assay.junit;

import dev.assay.claim.Claim;
import dev.assay.claim.ExpectedVerdicts;
import dev.assay.contract.BatchesOfAll;
import dev.assay.contract.Breach;
import dev.assay.contract.ExperimentRules;
import dev.assay.contract.RepeatedRuns;
import dev.assay.contract.ReportRules;
import dev.assay.experiment.Experiment;
import dev.assay.instrument.InstrumentRegistry;
import dev.assay.report.ExpectedVerdictsFile;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every report owes, as tests: inherit it and name the report's test classes.
 *
 * <pre>{@code
 * class MyReportContractTest extends ExperimentContract {
 *   @Override
 *   protected List<Class<?>> testClasses() {
 *     return List.of(TanhWinsClaimsIT.class);
 *   }
 * }
 * }</pre>
 *
 * <p>No data are loaded and nothing is trained; the nulls that need networks measure tiny ones on
 * digits that are drawn. Each failure says what is wrong and what mends it.
 */
public abstract class ExperimentContract extends NullContract {
  /** Returns the expected verdicts of the report. */
  protected ExpectedVerdicts expectedVerdicts() {
    Path project = Path.of(System.getProperty("assay.basedir", ""));
    return ExpectedVerdictsFile.read(experiments().get(0).report().expectedVerdicts(project));
  }

  @Test
  void isOneReport() {
    require(ReportRules.areOfOneReport(experiments()));
  }

  @Test
  void keepsTheCriterionOfEachExpectedVerdict() {
    require(ReportRules.keepsItsCriteria(experiments(), expectedVerdicts()));
  }

  @Test
  void keepsTheSettingsOfEachExpectedVerdict() {
    require(ReportRules.keepsItsSettings(experiments(), expectedVerdicts()));
  }

  @TestFactory
  Stream<DynamicTest> judgesEachClaimInATestOfItsName() {
    return testClasses().stream()
        .map(
            testClass ->
                DynamicTest.dynamicTest(
                    testClass.getSimpleName(), () -> require(untested(testClass))));
  }

  @TestFactory
  Stream<DynamicTest> putsAllClaimsIntoTheirSection() {
    return each(ExperimentRules::putsAllClaimsIntoItsSection);
  }

  @TestFactory
  Stream<DynamicTest> namesInstrumentsOfTheRegistry() {
    InstrumentRegistry registry = InstrumentRegistry.ofAll();
    return each(
        experiment ->
            ExperimentRules.namesInstrumentsOfTheRegistry(
                experiment, registry.with(experiment.instruments()).names()));
  }

  @TestFactory
  Stream<DynamicTest> judgesExplanationsApart() {
    return each(ExperimentRules::judgesExplanationsApart);
  }

  @TestFactory
  Stream<DynamicTest> plansTrialsAtEveryScale() {
    return each(ExperimentRules::plansTrialsAtEveryScale);
  }

  @TestFactory
  Stream<DynamicTest> sharesSeedsBetweenArms() {
    return each(ExperimentRules::sharesSeedsBetweenArms);
  }

  @TestFactory
  Stream<DynamicTest> comparesNoTwoBatchSizesThatAreOne() {
    return each(BatchesOfAll::areNotCompared);
  }

  @TestFactory
  Stream<DynamicTest> startsEachSeedElsewhere() {
    return each(RepeatedRuns::startsEachSeedElsewhere);
  }

  @TestFactory
  Stream<DynamicTest> findsWhatItsClaimsNeed() {
    return each(ExperimentRules::findsWhatItsClaimsNeed);
  }

  private Stream<DynamicTest> each(Function<Experiment, List<Breach>> rule) {
    return experiments().stream()
        .map(
            experiment ->
                DynamicTest.dynamicTest(
                    experiment.section(), () -> require(rule.apply(experiment))));
  }

  private static List<Breach> untested(Class<?> testClass) {
    if (ClaimFile.is(testClass)) {
      // There a claim is its test.
      return List.of();
    }
    List<String> tests =
        Stream.of(testClass.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Test.class))
            .map(Method::getName)
            .map(name -> name.toUpperCase(Locale.ROOT))
            .toList();
    List<String> ids = experiment(testClass).claims().stream().map(Claim::id).toList();
    List<Breach> breaches = new ArrayList<>();
    for (String id : ids) {
      if (!tests.contains(id)) {
        breaches.add(
            new Breach(
                "claim " + id,
                "no test of " + testClass.getSimpleName() + " judges it",
                String.format(
                    Locale.ENGLISH,
                    "add @Test void %s() { SECTION.judge(\"%s\"); }",
                    id.toLowerCase(Locale.ROOT),
                    id)));
      }
    }
    for (String test : tests) {
      if (!ids.contains(test)) {
        breaches.add(
            new Breach(
                testClass.getSimpleName(),
                "its test " + test.toLowerCase(Locale.ROOT) + " is named after no claim of " + ids,
                "name each test after the claim that it judges, or take it out"));
      }
    }
    return breaches;
  }
}
