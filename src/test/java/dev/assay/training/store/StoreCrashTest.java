package dev.assay.training.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.system.CrashingDisk;
import dev.assay.system.CrashingDisk.Fault;
import dev.assay.training.TrialResult;
import dev.assay.training.Trials;
import dev.assay.training.runner.Machine;
import dev.assay.training.runner.RunListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every state that a crash may leave at each step of a save, with a trial trained before or not.
 */
class StoreCrashTest {
  @TempDir Path directory;
  private final List<String> warnings = new ArrayList<>();
  private TrialResult former;
  private TrialResult latter;

  @BeforeEach
  void train(@TempDir Path elsewhere) {
    TrialStore store = new TrialStore(elsewhere, Trials.NO_WARNING);
    former =
        Trials.runner(store, 1, RunListener.NONE).run(List.of(Trials.function(1))).get(0).result();
    Machine other = new Machine("another", false, "jdk", "cpu");
    latter =
        new TrialResult(
            former.trial(), former.measurements(), former.outcome(), other.provenance(1, 2.0));
    assertThat(latter).isNotEqualTo(former);
  }

  @Test
  void aFirstSaveLeavesTheEntryOrNone() throws IOException {
    CrashingDisk disk = save(Fault.NONE);
    assertThat(loaded(disk.states()))
        .containsExactlyInAnyOrder(Optional.empty(), Optional.of(latter));
    assertThat(loaded(disk.statesNow())).containsExactly(Optional.of(latter));
    assertThat(warnings).isEmpty();
  }

  @Test
  void aSecondSaveLeavesTheOldEntryOrTheNewOne() throws IOException {
    new TrialStore(directory, Trials.NO_WARNING).save(former);
    CrashingDisk disk = save(Fault.NONE);
    assertThat(loaded(disk.states()))
        .containsExactlyInAnyOrder(Optional.of(former), Optional.of(latter));
    assertThat(loaded(disk.statesNow())).containsExactly(Optional.of(latter));
    assertThat(warnings).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CONTENT_NOT_FORCED", "WRITTEN_IN_PLACE"})
  void evenADiskThatTearsContentServesNoPartOfAnEntry(Fault fault) throws IOException {
    new TrialStore(directory, Trials.NO_WARNING).save(former);
    CrashingDisk disk = save(fault);
    assertThat(loaded(disk.states()))
        .containsExactlyInAnyOrder(Optional.empty(), Optional.of(former), Optional.of(latter));
    assertThat(warnings).isNotEmpty().allMatch(warning -> warning.contains("cannot be read"));
  }

  private CrashingDisk save(Fault fault) throws IOException {
    CrashingDisk disk = new CrashingDisk(directory, fault);
    new TrialStore(directory, Trials.NO_WARNING, disk.files()).save(latter);
    return disk;
  }

  private Set<Optional<TrialResult>> loaded(List<Map<Path, byte[]>> states) {
    Set<Optional<TrialResult>> loaded = new HashSet<>();
    for (Map<Path, byte[]> state : states) {
      CrashingDisk.restore(directory, state);
      loaded.add(new TrialStore(directory, warnings::add).load(latter.trial()));
    }
    return loaded;
  }
}
