package dev.assay.data.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sets of images that the project draws, drawn whole. */
class DrawnImagesIT {
  @TempDir Path directory;

  /** The constants are what is drawn. */
  @Test
  void namesWhatTheProjectDrawsByItsDigest() {
    for (DrawnImages drawn : DrawnImages.values()) {
      assertThat(
              drawn
                  .load(NamedSourcesTest.settings(directory), DownloadListener.quiet())
                  .data()
                  .digest())
          .isEqualTo(drawn.identity().digest());
    }
  }
}
