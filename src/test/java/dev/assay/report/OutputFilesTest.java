package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  void namesAFullDisk() {
    Path full = Path.of("/dev/full");
    assumeThat(full).as("a device that is always full").exists();
    assertThatThrownBy(() -> OutputFiles.write(Path.of("/dev/full/verdicts.json"), "x"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("/dev/full/verdicts.json")
        .hasMessageContaining("space left");
  }
}
