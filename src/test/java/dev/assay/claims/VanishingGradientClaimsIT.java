package dev.assay.claims;

import dev.assay.support.Section;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("hw1-2")
class VanishingGradientClaimsIT {
  @RegisterExtension static final Section SECTION = Section.of(new VanishingGradient());

  @Test
  void z1() {
    SECTION.settle("Z1");
  }

  @Test
  void z2() {
    SECTION.settle("Z2");
  }

  @Test
  void z3() {
    SECTION.settle("Z3");
  }
}
