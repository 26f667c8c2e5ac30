package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A browser that does not work is a reason to skip its tests, said, and no failure of the board.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "writes a POSIX shell's script")
class BrowserTest {
  @TempDir Path directory;

  @Test
  void saysWhyABrowserCannotBeUsed() throws IOException {
    assertThat(Browser.problem(program("echo missing library >&2; exit 1"), patient()))
        .hasValueSatisfying(why -> assertThat(why).contains("exits with 1", "missing library"));
    assertThat(Browser.problem(program("sleep 600"), Duration.ofMillis(200)))
        .hasValueSatisfying(why -> assertThat(why).contains("no whole answer within 0.2 s"));
    assertThat(Browser.problem(directory.resolve("none"), patient())).isPresent();
    assertThat(Browser.problem(program("echo Chromium 1.2"), patient())).isEmpty();
  }

  private static Duration patient() {
    return Duration.ofMinutes(2);
  }

  private Path program(String script) throws IOException {
    Path file = Files.createTempFile(directory, "browser", "");
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
