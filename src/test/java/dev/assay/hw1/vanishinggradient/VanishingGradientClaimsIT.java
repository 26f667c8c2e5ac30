package dev.assay.hw1.vanishinggradient;

import dev.assay.junit.ClaimsExtension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("hw1-2")
class VanishingGradientClaimsIT {
  @RegisterExtension
  static final ClaimsExtension SECTION = ClaimsExtension.of(new VanishingGradient());

  @Test
  void z1() {
    SECTION.judge("Z1");
  }

  @Test
  void z2() {
    SECTION.judge("Z2");
  }

  @Test
  void z3() {
    SECTION.judge("Z3");
  }
}
