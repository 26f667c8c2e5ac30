package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.assay.system.ChildProcess;
import dev.assay.system.TestJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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

  /** In a process of its own: Java looks for fonts once. */
  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "takes the fonts away by fontconfig")
  void saysWhatToInstallWhereThereAreNoFonts() throws IOException, InterruptedException {
    Path none = Files.writeString(directory.resolve("fonts.conf"), "<fontconfig></fontconfig>");
    ChildProcess.Answer answer =
        TestJvm.of(EnvironmentTest.class)
            // Java keeps what fonts there are below the home.
            .with("-Djava.awt.headless=true", "-Duser.home=" + directory)
            .in(Map.of("FONTCONFIG_FILE", none.toString()))
            .run(directory.toString());
    assertThat(answer.output())
        .as(answer.error())
        .contains("Figures cannot be drawn: install fontconfig and a font");
  }

  /** Tries the environment of a run whose output and store go below {@code args[0]}. */
  public static void main(String[] args) {
    try {
      Environment.of(settings(Path.of(args[0])), true, System.out::println).require();
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
  }

  private RunSettings settings() {
    return settings(directory);
  }

  private static RunSettings settings(Path directory) {
    return RunSettings.of(
        Map.of(
            "user.home", directory.toString(),
            "assay.output", directory.resolve("out").toString(),
            "assay.store", directory.resolve("store").toString()),
        Map.of());
  }
}
