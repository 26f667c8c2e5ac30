package dev.assay.system;

import static org.assertj.core.api.Assertions.assertThat;

import javax.management.JMException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Alone, since it is the whole virtual machine that is told. */
@Isolated
class SecondCompilerTest {
  @Test
  void isLeftOutUntilItIsClosed() throws JMException {
    String before = SecondCompiler.directives();
    try (SecondCompiler compiler = SecondCompiler.leftOut()) {
      assertThat(SecondCompiler.directives()).isNotEqualTo(before).contains("Exclude:true");
    }
    assertThat(SecondCompiler.directives()).isEqualTo(before);
  }
}
