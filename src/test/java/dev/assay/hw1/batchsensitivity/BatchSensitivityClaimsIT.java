package dev.assay.hw1.batchsensitivity;

import dev.assay.junit.ClaimsExtension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("hw1-3")
class BatchSensitivityClaimsIT {
  @RegisterExtension
  static final ClaimsExtension SECTION = ClaimsExtension.of(new BatchSensitivity());

  @Test
  void s1() {
    SECTION.judge("S1");
  }

  @Test
  void s2() {
    SECTION.judge("S2");
  }

  @Test
  void s3() {
    SECTION.judge("S3");
  }

  @Test
  void s4() {
    SECTION.judge("S4");
  }

  @Test
  void s5() {
    SECTION.judge("S5");
  }
}
