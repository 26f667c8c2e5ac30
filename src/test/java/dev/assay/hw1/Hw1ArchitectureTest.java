package dev.assay.hw1;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.assay.Classes;
import dev.assay.experiment.Experiment;
import dev.assay.junit.AssayReport;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each experiment of HW1 is a folder of its own; what several share is in {@code hw1} itself. */
class Hw1ArchitectureTest {
  private static final JavaClasses HW1 = Classes.ALL.that(resideInAPackage("dev.assay.hw1.."));

  @Test
  void keepsTheExperimentsApart() {
    slices().matching("dev.assay.hw1.(*)").should().notDependOnEachOther().check(HW1);
  }

  @Test
  void hasInEachFolderOneExperimentItsClaimsAndTestsOfItsMetrics() {
    Map<String, List<JavaClass>> folders =
        HW1.stream()
            .filter(type -> !type.getPackageName().equals("dev.assay.hw1"))
            .collect(Collectors.groupingBy(JavaClass::getPackageName));
    assertThat(folders).hasSize(9);
    folders.forEach(
        (folder, types) -> {
          List<String> names = types.stream().map(JavaClass::getSimpleName).toList();
          assertThat(types)
              .as(folder)
              .filteredOn(JavaClass::isTopLevelClass)
              .filteredOn(
                  type ->
                      type.isAssignableTo(Experiment.class)
                          || type.isAnnotatedWith(AssayReport.class))
              .hasSize(1);
          assertThat(names).as(folder).filteredOn(name -> name.endsWith("ClaimsIT")).hasSize(1);
          assertThat(names).as(folder).filteredOn(name -> name.endsWith("Figures")).hasSize(1);
          assertThat(names)
              .as(folder)
              .containsAll(
                  names.stream()
                      .filter(name -> name.endsWith("Metrics"))
                      .map(name -> name + "Test")
                      .toList());
        });
  }
}
