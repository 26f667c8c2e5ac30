package dev.assay.system;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Writes and removes files so that a crash at any moment leaves the old content, the new one or,
 * where there was none, no file; never a part of one.
 *
 * <p>The content goes into a temporary file of this writer alone, is forced to the disk and moved
 * into place at once; then the directory is forced, so that what was reported written is there
 * after a power cut. Any number of threads and processes may write one file: the last one wins.
 */
public final class DurableFiles {
  private static final String PREFIX = ".assay-";
  private static final String SUFFIX = ".tmp";

  private final Disk disk;

  /** Creates a writer for this machine's disk. */
  public DurableFiles() {
    this(new LocalDisk());
  }

  DurableFiles(Disk disk) {
    this.disk = disk;
  }

  /**
   * Replaces {@code file} by one with this content, and creates its directory if need be. An
   * interrupt does not stop it and stays pending.
   *
   * @throws IOException if it cannot be written; what stood there then stands there still, unless
   *     only the last step failed, to force the directory
   */
  public void write(Path file, byte[] content) throws IOException {
    Path whole = file.toAbsolutePath();
    Path directory = directoryOf(whole);
    createDirectories(directory);
    Path temporary = create(directory, content);
    try {
      disk.replace(temporary, whole);
    } catch (IOException | RuntimeException e) {
      deleteAfter(e, temporary);
      throw e;
    }
    disk.forceDirectory(directory);
  }

  /** Removes a file, if it is there, and forces its directory. */
  public void delete(Path file) throws IOException {
    Path whole = file.toAbsolutePath();
    disk.delete(whole);
    disk.forceDirectory(directoryOf(whole));
  }

  /**
   * Removes the temporary files that killed writers left in {@code directory}; a young one may be
   * another process's.
   *
   * @param age how old they must be at least
   */
  public void sweep(Path directory, Duration age) throws IOException {
    sweep(directory, PREFIX + "*" + SUFFIX, age);
  }

  /** Removes files older than {@code age} whose names fit a glob. */
  public void sweep(Path directory, String names, Duration age) throws IOException {
    FileTime limit = FileTime.from(Instant.now().minus(age));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, names)) {
      for (Path file : files) {
        if (olderThan(limit, file)) {
          disk.delete(file);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static boolean olderThan(FileTime limit, Path file) throws IOException {
    try {
      return Files.getLastModifiedTime(file).compareTo(limit) < 0;
    } catch (NoSuchFileException e) {
      // Its writer has moved it into place meanwhile.
      return false;
    }
  }

  private Path create(Path directory, byte[] content) throws IOException {
    while (true) {
      Path temporary = directory.resolve(temporaryName());
      try {
        disk.create(temporary, content);
        return temporary;
      } catch (FileAlreadyExistsException e) {
        // Another writer drew the same name out of 2^64.
      } catch (IOException | RuntimeException e) {
        deleteAfter(e, temporary);
        throw e;
      }
    }
  }

  private static String temporaryName() {
    return PREFIX + Long.toHexString(ThreadLocalRandom.current().nextLong()) + SUFFIX;
  }

  private void deleteAfter(Exception cause, Path temporary) {
    try {
      disk.delete(temporary);
    } catch (IOException | RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  /** Creates what is missing from the outside in, and forces each name into its parent. */
  private void createDirectories(Path directory) throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    for (@Nullable Path path = directory; path != null; path = path.getParent()) {
      if (disk.isDirectory(path)) {
        break;
      }
      missing.push(path);
    }
    for (Path path : missing) {
      disk.createDirectory(path);
      disk.forceDirectory(directoryOf(path));
    }
  }

  private static Path directoryOf(Path file) {
    @Nullable Path parent = file.getParent();
    if (parent == null) {
      throw new IllegalArgumentException(file + " is the root and no file: name one below it");
    }
    return parent;
  }
}
