package dev.assay.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Bytes that once were, or nearly are, a CSV file. */
class CsvFileFuzzTest {
  @FuzzTest(maxDuration = "3m")
  void readsOrNamesFileAndRemedy(byte[] bytes) {
    try {
      CsvFile file = CsvFile.parse("f.csv", bytes);
      assertThat(file.rows()).allMatch(row -> row.fields().size() == file.columns().size());
    } catch (DataException e) {
      assertThat(e.getMessage()).startsWith("f.csv").endsWith(".");
    }
  }
}
