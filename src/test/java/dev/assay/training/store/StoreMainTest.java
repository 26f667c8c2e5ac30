package dev.assay.training.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.training.Trials;
import dev.assay.training.runner.RunListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreMainTest {
  @TempDir Path home;
  private Path directory;
  private List<Path> entries;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeEach
  void train() throws IOException {
    directory = home.resolve(Path.of(".cache", "assay", "trials"));
    TrialStore store = new TrialStore(directory, Trials.NO_WARNING);
    Trials.runner(store, 1, RunListener.NONE)
        .run(List.of(Trials.function(1), Trials.function(2), Trials.function(3)));
    entries = new ArrayList<>(new StoreFiles(directory).entries());
    // The first the oldest, by a day each.
    for (int i = 0; i < entries.size(); i++) {
      Files.setLastModifiedTime(
          entries.get(i), FileTime.from(Instant.now().minus(Duration.ofHours(24L * (3 - i) + 1))));
    }
  }

  @Test
  void statesTheSizeOfTheUsersOwnStoreOrAnother() {
    assertThat(run("size")).isZero();
    assertThat(said()).contains(directory + " holds 3 results, ");
    assertThat(run("--store", "~/.cache/assay/trials", "size")).isZero();
    assertThat(said()).contains(directory + " holds 3 results, ");
  }

  @Test
  void findsAndRemovesDamagedResultsAlone() throws IOException {
    assertThat(run("verify")).isZero();
    assertThat(said()).contains("0 results damaged.");
    Files.write(entries.get(0), new byte[] {1, 2, 3});
    Files.copy(entries.get(2), entries.get(1), StandardCopyOption.REPLACE_EXISTING);
    assertThat(run("verify")).isEqualTo(1);
    assertThat(said())
        .contains("damaged: " + entries.get(0) + ": damaged gzip: Not in GZIP format after 0")
        .contains("damaged: " + entries.get(1) + ": holds the result of another key")
        .contains("2 results damaged.");
    assertThat(entries).allMatch(Files::exists);
    assertThat(run("repair")).isZero();
    assertThat(said()).contains("2 results removed.").contains("holds 1 result, ");
    assertThat(new StoreFiles(directory).entries()).containsExactly(entries.get(2));
    assertThat(run("verify")).isZero();
  }

  @Test
  void removesWhatIsOlder() throws IOException {
    assertThat(run("gc", "--older", "2d")).isZero();
    assertThat(new StoreFiles(directory).entries()).containsExactly(entries.get(2));
    assertThat(run("gc", "--older", "24h")).isZero();
    assertThat(new StoreFiles(directory).entries()).isEmpty();
  }

  @Test
  void removesTheOldestUntilTheStoreIsNoLarger() throws IOException {
    assertThat(run("gc", "--larger", "1GB")).isZero();
    assertThat(said()).contains("removed 0 results, 0 bytes.");
    long two = Files.size(entries.get(1)) + Files.size(entries.get(2));
    new StoreUpkeep(directory).collect(Optional.empty(), OptionalLong.of(two));
    assertThat(new StoreFiles(directory).entries()).containsExactly(entries.get(1), entries.get(2));
    assertThat(run("gc", "--older", "2d", "--larger", "0kB")).isZero();
    assertThat(new StoreFiles(directory).entries()).isEmpty();
  }

  @Test
  void countsBytesInTheUnitGiven() throws IOException {
    FileTime oldest = Files.getLastModifiedTime(entries.get(0));
    Files.write(entries.get(0), new byte[3_000_000]);
    Files.setLastModifiedTime(entries.get(0), oldest);
    assertThat(run("gc", "--larger", "4MB")).isZero();
    assertThat(run("gc", "--larger", "4000kB")).isZero();
    assertThat(said()).contains("removed 0 results, 0 bytes.");
    assertThat(run("gc", "--larger", "2000kB")).isZero();
    assertThat(said()).contains("removed 1 result, 3.0 MB.");
    assertThat(new StoreFiles(directory).entries()).containsExactly(entries.get(1), entries.get(2));
    assertThat(run("gc", "--larger", "1TB")).isZero();
    assertThat(said()).contains("removed 0 results, 0 bytes.");
  }

  @Test
  void saysThatAStoreCannotBeChanged() throws IOException {
    Files.delete(entries.get(0));
    Files.createDirectories(entries.get(0).resolve("a directory that is not empty"));
    assertThat(run("repair")).isEqualTo(2);
    assertThat(said())
        .contains("The store cannot be read or changed (")
        .contains("See to its permissions and its disk.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tidy",
        "size now",
        "gc",
        "gc --older",
        "gc --older 3",
        "gc --larger lots",
        "gc --larger -1GB",
        "gc --young 3d",
        "--store",
        "--store /nonexistent/assay size",
        "verify x"
      })
  void explainsItselfWhereItIsNotUnderstoodAndRemovesNothing(String arguments) throws IOException {
    assertThat(run(arguments.isEmpty() ? new String[0] : arguments.split(" "))).isEqualTo(2);
    assertThat(said()).contains("gc --older AGE --larger SIZE");
    assertThat(new StoreFiles(directory).entries()).isEqualTo(entries);
  }

  @Test
  void saysThatThereIsNoHomeAndTakesANamedStoreNonetheless() {
    Map<String, String> unknown = Map.of("user.home", "?", "os.name", "Linux");
    StoreMain homeless =
        new StoreMain(new PrintStream(said, true, StandardCharsets.UTF_8), unknown, Map.of());
    assertThat(homeless.run(List.of("size"))).isEqualTo(2);
    assertThat(said()).contains("user.home is '?'");
    assertThat(homeless.run(List.of("--store", directory.toString(), "size"))).isZero();
    assertThat(said()).contains("holds 3 results");
  }

  private int run(String... arguments) {
    said.reset();
    return new StoreMain(
            new PrintStream(said, true, StandardCharsets.UTF_8),
            Map.of("user.home", home.toString(), "os.name", "Linux"),
            Map.of())
        .run(List.of(arguments));
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
