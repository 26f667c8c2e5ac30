package dev.assay.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.data.DataException;
import dev.assay.data.IdxFormatException;
import dev.assay.data.Images;
import dev.assay.data.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistTest {
  @TempDir Path home;

  @Test
  void readsTheNamedDirectoryUnderEitherName() throws IOException {
    Path directory = home.resolve("mnist");
    TinyMnist.writeCompressed(directory);
    Files.delete(directory.resolve("test-labels.gz"));
    Files.write(directory.resolve("test-labels"), TinyMnist.TEST_LABELS);
    LoadedData loaded = fromDirectory(directory);
    assertThat(loaded.data().name()).isEqualTo("mnist");
    assertThat(loaded.data().train().labels()).containsExactly(5, 0, 4, 1);
    assertThat(loaded.data().test().labels()).containsExactly(7, 2);
    assertThat(Images.pixel(loaded.data().test(), 1, 1, 2)).isEqualTo(121);
    assertThat(loaded.provenance()).isEqualTo("MNIST in " + directory);
    assertThat(loaded.notice()).isEmpty();
    assertThat(home.resolve("cache")).doesNotExist();
  }

  @Test
  void aWrongChecksumInTheNamedDirectoryIsAnError() throws IOException {
    Path directory = home.resolve("mnist");
    TinyMnist.writeCompressed(directory);
    byte[] wrong = TinyMnist.TRAIN_LABELS.clone();
    wrong[wrong.length - 1] ^= 1;
    Path file = Files.write(directory.resolve("train-labels.gz"), TinyMnist.gzip(wrong));
    assertThatThrownBy(() -> fromDirectory(directory))
        .isExactlyInstanceOf(DataException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining("SHA-256 " + new Sha256().bytes(wrong).hex())
        .hasMessageContaining("expected " + TinyMnist.FILES.trainLabels().sha256())
        .hasMessageContaining("Replace the file");
  }

  @Test
  void aDamagedFileInTheNamedDirectoryIsAnError() throws IOException {
    Path directory = home.resolve("mnist");
    TinyMnist.writeCompressed(directory);
    Path file = Files.write(directory.resolve("test-images.gz"), new byte[] {0, 0, 8, 3});
    assertThatThrownBy(() -> fromDirectory(directory))
        .isInstanceOf(IdxFormatException.class)
        .hasMessageStartingWith(file + ": found a file cut short");
  }

  @Test
  void aMissingFileInTheNamedDirectoryIsAnError() throws IOException {
    Path directory = home.resolve("mnist");
    TinyMnist.writeCompressed(directory);
    Files.delete(directory.resolve("test-images.gz"));
    assertThatThrownBy(() -> fromDirectory(directory))
        .isExactlyInstanceOf(DataException.class)
        .hasMessageStartingWith(directory + ": holds neither test-images.gz nor test-images.")
        .hasMessageContaining("-Dassay.mnist.dir")
        .hasMessageContaining("MNIST_DIR");
  }

  @Test
  void aDirectoryThatCannotBeReadIsAnError() throws IOException {
    Path missing = home.resolve("missing");
    Path file = Files.createFile(home.resolve("file"));
    for (Path directory : List.of(missing, file)) {
      assertThatThrownBy(() -> fromDirectory(directory))
          .isExactlyInstanceOf(DataException.class)
          .hasMessageStartingWith(directory + ": not a directory that can be read.");
    }
    // Root may read whatever the permissions say; a directory in a file's place nobody can.
    Path directory = home.resolve("mnist");
    TinyMnist.writeCompressed(directory);
    Path unreadable = directory.resolve("train-images.gz");
    Files.delete(unreadable);
    Files.createDirectory(unreadable);
    assertThatThrownBy(() -> fromDirectory(directory))
        .isExactlyInstanceOf(DataException.class)
        .hasMessageStartingWith(unreadable + ": cannot be read");
  }

  @Test
  void readsTheCacheWithoutANetwork() throws IOException {
    TinyMnist.writeCompressed(home.resolve("cache"));
    LoadedData loaded =
        new Mnist(settings(Optional.empty()), DownloadListener.quiet(), TinyMnist.FILES).load();
    assertThat(loaded.data().train().count()).isEqualTo(4);
    assertThat(loaded.provenance()).isEqualTo("MNIST in the cache " + home.resolve("cache"));
    assertThat(loaded.notice()).isEmpty();
  }

  private LoadedData fromDirectory(Path directory) {
    return new Mnist(settings(Optional.of(directory)), DownloadListener.quiet(), TinyMnist.FILES)
        .load();
  }

  private DataSettings settings(Optional<Path> directory) {
    return new DataSettings(
        DataChoice.UNSPECIFIED,
        directory,
        home.resolve("cache"),
        List.of(),
        Duration.ofSeconds(10),
        Duration.ofSeconds(10));
  }
}
