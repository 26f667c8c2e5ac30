package dev.assay.data.source;

import dev.assay.data.Images;
import dev.assay.data.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Stands in for MNIST's four files: 4 training and 2 test images of 2 x 3 pixels. */
public final class TinyMnist {
  public static final byte[] TRAIN_IMAGES = idx(pixels(4), 4, 2, 3);
  public static final byte[] TRAIN_LABELS = idx(Images.bytes(5, 0, 4, 1), 4);
  static final byte[] TEST_IMAGES = idx(pixels(2), 2, 2, 3);
  static final byte[] TEST_LABELS = idx(Images.bytes(7, 2), 2);

  static final MnistFiles FILES =
      new MnistFiles(
          new MnistFile("train-images", 3, sha256(TRAIN_IMAGES)),
          new MnistFile("train-labels", 1, sha256(TRAIN_LABELS)),
          new MnistFile("test-images", 3, sha256(TEST_IMAGES)),
          new MnistFile("test-labels", 1, sha256(TEST_LABELS)));

  static final List<String> NAMES =
      List.of("train-images", "train-labels", "test-images", "test-labels");

  private TinyMnist() {}

  /** Returns the plain bytes of a file by its name, with or without {@code .gz}. */
  static byte[] plain(String name) {
    return switch (name.replace(".gz", "")) {
      case "train-images" -> TRAIN_IMAGES;
      case "train-labels" -> TRAIN_LABELS;
      case "test-images" -> TEST_IMAGES;
      case "test-labels" -> TEST_LABELS;
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** Writes all four files, compressed, into {@code directory}. */
  static void writeCompressed(Path directory) throws IOException {
    Files.createDirectories(directory);
    for (String name : NAMES) {
      Files.write(directory.resolve(name + ".gz"), gzip(plain(name)));
    }
  }

  public static byte[] idx(byte[] values, int... dimensions) {
    ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * dimensions.length + values.length);
    buffer.putInt(0x0800 | dimensions.length);
    for (int dimension : dimensions) {
      buffer.putInt(dimension);
    }
    return buffer.put(values).array();
  }

  public static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] pixels(int count) {
    byte[] pixels = new byte[count * 6];
    for (int k = 0; k < pixels.length; k++) {
      pixels[k] = (byte) (11 * k);
    }
    return pixels;
  }

  private static String sha256(byte[] bytes) {
    return new Sha256().bytes(bytes).hex();
  }
}
