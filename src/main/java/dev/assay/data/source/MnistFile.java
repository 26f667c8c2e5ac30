package dev.assay.data.source;

import dev.assay.data.DataException;
import dev.assay.data.IdxFile;
import java.nio.file.Path;
import java.util.List;

/**
 * Identifies one of MNIST's files.
 *
 * @param name its name without {@code .gz}
 * @param dimensions 3 for images, 1 for labels
 * @param sha256 the SHA-256, in hexadecimal, of its decompressed bytes
 */
record MnistFile(String name, int dimensions, String sha256) {

  /** Returns the name under which mirrors and the cache keep it. */
  String compressedName() {
    return name + ".gz";
  }

  /** Lists where in {@code directory} it may stand. */
  List<Path> candidates(Path directory) {
    return List.of(directory.resolve(compressedName()), directory.resolve(name));
  }

  /**
   * Reads it from {@code path}.
   *
   * @throws DataException if the file is unreadable, damaged or not the one this is about
   */
  IdxFile read(Path path) {
    return verified(path.toString(), IdxFile.read(path, dimensions));
  }

  /**
   * Reads it from {@code content}, which came from {@code source}.
   *
   * @throws DataException if the content is damaged or not the one this is about
   */
  IdxFile parse(String source, byte[] content) {
    return verified(source, IdxFile.parse(source, content, dimensions));
  }

  private IdxFile verified(String source, IdxFile file) {
    String found = file.sha256();
    if (!found.equals(sha256)) {
      throw new DataException(
          source
              + ": the decompressed bytes have SHA-256 "
              + found
              + ", expected "
              + sha256
              + ". Replace the file by MNIST's own.");
    }
    return file;
  }
}
