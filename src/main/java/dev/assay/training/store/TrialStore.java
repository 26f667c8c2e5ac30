package dev.assay.training.store;

import dev.assay.system.DurableFiles;
import dev.assay.training.Trial;
import dev.assay.training.TrialJson;
import dev.assay.training.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Keeps one file for each trial, named by its key, that several processes may share.
 *
 * <p>An entry is whole or absent ({@link DurableFiles}), and is returned only if the digest of its
 * content is the one that it carries and its trial, kernels and training code are those asked for.
 * What is wrong with an entry costs that entry alone.
 */
public final class TrialStore {
  static final Duration STALE = Duration.ofDays(1);

  private final StoreFiles files;
  private final DurableFiles durable;
  private final Consumer<String> warnings;
  private final AtomicBoolean swept = new AtomicBoolean();

  /**
   * Creates a store.
   *
   * @param directory where the entries lie; created with the first one
   * @param warnings hears of each entry that cannot be read or written
   */
  public TrialStore(Path directory, Consumer<String> warnings) {
    this(directory, warnings, new DurableFiles());
  }

  TrialStore(Path directory, Consumer<String> warnings, DurableFiles durable) {
    this.files = new StoreFiles(directory);
    this.warnings = warnings;
    this.durable = durable;
  }

  /** Tells whether there is an entry for a trial, without reading it: it may prove unusable. */
  public boolean holds(Trial trial) {
    return Files.isRegularFile(files.entry(trial.key()));
  }

  /** Returns the stored result of a trial, or nothing if there is none that can be trusted. */
  public Optional<TrialResult> load(Trial trial) {
    String key = trial.key();
    Path file = files.entry(key);
    try {
      StoredEntry entry = StoredEntry.read(file);
      if (!entry.belongsTo(key)) {
        warn(
            "%s holds another trial (%s): it is ignored and will be written anew",
            file, entry.result().trial().describe());
        return Optional.empty();
      }
      return Optional.of(entry.result());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      warn("%s cannot be read (%s): this trial is trained again", file, e);
      return Optional.empty();
    }
  }

  /**
   * Keeps a result. When it cannot be written, the run goes on with the result in memory and a
   * warning says what to do.
   */
  public void save(TrialResult result) {
    Path file = files.entry(result.trial().key());
    if (!swept.getAndSet(true)) {
      sweep();
    }
    try {
      durable.write(file, new StoredEntry(TrialJson.content(result.trial()), result).file());
      remove(files.state(result.trial().key()));
    } catch (IOException e) {
      warn(
          "%s cannot be written (%s): the result is used now and trained again next time; make room"
              + " there or choose another place with -Dassay.store=DIR",
          file, e);
    }
  }

  /** Returns how far a trial was trained that is not done, or nothing that can be trusted. */
  public Optional<KeptState> state(Trial trial) {
    String key = trial.key();
    Path file = files.state(key);
    try {
      return Optional.of(KeptState.read(file, key));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      refuse(trial, e.toString());
      return Optional.empty();
    }
  }

  /** Keeps how far a trial is. When it cannot be written, the trial goes on with a warning. */
  public void keep(Trial trial, KeptState state) {
    Path file = files.state(trial.key());
    try {
      durable.write(file, state.file(trial));
    } catch (IOException e) {
      warn(
          "%s cannot be written (%s): this trial, if it is stopped, begins anew; make room there or"
              + " choose another place with -Dassay.store=DIR",
          file, e);
    }
  }

  /** Says that the state that is kept of a trial is not used, and why. */
  public void refuse(Trial trial, String why) {
    warn(
        "%s is no state to go on from (%s): this trial begins anew", files.state(trial.key()), why);
  }

  private void remove(Path file) throws IOException {
    if (Files.exists(file)) {
      durable.delete(file);
    }
  }

  /**
   * Counts the entries and their bytes, without reading one.
   *
   * @throws IOException if the directory cannot be listed
   */
  public StoreSize size() throws IOException {
    return StoreSize.of(files.entries());
  }

  /** Says where the store is and how much it holds, without reading an entry. */
  public String describe() {
    try {
      return files.directory() + " holds " + size().describe();
    } catch (IOException e) {
      return files.directory() + " cannot be listed (" + e + ")";
    }
  }

  /**
   * Returns what tells a trial from its nearest stored ones. The trials of the store are read from
   * an index, and those that it lacks from the first line of their entries.
   */
  public NearestTrials nearest() {
    return NearestTrials.of(files, durable, warnings);
  }

  private void sweep() {
    try {
      files.sweep(durable, STALE);
    } catch (IOException e) {
      warn("temporary files of killed runs stay in %s (%s)", files.directory(), e);
    }
  }

  private void warn(String text, Object... values) {
    warnings.accept(String.format(Locale.ENGLISH, text, values));
  }
}
