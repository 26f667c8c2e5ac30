package dev.assay.data.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.ImageData;
import dev.assay.data.KnownImages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Reads MNIST itself where this machine has it. */
@EnabledIf("present")
class RealMnistIT {

  static boolean present() {
    return Files.isDirectory(directory());
  }

  private static Path directory() {
    return Path.of(Optional.ofNullable(System.getenv("MNIST_DIR")).orElse("../shared/mnist"));
  }

  @Test
  void isWhatItHasAlwaysBeen() {
    Duration patience = Duration.ofSeconds(10);
    DataSettings settings =
        new DataSettings(
            DataChoice.MNIST,
            Optional.of(directory()),
            Path.of("unused"),
            List.of(),
            patience,
            patience,
            Proxies.NONE);
    ImageData data = ImageDataLoader.load(settings, DownloadListener.quiet()).data();
    assertThat(data.train().count()).isEqualTo(60_000);
    assertThat(data.test().count()).isEqualTo(10_000);
    assertThat(data.train().rows()).isEqualTo(28);
    assertThat(data.train().columns()).isEqualTo(28);
    assertThat(Arrays.copyOf(data.train().labels(), 10))
        .containsExactly(5, 0, 4, 1, 9, 2, 1, 3, 1, 4);
    assertThat(Arrays.copyOf(data.test().labels(), 5)).containsExactly(7, 2, 1, 0, 4);
    assertThat(data.digest()).isEqualTo(KnownImages.MNIST.digest());
    double sum = 0;
    double squares = 0;
    float[] image = new float[784];
    for (int i = 0; i < 60_000; i++) {
      data.train().normalised(i, image, 0);
      for (float x : image) {
        sum += x;
        squares += x * x;
      }
    }
    double mean = sum / (60_000 * 784);
    assertThat(mean).isBetween(-0.001, 0.001);
    assertThat(squares / (60_000 * 784) - mean * mean).isBetween(0.999, 1.001);
  }
}
