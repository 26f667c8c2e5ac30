package dev.assay.training.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.training.Trial;
import dev.assay.training.Trials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A store of results, and of states of trials that are not done, with what goes wrong in one. */
class StoreUpkeepTest {
  private static final KeptState STATE = new KeptState(7, 1, new byte[] {3, 1, 4});
  private static final Trial DONE = Trials.function(1);
  private static final Trial HALF = Trials.function(2);
  private static final Trial OTHER = Trials.function(3);

  @TempDir Path directory;
  private final List<String> warnings = new ArrayList<>();
  private StoreFiles files;
  private TrialStore store;
  private StoreUpkeep upkeep;

  @BeforeEach
  void keepAResultAndAState() {
    files = new StoreFiles(directory);
    store = new TrialStore(directory, warnings::add);
    upkeep = new StoreUpkeep(directory);
    store.save(Untrained.of(DONE));
    store.keep(HALF, STATE);
  }

  @Test
  void removesStatesThatNoRunWouldGoOnFromAndThoseAlone() throws IOException {
    assertThat(upkeep.verify()).isEmpty();
    store.keep(DONE, STATE);
    store.keep(OTHER, STATE);
    Files.write(files.state(OTHER.key()), new byte[0]);
    List<StoreUpkeep.Damage> damages = upkeep.verify();
    assertThat(damages)
        .containsExactlyInAnyOrder(
            new StoreUpkeep.Damage(files.state(DONE.key()), "is of a trial that is done"),
            new StoreUpkeep.Damage(
                files.state(OTHER.key()), "cut short after 0 decompressed bytes"));
    assertThat(upkeep.repair()).isEqualTo(damages);
    assertThat(upkeep.verify()).isEmpty();
    assertThat(files.states()).containsExactly(files.state(HALF.key()));
    assertThat(files.entries()).containsExactly(files.entry(DONE.key()));
  }

  @Test
  void repairRemovesTheIndexAndWhatKilledRunsLeft() throws IOException {
    store.nearest();
    assertThat(files.index()).exists();
    Path stale = temporary(directory.resolve(".assay-1.tmp"), Duration.ofHours(25));
    Path former =
        temporary(files.entry(DONE.key()).resolveSibling("trial-1.tmp"), Duration.ofHours(25));
    Path young = temporary(directory.resolve(".assay-2.tmp"), Duration.ofHours(23));
    assertThat(upkeep.repair()).isEmpty();
    assertThat(files.index()).doesNotExist();
    assertThat(stale).doesNotExist();
    assertThat(former).doesNotExist();
    assertThat(young).exists();
  }

  @Test
  void collectsStatesAsItDoesResultsTheOldestFirst() throws IOException {
    store.save(Untrained.of(OTHER));
    Path oldest = aged(files.state(HALF.key()), 3);
    Path middle = aged(files.entry(DONE.key()), 2);
    Path youngest = aged(files.entry(OTHER.key()), 1);
    long bytes = Files.size(middle) + Files.size(youngest);
    long most = Files.size(oldest) + bytes;
    assertThat(collect(most)).isEqualTo(new StoreSize(0, 0));
    StoreSize first = new StoreSize(1, Files.size(oldest));
    assertThat(collect(most - 1)).isEqualTo(first);
    assertThat(oldest).doesNotExist();
    StoreSize others = new StoreSize(2, bytes);
    assertThat(upkeep.collect(Optional.of(Duration.ofHours(60)), OptionalLong.of(bytes)))
        .isEqualTo(new StoreSize(0, 0));
    assertThat(upkeep.collect(Optional.of(Duration.ofHours(36)), OptionalLong.of(0)))
        .isEqualTo(others);
    assertThat(files.entries()).isEmpty();
  }

  @Test
  void namesNoEntryThatStandsUnderAnotherKeyOrCannotBeRead() throws IOException {
    Path misnamed = files.entry(OTHER.key());
    Files.createDirectories(misnamed.getParent());
    Files.copy(files.entry(DONE.key()), misnamed);
    Path damaged = files.entry("f".repeat(64));
    Files.createDirectories(damaged.getParent());
    Files.write(damaged, new byte[] {1, 2, 3});
    assertThat(store.nearest().difference(OTHER)).contains("init seed 1 → 3, seed 1 → 3");
    assertThat(store.nearest().difference(DONE))
        .contains("its own entry is damaged or was not asked");
    assertThat(warnings).isEmpty();
  }

  @Test
  void writesTheIndexWhenEntriesCameOrWentAlone() throws IOException {
    store.nearest();
    FileTime written = Files.getLastModifiedTime(aged(files.index(), 3));
    store.nearest();
    assertThat(Files.getLastModifiedTime(files.index())).isEqualTo(written);
    store.save(Untrained.of(OTHER));
    store.nearest();
    assertThat(Files.getLastModifiedTime(files.index())).isGreaterThan(written);
  }

  @Test
  void servesWithoutAnIndexWhereNoneCanBeWritten() throws IOException {
    Files.createDirectories(files.index().resolve("in its place"));
    assertThat(store.nearest().difference(OTHER)).contains("init seed 1 → 3, seed 1 → 3");
    assertThat(warnings).isEmpty();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a link takes a privilege there")
  void saysThatAStoreCannotBeListed() throws IOException {
    Path loop = directory.resolve("loop");
    Files.createSymbolicLink(loop, loop);
    TrialStore looped = new TrialStore(loop, warnings::add);
    assertThat(looped.describe()).startsWith(loop + " cannot be listed (");
    assertThatThrownBy(looped::size).isInstanceOf(IOException.class);
    assertThat(looped.nearest().difference(DONE)).isEmpty();
    looped.save(Untrained.of(DONE));
    assertThat(warnings).hasSize(3);
    assertThat(warnings.get(0))
        .startsWith(loop + " cannot be listed (")
        .endsWith("): make it readable to learn why trials are trained again");
    assertThat(warnings.get(1)).startsWith("temporary files of killed runs stay in " + loop);
    assertThat(warnings.get(2)).contains("the result is used now and trained again next time");
  }

  private StoreSize collect(long larger) throws IOException {
    return upkeep.collect(Optional.empty(), OptionalLong.of(larger));
  }

  private static Path aged(Path file, int days) throws IOException {
    return aged(file, Duration.ofDays(days));
  }

  private static Path temporary(Path file, Duration age) throws IOException {
    return aged(Files.writeString(file, "half"), age);
  }

  private static Path aged(Path file, Duration age) throws IOException {
    return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
  }
}
