package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Holds what tests assert to what they mean. */
class AssertionRulesTest {
  private static final String OF_ANY =
      "org.assertj.core.api.Assertions.assertThat(java.lang.Object)";

  /** Which lets numbers differ by 1e-5, where tests mean bits. */
  @Test
  void comparesNoArrayOfNd4jByItsEquals() {
    assertThat(comparingByEquals(Classes.ALL.that(notThis())))
        .as("Remedy: compare the numbers, such as Floats.read has them")
        .isEmpty();
  }

  @Test
  void findsSuchAComparison() {
    assertThat(comparingByEquals(new ClassFileImporter().importClasses(Careless.class))).hasSize(1);
  }

  private static DescribedPredicate<JavaClass> notThis() {
    return DescribedPredicate.describe(
        "are no example", type -> !type.isEquivalentTo(Careless.class));
  }

  private static List<String> comparingByEquals(JavaClasses classes) {
    return classes.stream()
        .flatMap(type -> type.getCodeUnits().stream())
        .flatMap(AssertionRulesTest::comparingByEquals)
        .toList();
  }

  private static Stream<String> comparingByEquals(JavaCodeUnit method) {
    Set<Integer> lines =
        method.getMethodCallsFromSelf().stream()
            .filter(call -> call.getTarget().getFullName().equals(OF_ANY))
            .map(JavaMethodCall::getLineNumber)
            .collect(Collectors.toSet());
    return method.getMethodCallsFromSelf().stream()
        .filter(call -> lines.contains(call.getLineNumber()))
        .filter(call -> call.getTarget().getRawReturnType().isEquivalentTo(INDArray.class))
        .map(JavaMethodCall::getDescription);
  }

  private static final class Careless {
    void compares(INDArray array) {
      assertThat(array.dup()).isEqualTo(array);
    }
  }
}
