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
    SECTION.judge("C1");
  }

  @Test
  void c2() {
    SECTION.judge("C2");
  }

  @Test
  void c3() {
    SECTION.judge("C3");
  }

  @Test
  void c4() {
    SECTION.judge("C4");
  }

  @Test
  void c5() {
    SECTION.judge("C5");
  }

  @Test
  void c6() {
    SECTION.judge("C6");
  }
}
