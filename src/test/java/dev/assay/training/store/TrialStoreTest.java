package dev.assay.training.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
    assertTrainedAgain("cannot be read (java.util.zip.ZipException: Not in GZIP format)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "null", "[]"})
  void losesOnlyTheEntryThatHoldsNoResult(String json) throws IOException {
    zip(json);
    assertTrainedAgain("cannot be read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"trial", "measurements", "outcome", "provenance"})
  void losesOnlyTheEntryInWhichAPartIsNull(String part) throws IOException {
    ObjectNode json = json();
    json.putNull(part);
    zip(json.toString());
    assertTrainedAgain(part);
  }

  @Test
  void losesOnlyTheEntryInWhichACurveIsNull() throws IOException {
    ObjectNode json = json();
    ((ObjectNode) json.get("measurements").get("series")).putNull("train.loss");
    zip(json.toString());
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
    Path stale = temporary("trial-1.tmp", Duration.ofHours(25));
    Path young = temporary("trial-2.tmp", Duration.ofHours(23));
    Path foreign = temporary("notes.tmp", Duration.ofHours(25));
    TrialStore opened = new TrialStore(directory, Trials.NO_WARNING);
    assertThat(opened.load(result.trial())).contains(result);
    opened.save(result);
    assertThat(stale).doesNotExist();
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
    try (InputStream in = new GZIPInputStream(Files.newInputStream(entry()))) {
      return (ObjectNode) new ObjectMapper().readTree(in);
    }
  }

  private void zip(String json) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(entry()))) {
      out.write(json.getBytes(StandardCharsets.UTF_8));
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
