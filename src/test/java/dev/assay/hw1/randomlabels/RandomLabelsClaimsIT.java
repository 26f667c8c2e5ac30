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
    SECTION.settle("R1");
  }

  @Test
  void r2() {
    SECTION.settle("R2");
  }

  @Test
  void r3() {
    SECTION.settle("R3");
  }

  @Test
  void r4() {
    SECTION.settle("R4");
  }

  @Test
  void r5() {
    SECTION.settle("R5");
  }
}
