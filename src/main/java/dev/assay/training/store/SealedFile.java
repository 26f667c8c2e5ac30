package dev.assay.training.store;

import dev.assay.training.TrialJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/** The file form of the store: in gzip, a line with the SHA-256 of all that follows it. */
final class SealedFile {
  private static final String MARK = "sha256 ";

  /** Where the content begins, behind the digest's line. */
  static final int START = MARK.length() + 64 + 1;

  /** Many times the largest result: a damaged stream must not ask for all memory. */
  private static final int MOST_BYTES = 1 << 29;

  private SealedFile() {}

  /** Returns the bytes of a file with this content. */
  static byte[] of(byte[] content) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream(1 << 16);
    try (GZIPOutputStream zipped = new GZIPOutputStream(file, 1 << 16)) {
      String first = MARK + TrialJson.sha256(content) + "\n";
      zipped.write(first.getBytes(StandardCharsets.US_ASCII));
      zipped.write(content);
    }
    return file.toByteArray();
  }

  /**
   * Reads a file and checks its digest.
   *
   * @return the decompressed bytes, of which the content is what begins at {@link #START}
   * @throws java.nio.file.NoSuchFileException if there is none
   * @throws IOException if it is not what {@link #of} made, saying what is wrong and where
   */
  static byte[] read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in);
    }
  }

  /** Reads what {@link #of} made, and checks its digest. */
  static byte[] read(byte[] file) throws IOException {
    return read(new ByteArrayInputStream(file));
  }

  private static byte[] read(InputStream file) throws IOException {
    byte[] bytes = readStart(file, MOST_BYTES);
    if (bytes.length == MOST_BYTES) {
      throw new IOException("more than " + MOST_BYTES + " bytes, where no result is as large");
    }
    String digest = new String(bytes, MARK.length(), 64, StandardCharsets.US_ASCII);
    String found = TrialJson.sha256(bytes, START, bytes.length - START);
    if (!found.equals(digest)) {
      throw new IOException(
          "the content from byte "
              + START
              + " on has SHA-256 "
              + found
              + " and not the "
              + digest
              + " of its first line");
    }
    return bytes;
  }

  /**
   * Reads at most the first {@code most} decompressed bytes of a file; no digest vouches for them.
   */
  static byte[] readStart(Path file, int most) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return readStart(in, most);
    }
  }

  private static byte[] readStart(InputStream raw, int most) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream(1 << 16);
    try (InputStream in = new GZIPInputStream(raw, 1 << 16)) {
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0 && read.size() < most; n = in.read(buffer)) {
        read.write(buffer, 0, Math.min(n, most - read.size()));
      }
    } catch (EOFException | ZipException e) {
      throw new IOException(
          String.format(
              Locale.ENGLISH,
              "%s after %d decompressed bytes",
              e instanceof EOFException ? "cut short" : "damaged gzip: " + e.getMessage(),
              read.size()),
          e);
    }
    byte[] bytes = read.toByteArray();
    String first = new String(bytes, 0, Math.min(bytes.length, START), StandardCharsets.US_ASCII);
    if (!first.matches(MARK + "[0-9a-f]{64}\n")) {
      throw new IOException(
          "no digest stands at byte 0: the file is damaged, or of a version that wrote none");
    }
    return bytes;
  }
}
