package dev.assay.report.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes a file whole or not at all. */
public final class OutputFiles {
  private OutputFiles() {}

  /** Names the JSON file of a section, for example {@code part-1-2.json}. */
  public static String nameOf(String section) {
    return section.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "")
        + ".json";
  }

  public static void write(Path file, String text) {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes to a temporary file beside {@code file}, forces it to the disk and moves it in place.
   *
   * @throws UncheckedIOException naming the path and the remedy; what stood there is untouched
   */
  public static void write(Path file, byte[] bytes) {
    write(file, bytes, OutputFiles::fill);
  }

  /** Puts bytes into a new file. */
  @FunctionalInterface
  interface Sink {
    /** Writes all bytes and forces them to the disk. */
    void fill(Path file, byte[] bytes) throws IOException;
  }

  public static void write(Path file, byte[] bytes, Sink sink) {
    @Nullable Path directory = file.toAbsolutePath().getParent();
    if (directory == null) {
      throw new IllegalArgumentException(file + " is the root and no file: name one below it");
    }
    // A name of this writer's own: two of one file must not share what they fill.
    Path temporary =
        directory.resolve(
            String.format(Locale.ROOT, ".%s.%s.tmp", file.getFileName(), UUID.randomUUID()));
    try {
      Files.createDirectories(directory);
      sink.fill(temporary, bytes);
      move(temporary, file);
    } catch (IOException e) {
      deleteQuietly(temporary, e);
      throw new UncheckedIOException(
          new IOException(
              String.format(
                  Locale.ROOT,
                  "Cannot write %s (%s). Make %s a writable directory with space left, or choose another with -Dassay.output.",
                  file,
                  e,
                  directory),
              e));
    }
  }

  /**
   * Removes the files of a directory whose names fit a glob, but for those that are kept.
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
          Files.delete(file);
        }
      }
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

  private static void fill(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void deleteQuietly(Path temporary, IOException cause) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
