package dev.assay.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
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
  private final Path directory;
  private final Consumer<String> warnings;

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

  /** Returns where the entries lie. */
  public Path directory() {
    return directory;
  }

  /** Returns the stored result of a trial, or nothing if there is none that can be trusted. */
  public Optional<TrialResult> load(Trial trial) {
    Path file = file(trial);
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      TrialResult result = TrialJson.reader().readValue(in.readAllBytes());
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
      warnings.accept(
          "%s cannot be read (%s): this trial is trained again".formatted(file, e.getMessage()));
      return Optional.empty();
    }
  }

  /** Tells whether an entry lies here for the trial, without reading it. */
  public boolean contains(Trial trial) {
    return Files.isRegularFile(file(trial));
  }

  /**
   * Keeps a result. When it cannot be written, the run goes on with the result in memory and a
   * warning says what to do.
   */
  public void save(TrialResult result) {
    Path file = file(result.trial());
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
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      byte[] json = TrialJson.writer().writeValueAsBytes(result);
      OutputStream out = Channels.newOutputStream(channel);
      GZIPOutputStream zipped = new GZIPOutputStream(out, 1 << 16);
      zipped.write(json);
      zipped.finish();
      channel.force(true);
    }
  }

  private Path file(Trial trial) {
    String key = trial.key();
    return directory.resolve(key.substring(0, 2)).resolve(key + ".json.gz");
  }
}
