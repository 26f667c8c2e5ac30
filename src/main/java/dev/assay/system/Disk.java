package dev.assay.system;

import java.io.IOException;
import java.nio.file.Path;

/** The few file calls of a durable write, so that a test can lose what a crash may lose. */
interface Disk {
  /** Tells whether a directory stands at {@code path}. */
  boolean isDirectory(Path path);

  /** Creates a directory, unless it is there. */
  void createDirectory(Path directory) throws IOException;

  /**
   * Creates a file with the permissions that the umask leaves, fills it and forces it to the disk.
   *
   * @throws java.nio.file.FileAlreadyExistsException if something stands there
   */
  void create(Path file, byte[] content) throws IOException;

  /** Puts {@code from} into the place of {@code to} at once. */
  void replace(Path from, Path to) throws IOException;

  /** Forces a directory's names to the disk. */
  void forceDirectory(Path directory) throws IOException;

  /** Deletes a file if it is there. */
  void delete(Path file) throws IOException;
}
