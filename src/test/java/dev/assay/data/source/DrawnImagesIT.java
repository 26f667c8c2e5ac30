package dev.assay.data.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
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

  @Test
  void withoutACopyAndANetworkStrokesStandInLoudly() {
    LoadedData loaded =
        ImageDataLoaderTest.load(directory, DataChoice.UNSPECIFIED, Optional.empty());
    assertThat(loaded.data().name()).isEqualTo("strokes");
    assertThat(loaded.data().train().count()).isEqualTo(60_000);
    assertThat(loaded.data().test().count()).isEqualTo(10_000);
    assertThat(loaded.provenance()).startsWith("strokes");
    assertThat(loaded.notice().orElseThrow())
        .startsWith("NOT MNIST: this run is on strokes")
        .contains("No usable train-images");
  }

  @Test
  void strokesAskedForByNameNeedNoNotice() throws IOException {
    TinyMnist.writeCompressed(directory.resolve("mnist"));
    LoadedData loaded =
        ImageDataLoaderTest.load(
            directory, DataChoice.STROKES, Optional.of(directory.resolve("mnist")));
    assertThat(loaded.data().name()).isEqualTo("strokes");
    assertThat(loaded.notice()).isEmpty();
  }
}
