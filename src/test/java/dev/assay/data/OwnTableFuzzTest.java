package dev.assay.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;

/** Bytes that once were, or nearly are, a report's own table of examples. */
class OwnTableFuzzTest {
  @FuzzTest(maxDuration = "1m")
  void readsOrNamesFileAndRemedy(byte[] bytes) {
    for (String target : List.of("b", "kind")) {
      try {
        OwnTable table =
            OwnTable.of(
                "t", CsvFile.parse("t.csv", bytes), target, target.equals("kind"), "a", "b");
        OwnTable.Drawn drawn = table.draw(1, table.count() - 1, 1);
        assertThat(drawn.targets()).hasSize(table.count() - 1);
        assertThat(drawn.input(true, 0, 1)).isNotNaN();
      } catch (DataException e) {
        assertThat(e.getMessage()).startsWith("t.csv").endsWith(".");
      }
    }
  }
}
