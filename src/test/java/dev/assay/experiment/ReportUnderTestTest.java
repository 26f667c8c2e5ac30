package dev.assay.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportUnderTestTest {
  @ParameterizedTest
  @CsvSource({
    "My report, my-report",
    "'HW1: optimisation', hw1-optimisation",
    "'  (Draft 2)', draft-2",
    "報告, report",
  })
  void isCalledByItsTitleUnlessItSaysAKey(String title, String key) {
    assertThat(ReportUnderTest.of(title).key()).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "My", "my report", "-my", "my--report"})
  void refusesAKeyThatACommandLineWouldNotTake(String key) {
    assertThatIllegalArgumentException().isThrownBy(() -> keyed(key)).withMessageContaining(key);
  }

  @Test
  void keepsTheKeyThatItSays() {
    assertThat(keyed("genre-2").key()).isEqualTo("genre-2");
  }

  private static ReportUnderTest keyed(String key) {
    return new ReportUnderTest(
        key, "A report", Optional.empty(), Path.of("fixtures"), List.of(), List.of());
  }
}
