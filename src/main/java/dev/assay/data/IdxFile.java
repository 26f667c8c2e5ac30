package dev.assay.data;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads an IDX file of unsigned bytes, gzip or plain: two zero bytes, the type, the number of
 * dimensions, each dimension as a big-endian int, then the values and nothing else.
 *
 * <p>Format: http://yann.lecun.com/exdb/mnist/, "The IDX file format".
 */
public final class IdxFile {
  private static final int UNSIGNED_BYTE = 0x08;
  private static final int GZIP_MAGIC = 0x1f8b;

  /** Five times MNIST's largest file: a damaged header must not ask for gigabytes. */
  private static final long MAX_VALUES = 1L << 28;

  private final int[] dimensions;
  private final byte[] values;

  private IdxFile(int[] dimensions, byte[] values) {
    this.dimensions = dimensions;
    this.values = values;
  }

  /**
   * Reads {@code file}, which must have this many dimensions.
   *
   * @throws IdxFormatException if the content is not such a file, whole and nothing more
   * @throws DataException if the file cannot be read
   */
  public static IdxFile read(Path file, int dimensions) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(file.toString(), in, dimensions);
    } catch (NoSuchFileException e) {
      throw new DataException(file + ": no such file. Put it there or name another place.", e);
    } catch (IOException e) {
      throw new DataException(
          file + ": cannot be read (" + e + "). Make it readable or name another place.", e);
    }
  }

  /** Returns how many dimensions {@code file} has, or 0 if it is no IDX file of unsigned bytes. */
  public static int dimensionsOf(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      BufferedInputStream start = new BufferedInputStream(in);
      start.mark(2);
      boolean zipped = (start.read() << 8 | start.read()) == GZIP_MAGIC;
      start.reset();
      int magic = new DataInputStream(zipped ? new GZIPInputStream(start) : start).readInt();
      return magic >> 8 == UNSIGNED_BYTE ? magic & 0xff : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  /** Reads {@code content} that came from {@code file}. */
  public static IdxFile parse(String file, byte[] content, int dimensions) {
    try {
      return read(file, new ByteArrayInputStream(content), dimensions);
    } catch (IOException e) {
      throw new IdxFormatException(file, "unreadable content (" + e + ")", "an IDX file", e);
    }
  }

  /** Returns the lengths of the dimensions, the slowest first. */
  public int[] dimensions() {
    return dimensions.clone();
  }

  /** Returns a copy of the values, the last dimension fastest. */
  public byte[] values() {
    return values.clone();
  }

  /** Returns the SHA-256, in hexadecimal, of the decompressed file, header included. */
  public String sha256() {
    Sha256 sha = new Sha256().number(UNSIGNED_BYTE << 8 | dimensions.length);
    for (int dimension : dimensions) {
      sha.number(dimension);
    }
    return sha.bytes(values).hex();
  }

  private static IdxFile read(String file, InputStream in, int dimensions) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
    buffered.mark(2);
    int magic = buffered.read() << 8 | buffered.read();
    buffered.reset();
    boolean zipped = magic == GZIP_MAGIC;
    CountedInput counted = new CountedInput();
    try {
      counted.over(zipped ? new GZIPInputStream(buffered, 1 << 16) : buffered);
      return readPlain(file, counted, dimensions);
    } catch (EOFException e) {
      throw new IdxFormatException(
          file, "a file cut short" + after(counted, zipped), "a whole IDX file", e);
    } catch (ZipException e) {
      throw new IdxFormatException(
          file,
          "a damaged gzip stream" + after(counted, zipped) + " (" + e.getMessage() + ")",
          "an intact one",
          e);
    }
  }

  private static String after(CountedInput counted, boolean zipped) {
    return " after byte " + counted.count() + (zipped ? " of its decompressed content" : "");
  }

  private static IdxFile readPlain(String file, CountedInput counted, int expected)
      throws IOException {
    DataInputStream in = new DataInputStream(counted);
    int magic = in.readInt();
    int wanted = UNSIGNED_BYTE << 8 | expected;
    if (magic != wanted) {
      throw new IdxFormatException(
          file,
          String.format(Locale.ROOT, "magic number 0x%08x at byte 0", magic),
          String.format(
              Locale.ROOT,
              "0x%08x (unsigned bytes in %d dimension%s)",
              wanted,
              expected,
              expected == 1 ? "" : "s"));
    }
    int[] dimensions = new int[expected];
    long count = 1;
    for (int d = 0; d < expected; d++) {
      dimensions[d] = in.readInt();
      if (dimensions[d] < 1 || dimensions[d] > MAX_VALUES / count) {
        throw new IdxFormatException(
            file,
            "dimensions "
                + Arrays.toString(Arrays.copyOf(dimensions, d + 1))
                + " up to byte "
                + counted.count(),
            "each at least 1 and at most " + MAX_VALUES + " values in all");
      }
      count *= dimensions[d];
    }
    // Grows with what is there, so that a header alone never makes it allocate.
    byte[] values = in.readNBytes((int) count);
    if (values.length < count) {
      throw new IdxFormatException(
          file,
          values.length + " values (truncated after byte " + counted.count() + ")",
          sized(count, dimensions));
    }
    if (in.read() >= 0) {
      throw new IdxFormatException(
          file,
          "more bytes after the last value, from byte " + (counted.count() - 1) + " on",
          sized(count, dimensions));
    }
    return new IdxFile(dimensions, values);
  }

  private static String sized(long count, int[] dimensions) {
    return count + " values as its dimensions " + Arrays.toString(dimensions) + " say";
  }
}
