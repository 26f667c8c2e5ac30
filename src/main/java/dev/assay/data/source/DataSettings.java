package dev.assay.data.source;

import dev.assay.data.DataException;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Says which data to load and where to look.
 *
 * @param choice which data set
 * @param mnistDirectory the directory that must hold MNIST's four files, if one was named
 * @param cache the directory that keeps a verified copy of what was downloaded
 * @param mirrors the addresses, each ending in a slash, under which the four files are found
 * @param connectTimeout how long a mirror may take to accept a connection
 * @param stallTimeout how long a mirror may stay silent before its transfer counts as broken
 */
public record DataSettings(
    DataChoice choice,
    Optional<Path> mnistDirectory,
    Path cache,
    List<URI> mirrors,
    Duration connectTimeout,
    Duration stallTimeout) {

  private static final List<URI> MIRRORS =
      List.of(
          URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
          URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/"));

  /** Copies the mirrors. */
  public DataSettings {
    mirrors = List.copyOf(mirrors);
  }

  /**
   * Reads {@code assay.data} and {@code assay.mnist.dir} from the properties, {@code MNIST_DIR}
   * from the environment, and the user's cache from both; a blank counts as not given.
   *
   * @throws DataException if the data set is unknown or a path cannot be one
   */
  public static DataSettings of(Map<String, String> properties, Map<String, String> environment) {
    Optional<Path> directory =
        path("assay.mnist.dir", properties).or(() -> path("MNIST_DIR", environment));
    return new DataSettings(
        DataChoice.parse(value("assay.data", properties)),
        directory,
        userCache(properties, environment).resolve("assay").resolve("mnist"),
        MIRRORS,
        Duration.ofSeconds(10),
        Duration.ofSeconds(20));
  }

  private static Path userCache(Map<String, String> properties, Map<String, String> environment) {
    Path home = path("user.home", properties).orElse(Path.of("."));
    String system = properties.getOrDefault("os.name", "").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      return path("LOCALAPPDATA", environment).orElse(home.resolve("AppData").resolve("Local"));
    }
    if (system.startsWith("mac")) {
      return home.resolve("Library").resolve("Caches");
    }
    // The XDG specification has relative paths ignored.
    return path("XDG_CACHE_HOME", environment)
        .filter(Path::isAbsolute)
        .orElse(home.resolve(".cache"));
  }

  private static Optional<Path> path(String name, Map<String, String> values) {
    try {
      return value(name, values).map(Path::of);
    } catch (InvalidPathException e) {
      throw new DataException(
          name + "=" + values.get(name) + " is no path (" + e.getReason() + "). Give one.", e);
    }
  }

  private static Optional<String> value(String name, Map<String, String> values) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
  }
}
