package dev.assay.report.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/** Asks of a reader of gzipped JSON that it reads or explains whatever bytes there are. */
public final class ZippedFuzz {
  private ZippedFuzz() {}

  /**
   * Tries bytes as a file, and compressed.
   *
   * @param name the file's name
   * @param read reads it in a directory and asserts what it read
   */
  public static void assertReadOrExplained(byte[] bytes, String name, Consumer<Path> read)
      throws IOException {
    tryFile(bytes, name, read);
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream zipped = new GZIPOutputStream(compressed)) {
      zipped.write(bytes);
    }
    tryFile(compressed.toByteArray(), name, read);
  }

  private static void tryFile(byte[] bytes, String name, Consumer<Path> read) throws IOException {
    Path directory = Files.createTempDirectory("assay-fuzz");
    Path file = directory.resolve(name);
    try {
      Files.write(file, bytes);
      read.accept(directory);
    } catch (IllegalArgumentException e) {
      assertThat(e)
          .hasMessageStartingWith(file + " is malformed")
          .hasMessageContaining("Restore it from git")
          .hasMessageNotContaining("null pointer");
    } finally {
      Files.delete(file);
      Files.delete(directory);
    }
  }
}
