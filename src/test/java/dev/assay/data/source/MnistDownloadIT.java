package dev.assay.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistDownloadIT {
  private static final Duration PATIENT = Duration.ofSeconds(60);
  private static final List<String> ALL = TinyMnist.NAMES.stream().map(n -> n + ".gz").toList();

  @TempDir Path home;
  private final List<Mirror> mirrors = new ArrayList<>();

  @AfterEach
  void closeMirrors() {
    mirrors.forEach(Mirror::close);
  }

  @Test
  void downloadsOnceAndKeepsWhatItVerified() throws IOException {
    Mirror mirror = mirror(Mirror::whole);
    LoadedData first = load(PATIENT);
    LoadedData second = load(PATIENT);
    assertThat(mirror.requests()).isEqualTo(ALL);
    assertThat(first.provenance()).isEqualTo("MNIST downloaded from " + mirror.address());
    assertThat(second.provenance()).isEqualTo("MNIST in the cache " + cache());
    assertThat(second.data().digest()).isEqualTo(first.data().digest());
    assertThat(first.data().train().labels()).containsExactly(5, 0, 4, 1);
    assertCacheHoldsOnly(ALL);
  }

  @Test
  void resumesWhereATransferBroke() {
    Mirror mirror = mirror(Mirror::halfThenRanges);
    assertThat(load(PATIENT).data().test().labels()).containsExactly(7, 2);
    int half = TinyMnist.gzip(TinyMnist.TRAIN_IMAGES).length / 2;
    assertThat(mirror.requests())
        .hasSize(8)
        .startsWith("train-images.gz", "train-images.gz bytes=" + half + "-");
  }

  @Test
  void startsAgainWhereThereAreNoRanges() {
    Mirror mirror = mirror(Mirror::halfThenWhole);
    assertThat(load(PATIENT).data().test().labels()).containsExactly(7, 2);
    assertThat(mirror.requests()).hasSize(8);
  }

  @Test
  void halfAFileSendsItToTheOtherMirror() throws IOException {
    Mirror broken = mirror(Mirror::half);
    Mirror sound = mirror(Mirror::whole);
    assertThat(load(PATIENT).provenance()).endsWith(sound.address().toString());
    assertThat(broken.requests()).as("asked again once, then left").hasSize(2);
    assertThat(sound.requests()).isEqualTo(ALL);
    assertCacheHoldsOnly(ALL);
  }

  @Test
  void halfAFileThatSeemsWholeSendsItToTheOtherMirror() throws IOException {
    Mirror broken = mirror(Mirror::halfAsWhole);
    Mirror sound = mirror(Mirror::whole);
    load(PATIENT);
    assertThat(broken.requests()).hasSize(1);
    assertThat(sound.requests()).isEqualTo(ALL);
    assertCacheHoldsOnly(ALL);
  }

  @Test
  void aMissingFileSendsItToTheOtherMirror() {
    Mirror broken = mirror(Mirror::missing);
    Mirror sound = mirror(Mirror::whole);
    load(PATIENT);
    assertThat(broken.requests()).containsExactly("train-images.gz");
    assertThat(sound.requests()).isEqualTo(ALL);
  }

  @Test
  void anotherFileSendsItToTheOtherMirror() throws IOException {
    Mirror broken = mirror(Mirror::other);
    mirror(Mirror::whole);
    load(PATIENT);
    assertThat(broken.requests()).containsExactly("train-images.gz");
    assertCacheHoldsOnly(ALL);
  }

  @Test
  void aMirrorThatFailedOnceIsStillAskedWhenTheOtherFails() {
    Mirror first = mirror(lacking("train-images.gz"));
    Mirror second = mirror(lacking("test-labels.gz"));
    assertThat(load(PATIENT).provenance())
        .contains(first.address().toString(), second.address().toString());
    assertThat(first.requests()).containsExactly("train-images.gz", "test-labels.gz");
    assertThat(second.requests()).isEqualTo(ALL);
  }

  @Test
  void silenceSendsItToTheOtherMirror() {
    mirror(Mirror::silent);
    Mirror sound = mirror(Mirror::whole);
    load(Duration.ofSeconds(2));
    assertThat(sound.requests()).isEqualTo(ALL);
  }

  @Test
  void aStallEndsTheTransfer() {
    mirror(Mirror::stalling);
    // On a busy machine the time may be up before the first byte, which is another exception.
    assertThatThrownBy(() -> load(Duration.ofSeconds(1)))
        .isInstanceOf(MnistUnavailableException.class)
        .hasMessageContaining("TimeoutException");
    assertThat(cache()).doesNotExist();
  }

  @Test
  void saysWhatEachMirrorDidWhenNoneHelps() {
    Mirror missing = mirror(Mirror::missing);
    Mirror other = mirror(Mirror::other);
    Mirror gone = mirror(Mirror::whole);
    gone.close();
    assertThatThrownBy(() -> load(PATIENT))
        .isInstanceOf(MnistUnavailableException.class)
        .hasMessageContaining("No usable train-images in " + cache())
        .hasMessageContaining(missing.address() + "train-images.gz: ")
        .hasMessageContaining("answered 404")
        .hasMessageContaining(other.address() + "train-images.gz: the decompressed bytes")
        .hasMessageContaining(gone.address() + "train-images.gz: java.net.ConnectException")
        .hasMessageContaining("-Dassay.mnist.dir or MNIST_DIR");
  }

  @Test
  void aWrongFileInTheCacheCostsThatFileAlone() throws IOException {
    TinyMnist.writeCompressed(cache());
    Path wrong = Files.write(cache().resolve("train-labels.gz"), new byte[] {1, 2, 3});
    Mirror mirror = mirror(Mirror::whole);
    LoadedData loaded = load(PATIENT);
    assertThat(mirror.requests()).containsExactly("train-labels.gz");
    assertThat(loaded.notice().orElseThrow())
        .contains("not used and is fetched anew")
        .contains(wrong.toString());
    assertThat(load(PATIENT).notice()).isEmpty();
    assertCacheHoldsOnly(ALL);
  }

  @Test
  void aCacheThatCannotBeWrittenLeavesTheDataInMemory() throws IOException {
    Files.createFile(cache());
    mirror(Mirror::whole);
    LoadedData loaded = load(PATIENT);
    assertThat(loaded.data().test().labels()).containsExactly(7, 2);
    assertThat(loaded.notice().orElseThrow())
        .startsWith(cache() + ": cannot be written (")
        .contains("goes on with the data in memory")
        .doesNotContain("\n");
  }

  @Test
  void aFileThatCannotBePutInPlaceLeavesNothingBehind() throws IOException {
    Files.createDirectories(cache().resolve("train-images.gz").resolve("occupied"));
    mirror(Mirror::whole);
    LoadedData loaded = load(PATIENT);
    assertThat(loaded.data().train().count()).isEqualTo(4);
    assertThat(loaded.notice().orElseThrow()).contains("cannot be written");
    assertCacheHoldsOnly(ALL);
  }

  @Test
  void manyMayShareTheCache() throws Exception {
    mirror(Mirror::whole);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<LoadedData>> loads =
          Stream.generate(() -> threads.submit(() -> load(PATIENT))).limit(12).toList();
      for (Future<LoadedData> loaded : loads) {
        assertThat(loaded.get().data().train().labels()).containsExactly(5, 0, 4, 1);
        assertThat(loaded.get().notice()).isEmpty();
      }
    } finally {
      threads.shutdownNow();
    }
    assertCacheHoldsOnly(ALL);
  }

  @Test
  void theListenerFollowsEachTransfer() {
    mirror(Mirror::halfThenRanges);
    List<String> heard = new ArrayList<>();
    DownloadListener listener =
        new DownloadListener() {
          @Override
          public void started(URI source, long totalBytes) {
            heard.add("started " + totalBytes);
          }

          @Override
          public void progressed(long bytes) {
            heard.add("progressed " + bytes);
          }

          @Override
          public void ended() {
            heard.add("ended");
          }
        };
    new Mnist(settings(PATIENT), listener, TinyMnist.FILES).load();
    int whole = TinyMnist.gzip(TinyMnist.TRAIN_IMAGES).length;
    assertThat(heard)
        .startsWith(
            "started " + whole,
            "progressed " + whole / 2,
            "ended",
            "started " + whole,
            "progressed " + whole,
            "ended");
  }

  private static Mirror.Manner lacking(String name) {
    return (mirror, exchange, content) -> {
      if (exchange.getRequestURI().getPath().endsWith(name)) {
        Mirror.missing(mirror, exchange, content);
      } else {
        Mirror.whole(mirror, exchange, content);
      }
    };
  }

  private Mirror mirror(Mirror.Manner manner) {
    Mirror mirror = new Mirror(manner);
    mirrors.add(mirror);
    return mirror;
  }

  private LoadedData load(Duration patience) {
    return new Mnist(settings(patience), DownloadListener.quiet(), TinyMnist.FILES).load();
  }

  private DataSettings settings(Duration patience) {
    List<URI> addresses = mirrors.stream().map(Mirror::address).toList();
    return new DataSettings(
        DataChoice.UNSPECIFIED,
        Optional.empty(),
        cache(),
        addresses,
        PATIENT,
        patience,
        Proxies.NONE);
  }

  private Path cache() {
    return home.resolve("cache");
  }

  private void assertCacheHoldsOnly(List<String> names) throws IOException {
    try (Stream<Path> files = Files.list(cache())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(names);
    }
  }
}
