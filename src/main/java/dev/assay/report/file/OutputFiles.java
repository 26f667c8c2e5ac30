package dev.assay.report.file;

import dev.assay.system.DurableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/** Writes the files of a report by {@link DurableFiles}, and says what to do where it cannot. */
public final class OutputFiles {
  /** Temporary files of killed runs; a younger one may be of a run that is under way. */
  private static final Duration STALE = Duration.ofDays(1);

  private static final DurableFiles DISK = new DurableFiles();

  private OutputFiles() {}

  /** Names the JSON file of a section, for example {@code part-1-2.json}. */
  public static String nameOf(String section) {
    return section.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "")
        + ".json";
  }

  /** Writes text in UTF-8, as {@link #write(Path, byte[])} does. */
  public static void write(Path file, String text) {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes a file of the report durably, and creates its directory if need be.
   *
   * @throws UncheckedIOException naming the path and the remedy; what stood there is untouched
   */
  public static void write(Path file, byte[] bytes) {
    try {
      DISK.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException(
              String.format(
                  Locale.ROOT,
                  "Cannot write %s (%s). Make %s a writable directory with space left, or choose another with -Dassay.output.",
                  file,
                  e,
                  file.toAbsolutePath().getParent()),
              e));
    }
  }

  /**
   * Removes the files of a directory whose names fit a glob, but for those that are kept, and what
   * killed runs left there of files they were writing.
   *
   * @throws UncheckedIOException if a file cannot be removed, naming it
   */
  public static void keepOnly(Set<Path> kept, Path directory, String names) {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, names)) {
      for (Path file : files) {
        if (!kept.contains(file)) {
          DISK.delete(file);
        }
      }
      DISK.sweep(directory, STALE);
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException(
              String.format(
                  Locale.ROOT,
                  "A file of an earlier run cannot be removed from %s (%s). Remove it.",
                  directory,
                  e),
              e));
    }
  }
}
