package dev.assay.training.store;

import dev.assay.training.Trial;
import dev.assay.training.TrialJson;
import dev.assay.training.TrialResult;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Keeps one file for each trial, named by its key, that several processes may share.
 *
 * <p>An entry is written to a temporary file, forced to disk and moved into place at once, so it is
 * whole or absent. Gzip's checksum finds a damaged one, and the embedded trial one that belongs to
 * another; either costs that entry alone.
 */
public final class TrialStore {
  private static final Duration STALE = Duration.ofDays(1);

  private final Path directory;
  private final Consumer<String> warnings;
  private final AtomicBoolean swept = new AtomicBoolean();

  /**
   * Creates a store.
   *
   * @param directory where the entries lie; created with the first one
   * @param warnings hears of each entry that cannot be read or written
   */
  public TrialStore(Path directory, Consumer<String> warnings) {
    this.directory = directory;
    this.warnings = warnings;
  }

  /** Tells whether there is an entry for a trial, without reading it: it may prove unusable. */
  public boolean holds(Trial trial) {
    return Files.isRegularFile(file(trial));
  }

  /** Returns the stored result of a trial, or nothing if there is none that can be trusted. */
  public Optional<TrialResult> load(Trial trial) {
    Path file = file(trial);
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      TrialResult result = TrialJson.read(in.readAllBytes());
      if (!result.trial().equals(trial)) {
        warnings.accept(
            "%s holds another trial (%s): it is ignored and will be written anew"
                .formatted(file, result.trial().describe()));
        return Optional.empty();
      }
      return Optional.of(result);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      warnings.accept("%s cannot be read (%s): this trial is trained again".formatted(file, e));
      return Optional.empty();
    }
  }

  /**
   * Keeps a result. When it cannot be written, the run goes on with the result in memory and a
   * warning says what to do.
   */
  public void save(TrialResult result) {
    Path file = file(result.trial());
    if (!swept.getAndSet(true)) {
      sweep();
    }
    try {
      Files.createDirectories(file.getParent());
      Path temporary = Files.createTempFile(file.getParent(), "trial-", ".tmp");
      try {
        write(result, temporary);
        Files.move(
            temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      warnings.accept(
          ("%s cannot be written (%s): the result is used now and trained again next time; make room"
                  + " there or choose another place with -Dassay.store=DIR")
              .formatted(file, e));
    }
  }

  private static void write(TrialResult result, Path file) throws IOException {
    // A channel would close under an interrupted thread and lose a finished trial; a stream does
    // not.
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      GZIPOutputStream zipped = new GZIPOutputStream(out, 1 << 16);
      zipped.write(TrialJson.writer().writeValueAsBytes(result));
      zipped.finish();
      out.getFD().sync();
    }
  }

  /** Removes the temporary files of killed runs; a young one may be another process's. */
  private void sweep() {
    FileTime yesterday = FileTime.from(Instant.now().minus(STALE));
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(directory, Files::isDirectory)) {
      for (Path part : parts) {
        try (DirectoryStream<Path> temporary = Files.newDirectoryStream(part, "trial-*.tmp")) {
          for (Path file : temporary) {
            if (Files.getLastModifiedTime(file).compareTo(yesterday) < 0) {
              Files.deleteIfExists(file);
            }
          }
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      // There is no store yet, it cannot be written, or another process sweeps it as well.
    } catch (IOException | DirectoryIteratorException e) {
      warnings.accept("temporary files of killed runs stay in %s (%s)".formatted(directory, e));
    }
  }

  private Path file(Trial trial) {
    String key = trial.key();
    return directory.resolve(key.substring(0, 2)).resolve(key + ".json.gz");
  }
}
