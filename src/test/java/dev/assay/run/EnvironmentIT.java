package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.system.ChildProcess;
import dev.assay.system.TestJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The environment in processes that are started without what a run needs. */
class EnvironmentIT {
  @TempDir Path directory;

  /** In a process of its own: Java looks for fonts once. */
  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "takes the fonts away by fontconfig")
  void saysWhatToInstallWhereThereAreNoFonts() throws IOException, InterruptedException {
    Path none = Files.writeString(directory.resolve("fonts.conf"), "<fontconfig></fontconfig>");
    ChildProcess.Answer answer =
        TestJvm.of(EnvironmentIT.class)
            // Java keeps what fonts there are below the home.
            .with("-Djava.awt.headless=true", "-Duser.home=" + directory)
            .in(Map.of("FONTCONFIG_FILE", none.toString()))
            .run(directory.toString());
    assertThat(answer.output())
        .as(answer.error())
        .contains("Figures cannot be drawn: install fontconfig and a font");
  }

  /** The second time, too, when the class that loads it has failed already. */
  @Test
  void namesALibraryThatDoesNotLoadEachTime() throws IOException, InterruptedException {
    ChildProcess.Answer answer =
        TestJvm.of(EnvironmentIT.class)
            .with("-Djava.awt.headless=true", "-Dorg.bytedeco.javacpp.platform=linux-nonesuch")
            .run(directory.toString());
    assertThat(answer.output().split("and once more:"))
        .as(answer.error())
        .hasSize(2)
        .allSatisfy(
            time ->
                assertThat(time)
                    .contains(
                        "the native kernels cannot be loaded",
                        "-Dorg.bytedeco.javacpp.cachedir=DIR"));
  }

  /** Tries the environment of a run, twice; its output and store go below {@code args[0]}. */
  public static void main(String[] args) {
    tryIt(Path.of(args[0]));
    System.out.println("and once more:");
    tryIt(Path.of(args[0]));
  }

  private static void tryIt(Path directory) {
    try {
      Environment.of(EnvironmentTest.settings(directory), true, System.out::println).require();
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
  }
}
