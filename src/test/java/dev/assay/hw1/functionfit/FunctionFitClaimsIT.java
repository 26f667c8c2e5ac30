package dev.assay.hw1.functionfit;

import dev.assay.junit.ClaimsExtension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("hw1-1")
class FunctionFitClaimsIT {
  @RegisterExtension static final ClaimsExtension SECTION = ClaimsExtension.of(new FunctionFit());

  @Test
  void f1() {
    SECTION.judge("F1");
  }

  @Test
  void f2() {
    SECTION.judge("F2");
  }

  @Test
  void f3() {
    SECTION.judge("F3");
  }

  @Test
  void f4() {
    SECTION.judge("F4");
  }

  @Test
  void f5() {
    SECTION.judge("F5");
  }

  @Test
  void f6() {
    SECTION.judge("F6");
  }

  @Test
  void f7() {
    SECTION.judge("F7");
  }
}
