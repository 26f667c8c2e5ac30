package dev.assay.report.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
  void leavesNothingHalfWrittenWhenTheDiskFillsUp() throws IOException {
    Path file = Files.writeString(directory.resolve("verdicts.json"), "before");
    OutputFiles.Sink full =
        (path, bytes) -> {
          Files.write(path, Arrays.copyOf(bytes, 3));
          throw new IOException("No space left on device");
        };
    assertThatThrownBy(() -> OutputFiles.write(file, new byte[10], full))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("Cannot write " + file)
        .hasMessageContaining("No space left on device")
        .hasMessageContaining("Make " + directory + " a writable directory with space left")
        .hasMessageContaining("-Dassay.output");
    assertThat(file).hasContent("before");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }
}
