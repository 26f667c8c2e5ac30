package dev.assay.data.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.data.DataException;
import dev.assay.data.ImageFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Bytes that once were, or nearly are, a report's own images or their labels. */
class OwnImagesFuzzTest {
  private static final byte[] LABELS = {0, 0, 8, 1, 0, 0, 0, 2, 0, 1};

  @FuzzTest(maxDuration = "1m")
  void readsOrNamesFileAndRemedy(byte[] bytes) throws IOException {
    Path directory = Files.createTempDirectory("assay-fuzz");
    Path images = directory.resolve("images");
    Path labels = directory.resolve("labels");
    try {
      Files.write(images, bytes);
      for (byte[] other : new byte[][] {LABELS, bytes}) {
        Files.write(labels, other);
        for (int channels : new int[] {1, 3}) {
          tryIt(new ImageFormat(2, 3, channels, 2), images.toString(), labels.toString());
        }
      }
    } finally {
      Files.deleteIfExists(images);
      Files.deleteIfExists(labels);
      Files.delete(directory);
    }
  }

  private static void tryIt(ImageFormat format, String images, String labels) {
    OwnImages own = new OwnImages("own", "00", format, images, labels, images, labels);
    DataSettings settings = DataSettings.of(Map.of("user.home", "/home/someone"), Map.of());
    try {
      own.load(settings, DownloadListener.quiet());
      throw new AssertionError("images of another digest than was named");
    } catch (DataException e) {
      assertThat(e.getMessage()).containsAnyOf(images, labels, "own: the images have SHA-256");
    }
  }
}
