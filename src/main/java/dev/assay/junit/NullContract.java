package dev.assay.junit;

import dev.assay.claim.NullModel;
import dev.assay.contract.Breach;
import dev.assay.contract.NullRules;
import dev.assay.experiment.Experiment;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The nulls that the claims of a report are to withstand, as tests. They are part of {@link
 * ExperimentContract}; a report whose nulls take minutes has them in a class of its own that runs
 * later, and says there by {@link #nulls()} that they are none of its.
 */
public abstract class NullContract {
  /** Returns the test classes that judge the report's claims, all of them. */
  protected abstract List<Class<?>> testClasses();

  /** Returns the experiments of the test classes. */
  protected final List<Experiment> experiments() {
    return testClasses().stream().map(NullContract::experiment).toList();
  }

  /** Returns the nulls that the claims must withstand here; none if they are held elsewhere. */
  protected Set<NullModel> nulls() {
    return EnumSet.allOf(NullModel.class);
  }

  /**
   * Returns the claims that a null is known to reproduce, each with what is to be done about it. A
   * claim that newly fails is red, and so is one that no longer does.
   */
  protected Map<String, String> knownToFail(NullModel model) {
    return Map.of();
  }

  @TestFactory
  Stream<DynamicTest> withstandsEachNull() {
    Set<NullModel> nulls = nulls();
    return (nulls.isEmpty() ? List.<Experiment>of() : experiments())
        .stream()
            .flatMap(
                experiment -> {
                  NullRules rules = new NullRules(experiment);
                  return Stream.concat(
                      Stream.of(
                          DynamicTest.dynamicTest(
                              experiment.section() + ", what its claims need",
                              () -> require(rules.findsWhatItsClaimsNeed())),
                          DynamicTest.dynamicTest(
                              experiment.section() + ", its figures",
                              () -> require(rules.drawsLegibleFigures()))),
                      nulls.stream()
                          .sorted()
                          .map(
                              model ->
                                  DynamicTest.dynamicTest(
                                      experiment.section() + ", " + model,
                                      () -> require(rules.withstands(model, knownToFail(model))))));
                });
  }

  static Experiment experiment(Class<?> testClass) {
    if (ClaimFile.is(testClass)) {
      return ClaimFile.experiment(testClass);
    }
    List<Experiment> found = ClaimClass.of(testClass).stream().map(ClaimClass::experiment).toList();
    if (found.size() != 1) {
      throw new AssertionError(
          String.format(
              Locale.ENGLISH,
              "%s has %d static fields of type ClaimsExtension. Remedy: register one, by"
                  + " ClaimsExtension.of(experiment).",
              testClass.getName(),
              found.size()));
    }
    return found.get(0);
  }

  static void require(List<Breach> breaches) {
    if (!breaches.isEmpty()) {
      throw new AssertionError(
          breaches.stream().map(Breach::text).distinct().collect(Collectors.joining("\n")));
    }
  }
}
