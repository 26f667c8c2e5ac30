package dev.assay.report.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.report.file.ZippedFuzz;
import java.io.IOException;

/** Bytes that once were, or nearly are, the recorded curves of a section, compressed or not. */
class CurvesFuzzTest {
  @FuzzTest(maxDuration = "1m")
  void readsOrNamesFilePlaceAndRemedy(byte[] bytes) throws IOException {
    ZippedFuzz.assertReadOrExplained(
        bytes,
        "hw1-1-2.curves.json.gz",
        directory ->
            assertThat(CurvesFile.read("HW1-1 §2", directory).trials()).doesNotContainNull());
  }
}
