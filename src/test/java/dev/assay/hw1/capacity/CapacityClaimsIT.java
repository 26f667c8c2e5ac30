package dev.assay.hw1.capacity;

import dev.assay.junit.ClaimsExtension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("hw1-3")
class CapacityClaimsIT {
  @RegisterExtension static final ClaimsExtension SECTION = ClaimsExtension.of(new Capacity());

  @Test
  void n1() {
    SECTION.judge("N1");
  }

  @Test
  void n2() {
    SECTION.judge("N2");
  }

  @Test
  void n3() {
    SECTION.judge("N3");
  }
}
