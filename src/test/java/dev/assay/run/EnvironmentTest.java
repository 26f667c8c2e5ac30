package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {
  @TempDir Path directory;
  private final List<String> warnings = new ArrayList<>();

  @Test
  void leavesNothingBehindWhereEverythingIsThere() {
    Environment.of(settings(), true, warnings::add).require();
    assertThat(warnings).isEmpty();
    assertThat(directory.resolve("out")).isEmptyDirectory();
    assertThat(directory.resolve("store")).isEmptyDirectory();
  }

  @Test
  void namesAnOutputDirectoryThatCannotBeWritten() throws IOException {
    RunSettings settings = settings();
    Files.writeString(directory.resolve("out"), "in the way");
    assertThatIllegalStateException()
        .isThrownBy(() -> Environment.of(settings, true, warnings::add).require())
        .withMessageContainingAll("Cannot write", "choose another with -Dassay.output");
  }

  @Test
  void warnsOfAStoreThatKeepsNothing() throws IOException {
    RunSettings settings = settings();
    Files.writeString(directory.resolve("store"), "in the way");
    Environment.of(settings, true, warnings::add).require();
    assertThat(warnings)
        .singleElement()
        .asString()
        .contains(directory.resolve("store").toString(), "-Dassay.store=DIR");
  }

  private RunSettings settings() {
    return settings(directory);
  }

  static RunSettings settings(Path directory) {
    return RunSettings.of(
        Map.of(
            "user.home", directory.toString(),
            "assay.output", directory.resolve("out").toString(),
            "assay.store", directory.resolve("store").toString()),
        Map.of());
  }
}
