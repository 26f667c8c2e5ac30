package dev.assay.hw1.interpolation;

import dev.assay.junit.ClaimsExtension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("hw1-3")
class InterpolationClaimsIT {
  @RegisterExtension static final ClaimsExtension SECTION = ClaimsExtension.of(new Interpolation());

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
