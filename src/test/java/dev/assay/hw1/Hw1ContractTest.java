package dev.assay.hw1;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.assay.experiment.Experiment;
import dev.assay.junit.ExperimentContract;
import java.util.List;
import java.util.stream.Stream;

/** What every report owes, asked of HW1; its test classes are found by their names. */
class Hw1ContractTest extends ExperimentContract {
  @Override
  protected List<Class<?>> testClasses() {
    return new ClassFileImporter()
        .importPackages("dev.assay.hw1").stream()
            .filter(type -> type.getSimpleName().endsWith("ClaimsIT"))
            .<Class<?>>map(JavaClass::reflect)
            .toList();
  }

  static Stream<Experiment> all() {
    return new Hw1ContractTest().experiments().stream();
  }
}
