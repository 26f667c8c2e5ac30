package dev.assay.claims;

import dev.assay.support.Section;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("hw1-3")
class InterpolationClaimsIT {
  @RegisterExtension static final Section SECTION = Section.of(new Interpolation());

  @Test
  void i1() {
    SECTION.settle("I1");
  }

  @Test
  void i2() {
    SECTION.settle("I2");
  }

  @Test
  void i3() {
    SECTION.settle("I3");
  }

  @Test
  void i4() {
    SECTION.settle("I4");
  }
}
