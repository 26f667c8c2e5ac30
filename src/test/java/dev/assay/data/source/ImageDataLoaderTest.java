package dev.assay.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.data.DataException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageDataLoaderTest {
  @TempDir Path home;

  @Test
  void mnistAskedForByNameFailsInstead() {
    assertThatThrownBy(() -> load(DataChoice.MNIST, Optional.empty()))
        .isInstanceOf(MnistUnavailableException.class)
        .hasMessageContaining("MNIST_DIR");
  }

  @Test
  void continuousIntegrationFailsInsteadAndNamesTheOption() {
    assertThatThrownBy(() -> load(DataChoice.MNIST_IN_CI, Optional.empty()))
        .isInstanceOf(MnistUnavailableException.class)
        .hasMessageStartingWith("CI=true asks for MNIST")
        .hasMessageContaining("-Dassay.data=strokes")
        .hasMessageContaining("No usable train-images");
  }

  @Test
  void aNamedDirectoryThatFailsIsNeverReplaced() {
    assertThatThrownBy(() -> load(DataChoice.UNSPECIFIED, Optional.of(home.resolve("missing"))))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(home.resolve("missing") + ": not a directory");
  }

  @Test
  void mnistIsTakenWhereItIsHad() throws IOException {
    TinyMnist.writeCompressed(home.resolve("mnist"));
    for (DataChoice choice :
        List.of(DataChoice.UNSPECIFIED, DataChoice.MNIST, DataChoice.MNIST_IN_CI)) {
      LoadedData loaded = load(choice, Optional.of(home.resolve("mnist")));
      assertThat(loaded.data().name()).isEqualTo("mnist");
      assertThat(loaded.notice()).isEmpty();
    }
  }

  private LoadedData load(DataChoice choice, Optional<Path> directory) {
    return load(home, choice, directory);
  }

  /** Loads without a network, where a home directory has nothing but what the test put there. */
  static LoadedData load(Path home, DataChoice choice, Optional<Path> directory) {
    Duration patience = Duration.ofSeconds(10);
    DataSettings settings =
        new DataSettings(
            choice, directory, home.resolve("cache"), List.of(), patience, patience, Proxies.NONE);
    return ImageDataLoader.load(settings, DownloadListener.quiet(), TinyMnist.FILES);
  }
}
