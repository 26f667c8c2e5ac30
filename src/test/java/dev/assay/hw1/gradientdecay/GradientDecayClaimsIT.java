package dev.assay.hw1.gradientdecay;

import dev.assay.junit.ClaimsExtension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("hw1-2")
class GradientDecayClaimsIT {
  @RegisterExtension static final ClaimsExtension SECTION = ClaimsExtension.of(new GradientDecay());

  @Test
  void g1() {
    SECTION.settle("G1");
  }

  @Test
  void g2() {
    SECTION.settle("G2");
  }

  @Test
  void g3() {
    SECTION.settle("G3");
  }

  @Test
  void g4() {
    SECTION.settle("G4");
  }
}
