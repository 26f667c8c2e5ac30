package dev.assay.training.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.training.TrialJson;
import dev.assay.training.TrialResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/**
 * One entry of the store: what its key is made of, and the result.
 *
 * <p>A {@link SealedFile} of two lines: the key's content (trial, kernels, training code), so that
 * it is read without the result, and the result.
 *
 * @param content what the key is the digest of
 * @param result the result
 */
record StoredEntry(JsonNode content, TrialResult result) {
  /** A trial names its probes and epochs; a line longer than this is none. */
  private static final int LONGEST_CONTENT = 1 << 20;

  /** Returns the bytes of this entry's file. */
  byte[] file() throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream(1 << 16);
    lines.write(TrialJson.bytes(content));
    lines.write('\n');
    lines.write(TrialJson.bytes(result));
    return SealedFile.of(lines.toByteArray());
  }

  /**
   * Reads a whole entry and checks its digest.
   *
   * @throws java.nio.file.NoSuchFileException if there is none
   * @throws IOException if it is not what {@link #file} made, saying what is wrong and where
   */
  static StoredEntry read(Path file) throws IOException {
    return of(SealedFile.read(file));
  }

  /** Reads an entry whose digest was checked. */
  static StoredEntry of(byte[] bytes) throws IOException {
    int end = contentEnd(bytes);
    return new StoredEntry(
        TrialJson.tree(bytes, SealedFile.START, end - SealedFile.START),
        TrialJson.read(bytes, end + 1, bytes.length - end - 1));
  }

  /**
   * Reads the key's content alone, from the first bytes of a file. No digest vouches for it, but
   * whoever computes its key and finds the file's name knows that it is right.
   */
  static JsonNode readContent(Path file) throws IOException {
    byte[] bytes = SealedFile.readStart(file, SealedFile.START + LONGEST_CONTENT);
    return TrialJson.tree(bytes, SealedFile.START, contentEnd(bytes) - SealedFile.START);
  }

  /** Tells whether this entry, whole as it is, belongs under a key. */
  boolean belongsTo(String key) {
    return TrialJson.key(content).equals(key)
        && String.valueOf(content.get("trial")).equals(TrialJson.json(result.trial()));
  }

  /** Returns where the first line of a sealed file's content ends. */
  static int contentEnd(byte[] bytes) throws IOException {
    int limit = Math.min(bytes.length, SealedFile.START + LONGEST_CONTENT);
    for (int i = SealedFile.START; i < limit; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    throw new IOException("the line that begins at byte " + SealedFile.START + " does not end");
  }
}
