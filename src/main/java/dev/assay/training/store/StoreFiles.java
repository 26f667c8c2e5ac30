package dev.assay.training.store;

import dev.assay.system.DurableFiles;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a store's entries and its index lie.
 *
 * @param directory the store
 */
record StoreFiles(Path directory) {
  private static final String ENDING = ".json.gz";
  private static final String STATE_ENDING = ".state.gz";
  private static final String KEY = "[0-9a-f]{64}";

  /** Temporary files as versions before the content digest named them. */
  private static final String FORMER_TEMPORARY = "trial-*.tmp";

  /** Returns the place of the entry of a key. */
  Path entry(String key) {
    return directory.resolve(key.substring(0, 2)).resolve(key + ENDING);
  }

  /** Returns the place of the state of a trial that is not done yet. */
  Path state(String key) {
    return directory.resolve(key.substring(0, 2)).resolve(key + STATE_ENDING);
  }

  /** Returns the place of the index of trials. */
  Path index() {
    return directory.resolve("trials.index.gz");
  }

  /** Returns the key that an entry or a state is named by. */
  static String key(Path entry) {
    return entry.getFileName().toString().substring(0, 64);
  }

  /** Lists the entries by their names, in their order; none where there is no store. */
  List<Path> entries() throws IOException {
    return named(KEY + Pattern.quote(ENDING));
  }

  /** Lists the states of trials that are not done yet, likewise. */
  List<Path> states() throws IOException {
    return named(KEY + Pattern.quote(STATE_ENDING));
  }

  private List<Path> named(String pattern) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path part : parts()) {
      found.addAll(list(part, file -> file.getFileName().toString().matches(pattern)));
    }
    return found.stream().sorted().toList();
  }

  /** Removes the temporary files of killed runs. */
  void sweep(DurableFiles durable, Duration age) throws IOException {
    List<Path> places = new ArrayList<>(parts());
    if (Files.isDirectory(directory)) {
      places.add(directory);
    }
    for (Path place : places) {
      try {
        durable.sweep(place, age);
        durable.sweep(place, FORMER_TEMPORARY, age);
      } catch (NoSuchFileException e) {
        // Another process sweeps it as well.
      }
    }
  }

  private List<Path> parts() throws IOException {
    return list(directory, Files::isDirectory);
  }

  private static List<Path> list(Path place, DirectoryStream.Filter<Path> filter)
      throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(place, filter)) {
      paths.forEach(found::add);
    } catch (NoSuchFileException | NotDirectoryException e) {
      // There is no store yet, or it cannot be one: whoever writes will say so.
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return found;
  }
}
