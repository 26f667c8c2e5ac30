package dev.assay.data.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sets of images that the project draws, drawn whole. */
class DrawnImagesIT {
  @TempDir Path directory;

  private DataSettings settings() {
    return new DataSettings(
        DataChoice.UNSPECIFIED,
        Optional.empty(),
        directory.resolve("cache/mnist"),
        List.of(),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        Proxies.NONE,
        Optional.of(directory.resolve("data")));
  }

  /** The constants are what is drawn. */
  @Test
  void namesWhatTheProjectDrawsByItsDigest() {
    for (DrawnImages drawn : DrawnImages.values()) {
      assertThat(drawn.load(settings(), DownloadListener.quiet()).data().digest())
          .isEqualTo(drawn.identity().digest());
    }
  }
}
