package dev.assay.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.data.DataException;
import dev.assay.data.ImageData;
import dev.assay.data.ImageFormat;
import dev.assay.data.Normalisation;
import dev.assay.data.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data sets that a report names for itself. */
class NamedSourcesTest {
  @TempDir Path directory;

  private DataSettings settings() {
    return settings(directory);
  }

  /** Without the network, and with a directory of one's own data. */
  static DataSettings settings(Path directory) {
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

  private static byte[] idx(long seed, int classes, int... dimensions) {
    int count = 1;
    ByteBuffer header = ByteBuffer.allocate(4 + 4 * dimensions.length);
    header.putInt(0x800 | dimensions.length);
    for (int dimension : dimensions) {
      header.putInt(dimension);
      count *= dimension;
    }
    byte[] values = new byte[count];
    Random random = new Random(seed);
    for (int k = 0; k < count; k++) {
      values[k] = (byte) random.nextInt(classes);
    }
    byte[] all = new byte[header.capacity() + count];
    System.arraycopy(header.array(), 0, all, 0, header.capacity());
    System.arraycopy(values, 0, all, header.capacity(), count);
    return all;
  }

  private static byte[] archive(int images) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      for (String name :
          List.of(
              "readme.html",
              "data_batch_1.bin",
              "data_batch_2.bin",
              "data_batch_3.bin",
              "data_batch_4.bin",
              "data_batch_5.bin",
              "test_batch.bin")) {
        byte[] content = new byte[images * 3073];
        new Random(name.hashCode()).nextBytes(content);
        for (int i = 0; i < images; i++) {
          content[i * 3073] = (byte) (i % 10);
        }
        TarArchiveEntry entry = new TarArchiveEntry("cifar-10-batches-bin/" + name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void readsTheArchiveOfCifar() throws IOException {
    ImageData data = PublishedImages.cifar("cifar-10", archive(4));
    assertThat(data.train().count()).isEqualTo(20);
    assertThat(data.test().count()).isEqualTo(4);
    assertThat(data.train().format()).isEqualTo(ImageFormat.OF_CIFAR_10);
    assertThat(data.train().label(6)).as("the third image of the second batch").isEqualTo(2);
    assertThat(data.test().normalisation())
        .as("by the training set's")
        .isEqualTo(data.train().normalisation())
        .isNotEqualTo(Normalisation.OF_MNIST);
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> PublishedImages.cifar("cifar-10", new byte[] {1, 2, 3}))
        .withMessageContaining("the archive cannot be read");
  }

  @Test
  void readsTheFilesOfMnistsFamily() {
    List<String> names = List.of("a", "b", "c", "d");
    Map<String, byte[]> contents =
        new HashMap<>(
            Map.of(
                "a", idx(1, 256, 5, 28, 28),
                "b", idx(2, 10, 5),
                "c", idx(3, 256, 3, 28, 28),
                "d", idx(4, 10, 3)));
    ImageData data = PublishedImages.family("kmnist", names, contents);
    assertThat(data.train().count()).isEqualTo(5);
    assertThat(data.test().count()).isEqualTo(3);
    contents.remove("c");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> PublishedImages.family("kmnist", names, contents))
        .withMessageContaining("kmnist: no c among");
  }

  @Test
  void takesAFileOfThePublishedSumAndNoOther() throws IOException {
    byte[] content = "whole".getBytes(StandardCharsets.UTF_8);
    PublishedFile file =
        PublishedFile.of("f.gz", new Sha256().bytes(content).hex(), content.length);
    PublishedFiles files = new PublishedFiles("kmnist", settings(), DownloadListener.quiet());
    assertThatExceptionOfType(DataUnavailableException.class)
        .isThrownBy(() -> files.read(file))
        .withMessageContaining("No f.gz of kmnist in ")
        .withMessageContaining("-Dassay.data.dir");
    Path place = Files.createDirectories(directory.resolve("data/kmnist")).resolve("f.gz");
    Files.write(place, content);
    assertThat(files.read(file)).isEqualTo(content);
    assertThat(files.provenance()).startsWith("kmnist in ").contains("data");
    Files.writeString(place, "wrong");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> files.read(file))
        .withMessageContaining("5 bytes with SHA-256 ")
        .withMessageContaining("expected 5 with the published " + file.sha256());
  }

  /** Trials name a published set by its sums, so a plan needs none of its files. */
  @Test
  void identifiesPublishedSetsBeforeTheyAreLoaded() {
    assertThat(PublishedImages.values())
        .allSatisfy(
            source -> {
              assertThat(source.identity().digest()).matches("[0-9a-f]{64}");
              assertThat(source.format()).isPresent();
              assertThat(source.standIn().orElseThrow().format()).isEqualTo(source.format());
            })
        .extracting(source -> source.identity().digest())
        .doesNotHaveDuplicates();
    assertThatExceptionOfType(DataUnavailableException.class)
        .isThrownBy(() -> PublishedImages.EMNIST_DIGITS.load(settings(), DownloadListener.quiet()))
        .withMessageContaining("too large to be fetched");
  }

  @Test
  void readsOwnImagesInColourByTheirDigest() throws IOException {
    ImageFormat format = new ImageFormat(4, 6, 3, 5);
    String[] files = new String[4];
    for (int i = 0; i < 4; i++) {
      Path file = directory.resolve("own-" + i);
      Files.write(file, i % 2 == 0 ? idx(i, 256, 7, 3, 4, 6) : idx(i, 5, 7));
      files[i] = file.toString();
    }
    OwnImages unknown =
        new OwnImages("leaves", "00", format, files[0], files[1], files[2], files[3]);
    DataSettings settings = settings();
    String digest =
        catchThrowableOfType(
                DataException.class, () -> unknown.load(settings, DownloadListener.quiet()))
            .getMessage()
            .replaceAll(".*SHA-256 ([0-9a-f]{64}) and.*", "$1");
    OwnImages own = new OwnImages("leaves", digest, format, files[0], files[1], files[2], files[3]);
    ImageData data = own.load(settings, DownloadListener.quiet()).data();
    assertThat(data.digest()).isEqualTo(own.identity().digest());
    assertThat(data.train().format()).isEqualTo(format);
    OwnImages wrong =
        new OwnImages(
            "leaves", digest, new ImageFormat(6, 4, 3, 5), files[0], files[1], files[2], files[3]);
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> wrong.load(settings, DownloadListener.quiet()))
        .withMessageContaining("its dimensions are [7, 3, 4, 6]");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> new OwnImages("mnist", digest, format, "", "", "", ""))
        .withMessageContaining("not as one that is known");
  }
}
