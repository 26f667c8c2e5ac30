package dev.assay.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.assay.Classes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClaimClassTest {
  private static final ClassLoader LOADER = ClaimClassTest.class.getClassLoader();

  @Test
  void aClassOfClaimsIsKnownByItsFile() {
    List<String> named = topLevel().filter(name -> ClaimClass.mayHaveClaims(name, LOADER)).toList();
    List<String> claims =
        Classes.ALL.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(ClaimClassTest::hasClaims)
            .map(JavaClass::getName)
            .toList();
    assertThat(claims).hasSizeGreaterThan(9);
    assertThat(named).containsAll(claims);
    // The harness names its own annotations; nearly all others are left unread.
    assertThat(named).hasSizeLessThan(claims.size() + 40);
  }

  private static Stream<String> topLevel() {
    return Classes.ALL.stream().filter(JavaClass::isTopLevelClass).map(JavaClass::getName);
  }

  private static boolean hasClaims(JavaClass type) {
    return type.isAnnotatedWith(AssayReport.class)
        || type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(ClaimTest.class))
        || type.getFields().stream()
            .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
            .anyMatch(field -> field.getRawType().isEquivalentTo(ClaimsExtension.class));
  }

  @Test
  void aClassWhoseFileIsNotThereIsLookedAt() {
    assertThat(ClaimClass.mayHaveClaims("dev.assay.junit.NotThere", LOADER)).isTrue();
  }
}
