package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
  @TempDir Path directory;

  @Test
  void holdsADirectoryForOneRunAtATime() {
    RunLock first = RunLock.of(List.of(directory), Optional.of("build 1"));
    assertThatIllegalStateException()
        .isThrownBy(() -> RunLock.of(List.of(directory), Optional.of("build 2")))
        .withMessageContainingAll(
            "Another run writes its report to " + directory,
            "process " + ProcessHandle.current().pid(),
            "another copy of the project",
            "-Dassay.output");
    first.close();
    RunLock.of(List.of(directory), Optional.of("build 2")).close();
    RunLock.of(List.of(directory), Optional.empty()).close();
    RunLock.of(List.of(directory), Optional.empty()).close();
  }

  @Test
  void refusesASecondJvmOfOneBuildDuringTheFirstAndAfterIt() {
    RunLock first = RunLock.of(List.of(directory), Optional.of("build 1"));
    assertThatIllegalStateException()
        .isThrownBy(() -> RunLock.of(List.of(directory), Optional.of("build 1")))
        .withMessageContainingAll("All claims of a run must run in one JVM", "forkCount");
    first.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> RunLock.of(List.of(directory), Optional.of("build 1")))
        .withMessageContainingAll("All claims of a run must run in one JVM", "reuseForks");
  }

  @Test
  void takesAllOfItsDirectoriesOrNone() {
    Path other = directory.resolve("other");
    RunLock first = RunLock.of(List.of(other), Optional.empty());
    assertThatIllegalStateException()
        .isThrownBy(() -> RunLock.of(List.of(directory, other), Optional.empty()))
        .withMessageContaining("Another run writes its report to " + other);
    RunLock.of(List.of(directory), Optional.empty()).close();
    first.close();
    RunLock.of(List.of(directory, other, directory.resolve(".")), Optional.empty()).close();
  }

  @Test
  void leavesItToTheEnvironmentToSayThatTheDirectoryCannotBeWritten() throws IOException {
    Path file = Files.writeString(directory.resolve("taken"), "");
    RunLock.of(List.of(file.resolve("below")), Optional.empty()).close();
    assertThat(file).hasContent("");
  }

  @Test
  void knowsTheBuildThatStartedThisJvm() {
    boolean forked = System.getProperty("sun.java.command", "").contains("surefire");
    assertThat(RunLock.build().isPresent()).isEqualTo(forked);
  }
}
