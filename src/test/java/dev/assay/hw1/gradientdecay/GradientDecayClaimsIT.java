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
    SECTION.judge("G1");
  }

  @Test
  void g2() {
    SECTION.judge("G2");
  }

  @Test
  void g3() {
    SECTION.judge("G3");
  }

  @Test
  void g4() {
    SECTION.judge("G4");
  }
}
