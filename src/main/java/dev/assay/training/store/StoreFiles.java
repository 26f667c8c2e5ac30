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

/**
 * Where a store's entries and its index lie.
 *
 * @param directory the store
 */
record StoreFiles(Path directory) {
  private static final String ENDING = ".json.gz";
  private static final String KEY = "[0-9a-f]{64}";

  /** Temporary files as versions before the content digest named them. */
  private static final String FORMER_TEMPORARY = "trial-*.tmp";

  /** Returns the place of the entry of a key. */
  Path entry(String key) {
    return directory.resolve(key.substring(0, 2)).resolve(key + ENDING);
  }

  /** Returns the place of the index of trials. */
  Path index() {
    return directory.resolve("trials.index.gz");
  }

  /** Returns the key that an entry is named by. */
  static String key(Path entry) {
    String name = entry.getFileName().toString();
    return name.substring(0, name.length() - ENDING.length());
  }

  /** Lists the entries by their names, in their order; none where there is no store. */
  List<Path> entries() throws IOException {
    List<Path> entries = new ArrayList<>();
    for (Path part : parts()) {
      entries.addAll(
          list(part, file -> file.getFileName().toString().matches(KEY + "\\.json\\.gz")));
    }
    return entries.stream().sorted().toList();
  }

  /** Removes the temporary files of killed runs, and returns how many. */
  int sweep(DurableFiles durable, Duration age) throws IOException {
    int removed = 0;
    List<Path> places = new ArrayList<>(parts());
    if (Files.isDirectory(directory)) {
      places.add(directory);
    }
    for (Path place : places) {
      try {
        removed += durable.sweep(place, age);
        removed += durable.sweep(place, FORMER_TEMPORARY, age);
      } catch (NoSuchFileException e) {
        // Another process sweeps it as well.
      }
    }
    return removed;
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
