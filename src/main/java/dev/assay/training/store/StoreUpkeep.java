package dev.assay.training.store;

import dev.assay.system.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Checks, mends and empties a store. Runs may use it meanwhile: an entry that goes is trained
 * again.
 */
final class StoreUpkeep {
  private final StoreFiles files;
  private final DurableFiles durable = new DurableFiles();

  StoreUpkeep(Path directory) {
    files = new StoreFiles(directory);
  }

  /**
   * An entry that no run would take.
   *
   * @param file the entry
   * @param reason what is wrong with it and where
   */
  record Damage(Path file, String reason) {}

  StoreSize size() throws IOException {
    return StoreSize.of(files.entries());
  }

  /** Reads every entry and state and lists those that no run would take. */
  List<Damage> verify() throws IOException {
    List<Damage> damages = new ArrayList<>();
    for (Path state : files.states()) {
      String key = StoreFiles.key(state);
      try {
        KeptState.read(state, key);
        if (Files.exists(files.entry(key))) {
          damages.add(new Damage(state, "is of a trial that is done"));
        }
      } catch (NoSuchFileException e) {
        // Its trial was finished meanwhile.
      } catch (IOException | RuntimeException e) {
        damages.add(new Damage(state, String.valueOf(e.getMessage())));
      }
    }
    for (Path entry : files.entries()) {
      try {
        if (!StoredEntry.read(entry).belongsTo(StoreFiles.key(entry))) {
          damages.add(new Damage(entry, "holds the result of another key"));
        }
      } catch (NoSuchFileException e) {
        // Removed meanwhile.
      } catch (IOException | RuntimeException e) {
        damages.add(new Damage(entry, String.valueOf(e.getMessage())));
      }
    }
    return damages;
  }

  /** Removes what {@link #verify} finds, the index, and temporary files of killed runs. */
  List<Damage> repair() throws IOException {
    List<Damage> damages = verify();
    for (Damage damage : damages) {
      durable.delete(damage.file());
    }
    if (Files.exists(files.index())) {
      durable.delete(files.index());
    }
    files.sweep(durable, TrialStore.STALE);
    return damages;
  }

  private record Aged(Path file, FileTime written, long bytes) {}

  /**
   * Removes entries, the oldest first.
   *
   * @param older removes those written longer ago than this
   * @param larger then removes others until the store is no larger than this many bytes
   * @return what was removed
   */
  StoreSize collect(Optional<Duration> older, OptionalLong larger) throws IOException {
    List<Aged> entries = new ArrayList<>();
    long bytes = 0;
    List<Path> all = new ArrayList<>(files.entries());
    all.addAll(files.states());
    for (Path entry : all) {
      try {
        Aged aged = new Aged(entry, Files.getLastModifiedTime(entry), Files.size(entry));
        entries.add(aged);
        bytes += aged.bytes();
      } catch (NoSuchFileException e) {
        // Removed meanwhile.
      }
    }
    entries.sort(Comparator.comparing(Aged::written).thenComparing(Aged::file));
    Instant now = Instant.now();
    int removed = 0;
    long freed = 0;
    for (Aged entry : entries) {
      boolean old =
          older.isPresent() && entry.written().toInstant().isBefore(now.minus(older.get()));
      boolean tooMuch = larger.isPresent() && bytes - freed > larger.getAsLong();
      if (old || tooMuch) {
        durable.delete(entry.file());
        removed++;
        freed += entry.bytes();
      }
    }
    return new StoreSize(removed, freed);
  }
}
