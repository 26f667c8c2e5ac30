package dev.assay.data.source;

import dev.assay.data.DataException;
import dev.assay.data.IdxFile;
import dev.assay.data.ImageData;
import dev.assay.system.DurableFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds MNIST: in the directory named for it, else in the user's cache, else at a mirror. */
final class Mnist {
  private static final Logger LOG = LoggerFactory.getLogger(Mnist.class);

  /** A younger temporary file in the cache may be another process's. */
  private static final Duration STALE = Duration.ofDays(1);

  private final DataSettings settings;
  private final MnistFiles files;
  private final Downloader downloader;
  private final List<URI> mirrors;
  private final Set<URI> used = new LinkedHashSet<>();
  private final Set<String> notices = new LinkedHashSet<>();

  Mnist(DataSettings settings, DownloadListener listener, MnistFiles files) {
    this.settings = settings;
    this.files = files;
    this.downloader = new Downloader(settings, listener);
    this.mirrors = new ArrayList<>(settings.mirrors());
  }

  /**
   * Loads the four files, each with its SHA-256 checked.
   *
   * @throws MnistUnavailableException if no directory is named, the cache lacks a file and no
   *     mirror gives it
   * @throws DataException if the directory named does not hold MNIST
   */
  LoadedData load() {
    Optional<Path> named = settings.mnistDirectory();
    if (named.isPresent()) {
      Path directory = named.get().toAbsolutePath();
      MnistDirectory found = new MnistDirectory(directory, files);
      ImageData data = files.read(found::read);
      found.notices().forEach(this::say);
      return new LoadedData(data, "MNIST in " + directory, notice());
    }
    ImageData data = files.read(this::fromCacheOrMirror);
    String provenance =
        used.isEmpty()
            ? "MNIST in the cache " + settings.cache()
            : "MNIST downloaded from "
                + String.join(" and ", used.stream().map(URI::toString).toList());
    return new LoadedData(data, provenance, notice());
  }

  /** Returns what went wrong so far without stopping the search. */
  Optional<String> notice() {
    return notices.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", notices));
  }

  private IdxFile fromCacheOrMirror(MnistFile file) {
    for (Path path : file.candidates(settings.cache())) {
      if (Files.exists(path)) {
        try {
          return file.read(path);
        } catch (DataException e) {
          say("The cached file was not used and is fetched anew. " + e.getMessage());
        }
      }
    }
    return fromMirror(file);
  }

  private IdxFile fromMirror(MnistFile file) {
    List<String> failures = new ArrayList<>();
    for (URI mirror : List.copyOf(mirrors)) {
      URI source = mirror.resolve(file.compressedName());
      try {
        byte[] content = downloader.fetch(source);
        IdxFile read = file.parse(source.toString(), content);
        used.add(mirror);
        keep(file, content);
        return read;
      } catch (IOException e) {
        failures.add(source + ": " + e);
      } catch (DataException e) {
        failures.add(e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new DataException(source + ": the download was interrupted. Run again.", e);
      }
      LOG.warn("A mirror failed. {}", failures.get(failures.size() - 1));
      // Last from now on, so that the other files do not wait for it again.
      mirrors.remove(mirror);
      mirrors.add(mirror);
    }
    throw new MnistUnavailableException(
        "No usable "
            + file.name()
            + " in "
            + settings.cache()
            + " and none from "
            + mirrors.size()
            + " mirrors "
            + failures
            + ". Connect to the network (a proxy is named by https_proxy or -Dhttps.proxyHost), or"
            + " name a directory that holds MNIST's four files by -Dassay.mnist.dir or"
            + " MNIST_DIR.");
  }

  /** Keeps verified content for other runs; two processes may do so at once. */
  private void keep(MnistFile file, byte[] content) {
    Path cache = settings.cache();
    DurableFiles durable = new DurableFiles();
    try {
      durable.write(cache.resolve(file.compressedName()), content);
      durable.sweep(cache, STALE);
    } catch (IOException e) {
      say(
          cache
              + ": cannot be written ("
              + e
              + "). This run goes on with the data in memory, the next downloads it again. Make"
              + " room there or make it writable.");
    }
  }

  private void say(String notice) {
    LOG.warn(notice);
    notices.add(notice);
  }
}
