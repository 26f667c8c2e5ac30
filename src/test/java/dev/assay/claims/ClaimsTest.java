package dev.assay.claims;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.assay.claim.Claim;
import dev.assay.data.ImageData;
import dev.assay.data.Strokes;
import dev.assay.support.Experiment;
import dev.assay.support.Plan;
import dev.assay.support.Scale;
import dev.assay.support.Section;
import dev.assay.training.Trial;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every experiment, found by the names of their test classes. */
class ClaimsTest {
  private static final ImageData IMAGES = Strokes.generate(20, 10);

  static List<Class<?>> testClasses() {
    return new ClassFileImporter()
        .importPackages("dev.assay.claims").stream()
            .filter(type -> type.getSimpleName().endsWith("ClaimsIT"))
            .<Class<?>>map(JavaClass::reflect)
            .toList();
  }

  static Stream<Experiment> experiments() {
    return testClasses().stream().map(ClaimsTest::experiment);
  }

  @Test
  void hasEveryClaimOfTheReportOnce() {
    Stream<String> ids = experiments().flatMap(e -> e.claims().stream()).map(Claim::id);
    assertThat(ids).containsExactlyInAnyOrderElementsOf(ids());
  }

  @ParameterizedTest
  @MethodSource("testClasses")
  void settlesEachClaimInATestOfItsName(Class<?> testClass) {
    assertThat(
            Arrays.stream(testClass.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(method -> method.getName().toUpperCase(Locale.ROOT)))
        .containsExactlyInAnyOrderElementsOf(
            experiment(testClass).claims().stream().map(Claim::id).toList());
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

  @ParameterizedTest
  @MethodSource("experiments")
  void sharesSeedsBetweenItsArms(Experiment experiment) {
    List<Long> seeds = List.of(11L, 12L);
    List<Trial> trials = experiment.trials(new Plan(Scale.QUICK, seeds, () -> IMAGES));
    assertThat(trials.stream().map(Trial::seed).distinct()).isSubsetOf(seeds);
  }

  private static Experiment experiment(Class<?> testClass) {
    try {
      Field field = testClass.getDeclaredField("SECTION");
      field.setAccessible(true);
      return ((Section) field.get(null)).experiment();
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
