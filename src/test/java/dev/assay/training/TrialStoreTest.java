package dev.assay.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    assertThat(store.contains(Trials.images(2))).isFalse();
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
    assertTrainedAgain("cannot be read");
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
  void ignoresATemporaryFileThatAKilledRunLeft() throws IOException {
    Files.writeString(entry().resolveSibling("trial-1.tmp"), "half");
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

  private Path entry() throws IOException {
    return entries().get(0);
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(path -> path.toString().endsWith(".json.gz")).sorted().toList();
    }
  }
}
