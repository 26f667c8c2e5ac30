package dev.assay.hw1.shallowdeep;

import dev.assay.junit.ClaimsExtension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("hw1-1")
class ShallowDeepClaimsIT {
  @RegisterExtension static final ClaimsExtension SECTION = ClaimsExtension.of(new ShallowDeep());

  @Test
  void c1() {
    SECTION.settle("C1");
  }

  @Test
  void c2() {
    SECTION.settle("C2");
  }

  @Test
  void c3() {
    SECTION.settle("C3");
  }

  @Test
  void c4() {
    SECTION.settle("C4");
  }

  @Test
  void c5() {
    SECTION.settle("C5");
  }

  @Test
  void c6() {
    SECTION.settle("C6");
  }
}
