package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/**
 * A browser that does not work is a reason to skip its tests, said, and no failure of the board.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "writes a POSIX shell's script")
class BrowserTest {
  @TempDir Path directory;

  private static final String WORKS = "echo Chromium 1.2";

  @Test
  void skipsWithTheReasonWhereTheBrowserOrItsDriverExitsHangsOrIsMissing() throws IOException {
    assertThat(skipped("echo missing library >&2; exit 1", WORKS, patient()))
        .contains("No browser to open the board in: ", "exits with 1", "missing library");
    assertThat(skipped("exec sleep 600", WORKS, Duration.ofMillis(200)))
        .contains("chromium", "no whole answer within 0.2 s");
    assertThat(skipped(WORKS, "exec sleep 600", Duration.ofMillis(200)))
        .contains("chromedriver", "no whole answer within 0.2 s");
    assertThat(reason(directory.resolve("none"), patient()))
        .contains("apt-get install chromium chromium-driver");
  }

  @Test
  void takesABrowserThatSaysItsVersion() throws IOException {
    Path both = programs(WORKS, WORKS);
    assertThat(Browser.working("the board", both.toString(), patient()))
        .isEqualTo(new Browser.Programs(both.resolve("chromium"), both.resolve("chromedriver")));
  }

  private String skipped(String browser, String driver, Duration patience) throws IOException {
    return reason(programs(browser, driver), patience);
  }

  private static String reason(Path path, Duration patience) {
    AtomicReference<String> reason = new AtomicReference<>("not skipped");
    assertThatExceptionOfType(TestAbortedException.class)
        .isThrownBy(() -> Browser.working("the board", path.toString(), patience))
        .satisfies(e -> reason.set(String.valueOf(e.getMessage())));
    return reason.get();
  }

  private Path programs(String browser, String driver) throws IOException {
    Path both = Files.createTempDirectory(directory, "path");
    program(both.resolve("chromium"), browser);
    program(both.resolve("chromedriver"), driver);
    return both;
  }

  private static Duration patient() {
    return Duration.ofMinutes(2);
  }

  private static void program(Path file, String script) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
