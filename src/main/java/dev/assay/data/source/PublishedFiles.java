package dev.assay.data.source;

import dev.assay.data.DataException;
import dev.assay.data.Sha256;
import dev.assay.system.DurableFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the files of a published data set: in the directory of data, the cache or at a mirror. */
final class PublishedFiles {
  private static final Logger LOG = LoggerFactory.getLogger(PublishedFiles.class);

  private final String dataset;
  private final DataSettings settings;
  private final Downloader downloader;
  private final Set<String> used = new LinkedHashSet<>();

  PublishedFiles(String dataset, DataSettings settings, DownloadListener listener) {
    this.dataset = dataset;
    this.settings = settings;
    downloader = new Downloader(settings, listener);
  }

  /** Says where the files came from. */
  String provenance() {
    return dataset + " in " + String.join(" and ", used);
  }

  /**
   * Returns the bytes of a file, whose sum is the published one.
   *
   * @throws DataUnavailableException if it is nowhere
   * @throws DataException if the directory of data has a file of its name with another sum
   */
  byte[] read(PublishedFile file) {
    for (Path path : places(file)) {
      if (Files.isRegularFile(path)) {
        byte[] content = verified(file, path);
        used.add(path.toString());
        return content;
      }
    }
    return fetched(file);
  }

  /** The user's directory first: itself, or a directory in it that is called as the data set. */
  private List<Path> places(PublishedFile file) {
    List<Path> places = new ArrayList<>();
    settings
        .dataDirectory()
        .ifPresent(
            directory -> {
              places.add(directory.resolve(dataset).resolve(file.name()));
              places.add(directory.resolve(file.name()));
            });
    places.add(cache().resolve(file.name()));
    return places;
  }

  private Path cache() {
    return settings.cache().resolveSibling(dataset);
  }

  private byte[] verified(PublishedFile file, Path path) {
    try {
      byte[] content = Files.readAllBytes(path);
      require(file, path.toString(), content);
      return content;
    } catch (IOException e) {
      throw new DataException(
          path + ": cannot be read (" + e + "). Make it readable, or take it away.", e);
    }
  }

  private static void require(PublishedFile file, String source, byte[] content) {
    String found = new Sha256().bytes(content).hex();
    if (!found.equals(file.sha256())) {
      throw new DataException(
          source
              + ": "
              + content.length
              + " bytes with SHA-256 "
              + found
              + ", expected "
              + file.bytes()
              + " with the published "
              + file.sha256()
              + ". Replace the file by the published one, or take it away.");
    }
  }

  private byte[] fetched(PublishedFile file) {
    List<String> failures = new ArrayList<>();
    for (URI mirror : file.mirrors()) {
      try {
        byte[] content = downloader.fetch(mirror, Math.toIntExact(file.bytes()));
        require(file, mirror.toString(), content);
        used.add(mirror.toString());
        keep(file, content);
        return content;
      } catch (IOException e) {
        failures.add(mirror + ": " + e);
      } catch (DataException e) {
        failures.add(e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new DataException(mirror + ": the download was interrupted. Run again.", e);
      }
      LOG.warn("A mirror failed. {}", failures.get(failures.size() - 1));
    }
    throw new DataUnavailableException(
        "No "
            + file.name()
            + " of "
            + dataset
            + settings
                .dataDirectory()
                .map(directory -> " in " + directory + " or " + directory.resolve(dataset) + ",")
                .orElse("")
            + " in the cache "
            + cache()
            + (file.mirrors().isEmpty()
                ? ", and it is too large to be fetched"
                : " or from " + failures)
            + ". Connect to the network, or put the published file (SHA-256 "
            + file.sha256()
            + ") there or into a directory that -Dassay.data.dir names.");
  }

  /** Keeps verified content for other runs; two processes may do so at once. */
  private void keep(PublishedFile file, byte[] content) {
    try {
      new DurableFiles().write(cache().resolve(file.name()), content);
    } catch (IOException e) {
      LOG.warn(
          "{}: cannot be written ({}). The next run downloads it again. Make room there or make it writable.",
          cache(),
          e.toString());
    }
  }

  /** Returns the digest of the published sums, by which trials name the data set. */
  static String digest(List<PublishedFile> files) {
    StringBuilder sums = new StringBuilder("assay-published-1\n");
    files.forEach(file -> sums.append(file.name()).append(' ').append(file.sha256()).append('\n'));
    return new Sha256().bytes(sums.toString().getBytes(StandardCharsets.UTF_8)).hex();
  }
}
