package dev.assay.training.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.training.TrialJson;
import dev.assay.training.TrialResult;
import dev.assay.training.Trials;
import dev.assay.training.runner.CompletedTrial;
import dev.assay.training.runner.RunListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrialStoreTest {
  @TempDir Path directory;
  private final List<String> warnings = new ArrayList<>();
  private TrialStore store;
  private TrialResult result;

  @BeforeEach
  void train() {
    store = new TrialStore(directory, warnings::add);
    result =
        Trials.runner(store, 1, RunListener.NONE).run(List.of(Trials.images(1))).get(0).result();
  }

  @Test
  void returnsWhatWasSavedBitByBit() {
    assertThat(store.load(result.trial())).contains(result);
    assertThat(warnings).isEmpty();
  }

  @Test
  void knowsNothingOfAnotherTrial() {
    assertThat(store.load(Trials.images(2))).isEmpty();
    assertThat(store.holds(Trials.images(2))).isFalse();
    assertThat(store.holds(result.trial())).isTrue();
    assertThat(warnings).isEmpty();
  }

  @Test
  void losesOnlyTheEntryThatIsCutShort() throws IOException {
    byte[] bytes = Files.readAllBytes(entry());
    Files.write(entry(), Arrays.copyOf(bytes, bytes.length / 2));
    assertTrainedAgain("cannot be read");
  }

  @Test
  void losesOnlyTheEntryWithAFlippedBit() throws IOException {
    byte[] bytes = Files.readAllBytes(entry());
    bytes[bytes.length / 2] ^= 4;
    Files.write(entry(), bytes);
    assertTrainedAgain("cannot be read");
  }

  @Test
  void losesOnlyTheEntryThatIsNoGzip() throws IOException {
    Files.writeString(entry(), "not a result");
    assertTrainedAgain("damaged gzip: Not in GZIP format after 0 decompressed bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "null", "[]", "", "{} {}", "[[[[["})
  void losesOnlyTheEntryThatHoldsNoResult(String json) throws IOException {
    seal(json);
    assertTrainedAgain("cannot be read");
  }

  @Test
  void losesOnlyTheEntryOfAVersionThatWroteNoDigest() throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(entry()))) {
      out.write(TrialJson.bytes(result));
    }
    assertTrainedAgain("no digest stands at byte 0");
  }

  @Test
  void losesOnlyTheEntryThatWasWrittenByOtherCodeUnderThisName() throws IOException {
    ObjectNode content = TrialJson.content(result.trial());
    content.put("trainingCode", TrialJson.TRAINING_CODE - 1);
    Files.write(entry(), new StoredEntry(content, result).file());
    assertTrainedAgain("holds another trial");
  }

  @Test
  void servesNoEditedEntryUnderAnIntactGzip() throws IOException {
    Path file = small();
    byte[] plain = plain(file);
    Random random = new Random(7);
    int served = 0;
    for (int i = 0; i < 300; i++) {
      byte[] edited = plain.clone();
      int at = random.nextInt(edited.length);
      edited[at] = (byte) (edited[at] ^ 1 + random.nextInt(255));
      zip(file, edited);
      served += store.load(Trials.function(1)).isPresent() ? 1 : 0;
    }
    assertThat(served).isZero();
    assertThat(warnings).hasSize(300).allMatch(warning -> warning.contains("cannot be read"));
    zip(file, plain);
    assertThat(store.load(Trials.function(1))).isPresent();
  }

  @Test
  void servesTheResultOrNothingWhateverHappensToTheFile() throws IOException {
    Path file = small();
    Optional<TrialResult> sound = store.load(Trials.function(1));
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(8);
    for (int i = 0; i < 200; i++) {
      int length = random.nextInt(4) == 0 ? random.nextInt(whole.length) : whole.length;
      byte[] damaged = Arrays.copyOf(whole, length);
      for (int n = random.nextInt(3); n >= 0 && length > 0; n--) {
        damaged[random.nextInt(length)] = (byte) random.nextInt(256);
      }
      Files.write(file, damaged);
      assertThat(store.load(Trials.function(1))).isIn(Optional.empty(), sound);
    }
    assertThat(warnings).hasSizeGreaterThan(180).allMatch(w -> w.contains(file.toString()));
  }

  @Test
  void statesItsSize() throws IOException {
    assertThat(store.size()).isEqualTo(new StoreSize(1, Files.size(entry())));
    assertThat(new TrialStore(directory.resolve("none"), warnings::add).size())
        .isEqualTo(new StoreSize(0, 0));
    assertThat(new StoreSize(1_124, 38_249_999).describe()).isEqualTo("1,124 results, 38.2 MB");
    assertThat(new StoreSize(1, 999).describe()).isEqualTo("1 result, 999 bytes");
    assertThat(new StoreSize(1, 1_000).describe()).isEqualTo("1 result, 1.0 kB");
    assertThat(new StoreSize(1, 999).describe()).isEqualTo("1 result, 999 bytes");
    assertThat(new StoreSize(1, 999_999).describe()).isEqualTo("1 result, 1.0 MB");
    assertThat(new StoreSize(2, 5_000_000_000_000_000L).describe())
        .isEqualTo("2 results, 5000.0 TB");
    assertThat(store.describe()).isEqualTo(directory + " holds " + store.size().describe());
  }

  @ParameterizedTest
  @ValueSource(strings = {"trial", "measurements", "outcome", "provenance"})
  void losesOnlyTheEntryInWhichAPartIsNull(String part) throws IOException {
    ObjectNode json = json();
    json.putNull(part);
    seal(json.toString());
    assertTrainedAgain(part);
  }

  @Test
  void losesOnlyTheEntryInWhichACurveIsNull() throws IOException {
    ObjectNode json = json();
    ((ObjectNode) json.get("measurements").get("series")).putNull("train.loss");
    seal(json.toString());
    assertTrainedAgain("train.loss");
  }

  @Test
  void doesNotTakeAnotherTrialsEntryForItsOwn() throws IOException {
    Path own = entry();
    TrialResult other =
        Trials.runner(store, 1, RunListener.NONE).run(List.of(Trials.function(9))).get(0).result();
    Path foreign = entries().stream().filter(path -> !path.equals(own)).findFirst().orElseThrow();
    Files.copy(foreign, own, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertTrainedAgain("holds another trial (" + other.trial().describe());
  }

  @Test
  void removesTheTemporaryFilesOfKilledRunsOnceTheyAreADayOld() throws IOException {
    Path stale = temporary(".assay-1.tmp", Duration.ofHours(25));
    Path young = temporary(".assay-2.tmp", Duration.ofHours(23));
    Path former = temporary("trial-3.tmp", Duration.ofHours(25));
    Path foreign = temporary("notes.tmp", Duration.ofHours(25));
    TrialStore opened = new TrialStore(directory, Trials.NO_WARNING);
    assertThat(opened.load(result.trial())).contains(result);
    opened.save(result);
    assertThat(stale).doesNotExist();
    assertThat(former).doesNotExist();
    assertThat(young).exists();
    assertThat(foreign).exists();
    assertThat(opened.load(result.trial())).contains(result);
  }

  @Test
  void savesOnAThreadThatIsInterrupted() throws IOException {
    Files.delete(entry());
    Thread.currentThread().interrupt();
    store.save(result);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(warnings).isEmpty();
    assertThat(store.load(result.trial())).contains(result);
  }

  @Test
  void goesOnWithTheResultWhenNothingCanBeWritten() throws IOException {
    Path file = Files.writeString(directory.resolve("a-file"), "");
    TrialStore blocked = new TrialStore(file.resolve("store"), warnings::add);
    TrialResult trained =
        Trials.runner(blocked, 1, RunListener.NONE).run(List.of(result.trial())).get(0).result();
    assertThat(trained.measurements()).isEqualTo(result.measurements());
    assertThat(warnings).last().asString().contains(file.toString()).contains("-Dassay.store=DIR");
  }

  private void assertTrainedAgain(String warning) {
    CompletedTrial again =
        Trials.runner(store, 1, RunListener.NONE).run(List.of(result.trial())).get(0);
    assertThat(again.stored()).isFalse();
    assertThat(again.result().measurements()).isEqualTo(result.measurements());
    assertThat(warnings).singleElement().asString().contains(warning);
    assertThat(store.load(result.trial())).contains(again.result());
  }

  private Path temporary(String name, Duration age) throws IOException {
    Path file = Files.writeString(entry().resolveSibling(name), "half");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    return file;
  }

  private ObjectNode json() throws IOException {
    return (ObjectNode) new ObjectMapper().readTree(TrialJson.bytes(result));
  }

  /** Writes a result under a right digest and key: what only other code could have done. */
  private void seal(String json) throws IOException {
    String content = TrialJson.content(result.trial()) + "\n" + json;
    Files.write(entry(), SealedFile.of(content.getBytes(StandardCharsets.UTF_8)));
  }

  /** Stores a trial whose file is small, and returns that. */
  private Path small() {
    Trials.runner(store, 1, RunListener.NONE).run(List.of(Trials.function(1)));
    return new StoreFiles(directory).entry(Trials.function(1).key());
  }

  private static byte[] plain(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    }
  }

  private static void zip(Path file, byte[] plain) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(plain);
    }
  }

  private Path entry() throws IOException {
    return entries().get(0);
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(path -> path.toString().endsWith(".json.gz")).sorted().toList();
    }
  }
}
