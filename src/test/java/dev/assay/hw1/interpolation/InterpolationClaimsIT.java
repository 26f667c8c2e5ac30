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
    SECTION.judge("I1");
  }

  @Test
  void i2() {
    SECTION.judge("I2");
  }

  @Test
  void i3() {
    SECTION.judge("I3");
  }

  @Test
  void i4() {
    SECTION.judge("I4");
  }
}
