package dev.assay.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Bytes that once were, or nearly are, a file of CIFAR-10. */
class CifarFileFuzzTest {
  @FuzzTest(maxDuration = "3m")
  void readsOrNamesFileAndRemedy(byte[] bytes) {
    try {
      CifarFile file = CifarFile.parse("f.bin", bytes);
      assertThat(file.pixels()).hasSize(file.count() * 3072);
      assertThat(file.labels()).hasSize(file.count());
    } catch (DataException e) {
      assertThat(e.getMessage()).startsWith("f.bin: found ").endsWith("undamaged copy.");
    }
  }
}
