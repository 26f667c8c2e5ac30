package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.claim.ExpectedVerdicts;
import dev.assay.claim.assessment.Grade;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedVerdictsFileTest {
  private static final String GOOD =
      String.format(
          Locale.ENGLISH,
          """
      {"claim": "F2", "data": "mnist", "scale": "quick", "grade": "REFUTED",
       "criterionDigest": "%1$s", "settingsDigest": "%1$s", "reason": "deep nets die"}""",
          Runs.DIGEST);
  @TempDir private Path directory;

  private Path file(String content) throws IOException {
    return Files.writeString(directory.resolve("expected-verdicts.json"), content);
  }

  @Test
  void readsEntries() throws IOException {
    ExpectedVerdicts expected = ExpectedVerdictsFile.read(file("{\"verdicts\": [" + GOOD + "]}"));
    ExpectedVerdicts.Entry entry = expected.entry("F2", "mnist", "quick").orElseThrow();
    assertThat(entry.grade()).isEqualTo(Grade.REFUTED);
    assertThat(entry.reason()).isEqualTo("deep nets die");
    assertThat(entry.criterionDigest()).isEqualTo(Runs.DIGEST);
    assertThat(expected.entry("F2", "strokes", "quick")).isEmpty();
  }

  @Test
  void letsAReproducedClaimGoWithoutAReason() throws IOException {
    String entry = GOOD.replace("REFUTED", "REPRODUCED").replaceAll(",\\s*\"reason\"[^}]*", "");
    Path file = file("{\"verdicts\": [" + entry + "]}");
    assertThat(ExpectedVerdictsFile.read(file).entry("F2", "mnist", "quick")).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"REFUTED\" | \"WRONG\" | unknown grade \"WRONG\". Use one of [REPRODUCED",
        "\"REFUTED\" | \"refuted\" | unknown grade \"refuted\"",
        "\"mnist\" | 7 | \"data\" is 7. Give text.",
        "\"claim\" | \"clam\" | unknown key \"clam\". Use [claim, criterionDigest",
        "\"scale\": \"quick\", | '' | \"scale\" is missing. Add it.",
        "0123456789abcdef | xyz | is not 64 hexadecimal digits; copy it from the verdict",
        "deep nets die | '' | needs a reason",
      })
  void namesFileEntryAndRemedy(String from, String to, String message) throws IOException {
    String bad = GOOD.replace(from, to);
    Path file = file("{\"verdicts\": [" + GOOD.replace("F2", "F1") + "," + bad + "]}");
    assertThatThrownBy(() -> ExpectedVerdictsFile.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file + ", entry 2")
        .hasMessageContaining(message);
  }

  @Test
  void refusesTwoEntriesForOneClaim() throws IOException {
    Path file = file("{\"verdicts\": [" + GOOD + "," + GOOD + "]}");
    assertThatThrownBy(() -> ExpectedVerdictsFile.read(file))
        .hasMessage(
            file + ", entry 2: F2 on mnist at quick has an entry already. Keep one of the two.");
  }

  @Test
  void refusesWhatIsNoListOfEntries() throws IOException {
    assertThatThrownBy(() -> ExpectedVerdictsFile.read(file("[]")))
        .hasMessageContaining("one key, \"verdicts\"");
    assertThatThrownBy(() -> ExpectedVerdictsFile.read(file("{\"verdicts\": [3]}")))
        .hasMessageContaining("entry 1: 3 is no object");
  }

  @Test
  void saysWhereTheFileIsBroken() throws IOException {
    assertThatThrownBy(() -> ExpectedVerdictsFile.read(file("{\"verdicts\":\n[}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected-verdicts.json is malformed at line 2, column 2");
    assertThatThrownBy(
            () -> ExpectedVerdictsFile.read(file("{\"verdicts\": [], \"verdicts\": []}")))
        .hasMessageContaining("Duplicate field 'verdicts'");
  }

  @Test
  void saysHowToStartAFileThatIsMissing() {
    Path missing = directory.resolve("none.json");
    assertThatThrownBy(() -> ExpectedVerdictsFile.read(missing))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(missing.toString())
        .hasMessageContaining("start one with {\"verdicts\": []}");
  }
}
