package dev.assay.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.data.DataException;
import dev.assay.data.Images;
import dev.assay.data.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
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
        .hasMessageStartingWith(directory + ": holds no train-labels")
        .hasMessageContaining("expected " + TinyMnist.FILES.trainLabels().sha256())
        .hasMessageContaining(file.getFileName() + " (the decompressed bytes have SHA-256 ")
        .hasMessageContaining(new Sha256().bytes(wrong).hex())
        .hasMessageContaining("Put MNIST's four files there");
  }

  @Test
  void aDamagedFileInTheNamedDirectoryIsAnError() throws IOException {
    Path directory = home.resolve("mnist");
    TinyMnist.writeCompressed(directory);
    Path file = Files.write(directory.resolve("test-images.gz"), new byte[] {0, 0, 8, 3});
    assertThatThrownBy(() -> fromDirectory(directory))
        .isExactlyInstanceOf(DataException.class)
        .hasMessageStartingWith(directory + ": holds no test-images")
        .hasMessageContaining(file.getFileName() + " (found a file cut short after byte 4");
  }

  @Test
  void aMissingFileInTheNamedDirectoryIsAnError() throws IOException {
    Path directory = home.resolve("mnist");
    TinyMnist.writeCompressed(directory);
    Files.delete(directory.resolve("test-images.gz"));
    assertThatThrownBy(() -> fromDirectory(directory))
        .isExactlyInstanceOf(DataException.class)
        .hasMessageStartingWith(directory + ": holds no test-images, ")
        .hasMessageContaining("train-images.gz (the decompressed bytes have SHA-256 ")
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
        .hasMessageContaining("train-images.gz (cannot be read");
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

  @Test
  void findsFilesByWhatTheyHoldWhateverTheyAreCalled() throws IOException {
    Path dots = Files.createDirectories(home.resolve("dots"));
    Files.write(dots.resolve("train.images"), TinyMnist.TRAIN_IMAGES);
    Files.write(dots.resolve("Train.Labels.GZ"), TinyMnist.gzip(TinyMnist.TRAIN_LABELS));
    Files.write(dots.resolve("x"), TinyMnist.gzip(TinyMnist.TEST_IMAGES));
    Files.write(dots.resolve("y.bin"), TinyMnist.TEST_LABELS);
    Files.writeString(dots.resolve("README"), "not an IDX file");
    LoadedData loaded = fromDirectory(dots);
    assertThat(loaded.data().train().labels()).containsExactly(5, 0, 4, 1);
    assertThat(loaded.data().test().labels()).containsExactly(7, 2);
    assertThat(loaded.notice()).isEmpty();
  }

  @Test
  void findsFilesBelowTheNamedDirectoryAsTorchvisionLaysThem() throws IOException {
    TinyMnist.writeCompressed(home.resolve("root").resolve("MNIST").resolve("raw"));
    LoadedData loaded = fromDirectory(home.resolve("root"));
    assertThat(loaded.data().test().labels()).containsExactly(7, 2);
    assertThat(loaded.provenance()).isEqualTo("MNIST in " + home.resolve("root"));
  }

  @Test
  void passesOverATruncatedFileBesideAGoodOneAndSaysSo() throws IOException {
    Path directory = home.resolve("mnist");
    TinyMnist.writeCompressed(directory);
    byte[] whole = Files.readAllBytes(directory.resolve("train-images.gz"));
    Path cut = Files.write(directory.resolve("train-images.gz"), Arrays.copyOf(whole, 40));
    Files.write(directory.resolve("train-images"), TinyMnist.TRAIN_IMAGES);
    LoadedData loaded = fromDirectory(directory);
    assertThat(loaded.data().train().count()).isEqualTo(4);
    assertThat(loaded.notice().orElseThrow())
        .startsWith(
            "Passed over, since another file is right: " + cut + ": found a file cut short");
  }

  @Test
  void refusesADirectoryThatWasNotMeant() throws IOException {
    Path directory = Files.createDirectories(home.resolve("everything"));
    for (int i = 0; i <= 5_000; i++) {
      Files.createFile(directory.resolve("file" + i));
    }
    assertThatThrownBy(() -> fromDirectory(directory))
        .hasMessageStartingWith(directory + ": holds more than 5000 files. Give the directory");
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
        Duration.ofSeconds(10),
        Proxies.NONE);
  }
}
