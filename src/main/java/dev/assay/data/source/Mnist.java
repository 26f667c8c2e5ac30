package dev.assay.data.source;

import dev.assay.data.DataException;
import dev.assay.data.IdxFile;
import dev.assay.data.ImageData;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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

  private final DataSettings settings;
  private final MnistFiles files;
  private final Downloader downloader;
  private final List<URI> mirrors;
  private final Set<URI> used = new LinkedHashSet<>();
  private final Set<String> notices = new LinkedHashSet<>();

  Mnist(DataSettings settings, DownloadListener listener, MnistFiles files) {
    this.settings = settings;
    this.files = files;
    this.downloader = new Downloader(settings.connectTimeout(), settings.stallTimeout(), listener);
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
      ImageData data = files.read(file -> fromDirectory(directory, file));
      return new LoadedData(data, "MNIST in " + directory, Optional.empty());
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

  private static IdxFile fromDirectory(Path directory, MnistFile file) {
    if (!Files.isDirectory(directory) || !Files.isReadable(directory)) {
      throw new DataException(
          directory + ": not a directory that can be read. " + remedy("Give one that holds MNIST"));
    }
    Path path =
        file.candidates(directory).stream()
            .filter(Files::exists)
            .findFirst()
            .orElseThrow(
                () ->
                    new DataException(
                        directory
                            + ": holds neither "
                            + file.compressedName()
                            + " nor "
                            + file.name()
                            + ". "
                            + remedy("Put MNIST's four files there")));
    return file.read(path);
  }

  private static String remedy(String first) {
    return first
        + ", or leave out -Dassay.mnist.dir and MNIST_DIR to have the cache or a mirror used.";
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
            + ". Connect to the network, or name a directory that holds MNIST's four files by"
            + " -Dassay.mnist.dir or MNIST_DIR.");
  }

  /** Keeps verified content for other runs; two processes may do so at once. */
  private void keep(MnistFile file, byte[] content) {
    Path cache = settings.cache();
    try {
      Files.createDirectories(cache);
      Path temporary = Files.createTempFile(cache, file.name(), ".part");
      try {
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
          ByteBuffer buffer = ByteBuffer.wrap(content);
          while (buffer.hasRemaining()) {
            channel.write(buffer);
          }
          channel.force(true);
        }
        Files.move(temporary, cache.resolve(file.compressedName()), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(temporary);
      }
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
