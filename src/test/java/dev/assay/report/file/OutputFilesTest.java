package dev.assay.report.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFilesTest {
  @TempDir private Path directory;

  @Test
  void replacesAFileAndLeavesNothingBeside() throws IOException {
    Path file = directory.resolve("deep/verdicts.json");
    OutputFiles.write(file, "old and longer");
    OutputFiles.write(file, "new");
    assertThat(file).hasContent("new");
    try (Stream<Path> files = Files.list(directory.resolve("deep"))) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void leavesWhatStoodThereWhenItFails() throws IOException {
    Path taken = Files.createDirectories(directory.resolve("index.html/inside"));
    assertThatThrownBy(() -> OutputFiles.write(taken.getParent(), "board"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("Cannot write " + taken.getParent())
        .hasMessageContaining("-Dassay.output");
    assertThat(taken).isDirectory();
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(taken.getParent());
    }
  }

  @Test
  void refusesTheRoot() {
    Path root = directory.getRoot();
    assertThatThrownBy(() -> OutputFiles.write(root, "board"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(root + " is the root and no file: name one below it");
  }

  @Test
  void saysWhatToDoWhereItCannotWrite() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "before").resolve("verdicts.json");
    assertThatThrownBy(() -> OutputFiles.write(file, new byte[10]))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("Cannot write " + file)
        .hasMessageContaining("Make " + file.getParent() + " a writable directory with space left");
    assertThat(file.getParent()).hasContent("before");
  }

  @Test
  void removesWhatIsNotKeptAndWhatKilledRunsLeft() throws IOException {
    Path kept = Files.writeString(directory.resolve("kept.csv"), "1");
    Files.writeString(directory.resolve("former.csv"), "2");
    Path left = Files.writeString(directory.resolve(".assay-1.tmp"), "half");
    Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    Path foreign = Files.writeString(directory.resolve("notes.txt"), "mine");
    OutputFiles.keepOnly(Set.of(kept), directory, "*.csv");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactlyInAnyOrder(kept, foreign);
    }
  }
}
