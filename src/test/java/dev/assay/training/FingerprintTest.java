package dev.assay.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.onednn.Fingerprint;
import dev.assay.model.onednn.KernelThreads;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  @Test
  void isTheSameOnEveryThread() throws Exception {
    ExecutorService threads = KernelThreads.pool(2, "test");
    try {
      assertThat(threads.submit(Fingerprint::ofArithmetic).get())
          .matches("[0-9a-f]{16}")
          .isEqualTo(threads.submit(Fingerprint::ofArithmetic).get())
          .isEqualTo(Kernels.load().arithmetic());
    } finally {
      threads.shutdown();
    }
  }
}
