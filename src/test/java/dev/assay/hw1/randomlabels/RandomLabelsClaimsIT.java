package dev.assay.hw1.randomlabels;

import dev.assay.junit.ClaimsExtension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("hw1-3")
class RandomLabelsClaimsIT {
  @RegisterExtension static final ClaimsExtension SECTION = ClaimsExtension.of(new RandomLabels());

  @Test
  void r1() {
    SECTION.judge("R1");
  }

  @Test
  void r2() {
    SECTION.judge("R2");
  }

  @Test
  void r3() {
    SECTION.judge("R3");
  }

  @Test
  void r4() {
    SECTION.judge("R4");
  }

  @Test
  void r5() {
    SECTION.judge("R5");
  }
}
