package dev.assay.hw1.trajectories;

import dev.assay.junit.ClaimsExtension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("hw1-2")
class WeightTrajectoriesClaimsIT {
  @RegisterExtension
  static final ClaimsExtension SECTION = ClaimsExtension.of(new WeightTrajectories());

  @Test
  void p1() {
    SECTION.judge("P1");
  }

  @Test
  void p2() {
    SECTION.judge("P2");
  }

  @Test
  void p3() {
    SECTION.judge("P3");
  }

  @Test
  void p4() {
    SECTION.judge("P4");
  }

  @Test
  void p5() {
    SECTION.judge("P5");
  }
}
