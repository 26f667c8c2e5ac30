package dev.assay.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.report.file.ZippedFuzz;
import java.io.IOException;

/** Bytes that once were, or nearly are, the figures of a section, compressed or not. */
class FigureJsonFuzzTest {
  @FuzzTest(maxDuration = "1m")
  void readsOrNamesFilePlaceAndRemedy(byte[] bytes) throws IOException {
    ZippedFuzz.assertReadOrExplained(
        bytes,
        "hw1-1-2.figures.json.gz",
        directory -> assertThat(FigureJson.read("HW1-1 §2", directory)).doesNotContainValue(null));
  }
}
