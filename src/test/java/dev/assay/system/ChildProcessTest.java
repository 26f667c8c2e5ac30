package dev.assay.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "asks a POSIX shell")
class ChildProcessTest {
  private static final Duration PATIENT = Duration.ofMinutes(2);
  private static final Duration SHORT = Duration.ofMillis(300);

  @TempDir Path directory;

  @Test
  void returnsBothStreamsAndTheExitValue() throws Exception {
    assertThat(shell("pwd; echo trouble >&2; exit 3", PATIENT))
        .isEqualTo(new ChildProcess.Answer(3, directory.toRealPath() + "\n", "trouble\n"));
  }

  @Test
  void readsMoreThanAPipeHoldsOnEitherStream() throws Exception {
    String much =
        "i=0; while [ $i -lt 3000 ]; do printf '%0100d' 0 >&2; printf '%0100d' 0; i=$((i+1)); done";
    ChildProcess.Answer answer = shell(much, PATIENT);
    assertThat(answer.output()).hasSize(300_000);
    assertThat(answer.error()).hasSize(300_000);
  }

  @Test
  void hasNothingToRead() throws Exception {
    assertThat(shell("cat; echo done", PATIENT).output()).isEqualTo("done\n");
  }

  @Test
  void killsAProgramThatHangs() {
    assertThatThrownBy(() -> shell("sleep 600; echo done", SHORT))
        .isInstanceOf(IOException.class)
        .hasMessage("sh gave no whole answer within 0.3 s");
  }

  @Test
  void doesNotWaitForAChildThatKeepsTheOutputOpen() throws InterruptedException {
    // Whether the program's own words are had depends on which thread sees its end first.
    String answer;
    try {
      answer = shell("sleep 600 & echo started", SHORT).output();
    } catch (IOException e) {
      answer = String.valueOf(e.getMessage());
    }
    assertThat(answer).isIn("started\n", "sh gave no whole answer within 0.3 s");
  }

  @Test
  void namesAProgramThatIsNotThere() {
    ChildProcess missing =
        new ChildProcess(List.of("assay-no-such-program"), directory, PATIENT, Map.of(), List.of());
    assertThatThrownBy(missing::run)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("assay-no-such-program");
  }

  @Test
  void setsAndTakesVariables() throws Exception {
    ChildProcess child =
        new ChildProcess(
            List.of("sh", "-c", "echo $GIVEN ${PATH:-none}"),
            directory,
            PATIENT,
            Map.of("GIVEN", "given"),
            List.of("PATH"));
    assertThat(child.run().output()).startsWith("given").doesNotContain(System.getenv("PATH"));
  }

  private ChildProcess.Answer shell(String script, Duration limit)
      throws IOException, InterruptedException {
    return new ChildProcess(List.of("sh", "-c", script), directory, limit, Map.of(), List.of())
        .run();
  }
}
