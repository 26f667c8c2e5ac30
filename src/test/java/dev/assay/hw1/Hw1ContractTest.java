package dev.assay.hw1;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.assay.claim.NullModel;
import dev.assay.experiment.Experiment;
import dev.assay.junit.ExperimentContract;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

  @Override
  protected Set<NullModel> nulls() {
    return Set.of(NullModel.values());
  }

  /**
   * Nothing yet refuses one run under all seeds: its variance is zero, so whatever it shows is
   * certain, in one draw of two. Networks that never learned reproduce what holds at any weights.
   */
  @Override
  protected Map<String, String> knownToFail(NullModel model) {
    return switch (model) {
      case REPEATED_RUN ->
          known(
              "identical runs to be an error, issue 12",
              "F5 F6 F7 C4 C6 P2 P3 P4 G4 Z1 Z3 R1 R2 R4 N3 I1 I2 S3 S5");
      case NEVER_TRAINED -> known("criterion to be rewritten, issue 12", "I3");
      default -> Map.of();
    };
  }

  private static Map<String, String> known(String remedy, String ids) {
    return Stream.of(ids.split(" ")).collect(Collectors.toMap(id -> id, id -> remedy));
  }

  static Stream<Experiment> all() {
    return new Hw1ContractTest().experiments().stream();
  }
}
