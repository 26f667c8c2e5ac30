package dev.assay.data.source;

import dev.assay.data.DataException;
import dev.assay.system.PathOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which data to load and where to look.
 *
 * @param choice which data set
 * @param mnistDirectory the directory that must hold MNIST's four files, if one was named
 * @param cache the directory that keeps a verified copy of what was downloaded
 * @param mirrors the addresses, each ending in a slash, under which the four files are found
 * @param connectTimeout how long a mirror may take to accept a connection
 * @param stallTimeout how long a mirror may stay silent before its transfer counts as broken
 * @param proxies the proxies that the environment names
 * @param dataDirectory the directory that holds files of other published data sets, if one was
 *     named
 */
public record DataSettings(
    DataChoice choice,
    Optional<Path> mnistDirectory,
    Path cache,
    List<URI> mirrors,
    Duration connectTimeout,
    Duration stallTimeout,
    Proxies proxies,
    Optional<Path> dataDirectory) {

  private static final List<URI> MIRRORS =
      List.of(
          URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
          URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/"));

  /** Copies the mirrors. */
  public DataSettings {
    mirrors = List.copyOf(mirrors);
  }

  /** Creates settings without a directory of other data sets. */
  public DataSettings(
      DataChoice choice,
      Optional<Path> mnistDirectory,
      Path cache,
      List<URI> mirrors,
      Duration connectTimeout,
      Duration stallTimeout,
      Proxies proxies) {
    this(
        choice,
        mnistDirectory,
        cache,
        mirrors,
        connectTimeout,
        stallTimeout,
        proxies,
        Optional.empty());
  }

  /**
   * Reads {@code assay.data}, {@code assay.data.dir} (or {@code ASSAY_DATA_DIR}) and {@code
   * assay.mnist.dir} from the properties, {@code MNIST_DIR}, {@code CI} and proxies from the
   * environment, and the user's cache from both; a blank counts as not given. Where {@code CI} is
   * {@code true} and no data set is named, MNIST must be had.
   *
   * @throws DataException if the data set is unknown, a path cannot be a directory, or there is no
   *     place for the cache
   */
  public static DataSettings of(Map<String, String> properties, Map<String, String> environment) {
    PathOptions paths = new PathOptions(properties, environment);
    try {
      return new DataSettings(
          DataChoice.parse(Optional.ofNullable(properties.get("assay.data")), ci(environment)),
          paths.directory("assay.mnist.dir").or(() -> paths.directoryFromEnvironment("MNIST_DIR")),
          userCache(properties, paths).resolve("assay").resolve("mnist"),
          MIRRORS,
          Duration.ofSeconds(10),
          Duration.ofSeconds(20),
          Proxies.of(properties, environment),
          paths
              .directory("assay.data.dir")
              .or(() -> paths.directoryFromEnvironment("ASSAY_DATA_DIR")));
    } catch (IllegalArgumentException e) {
      throw new DataException(String.valueOf(e.getMessage()), e);
    }
  }

  private static boolean ci(Map<String, String> environment) {
    String value = environment.getOrDefault("CI", "").strip().toLowerCase(Locale.ROOT);
    return value.equals("true") || value.equals("1");
  }

  private static Path userCache(Map<String, String> properties, PathOptions paths) {
    String system = properties.getOrDefault("os.name", "").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      return paths
          .directoryFromEnvironment("LOCALAPPDATA")
          .filter(Path::isAbsolute)
          .orElseGet(() -> paths.home().resolve("AppData").resolve("Local"));
    }
    if (system.startsWith("mac")) {
      return paths.home().resolve("Library").resolve("Caches");
    }
    // The XDG specification has relative paths ignored.
    return paths
        .directoryFromEnvironment("XDG_CACHE_HOME")
        .filter(Path::isAbsolute)
        .orElseGet(() -> paths.home().resolve(".cache"));
  }
}
