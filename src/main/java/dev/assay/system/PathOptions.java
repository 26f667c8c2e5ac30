package dev.assay.system;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads options that name a directory, from system properties and the environment: each is expanded
 * and checked once, so that a mistyped one never becomes a directory of that name.
 *
 * <p>A blank counts as not given. {@code ~} and {@code ~/…} mean the home directory also where no
 * shell has seen them.
 */
public final class PathOptions {
  private final Map<String, String> properties;
  private final Map<String, String> environment;

  /** Returns this process's system properties that are text. */
  public static Map<String, String> properties() {
    return System.getProperties().stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, System::getProperty));
  }

  /** Creates a reader of copies of both maps. */
  public PathOptions(Map<String, String> properties, Map<String, String> environment) {
    this.properties = Map.copyOf(properties);
    this.environment = Map.copyOf(environment);
  }

  /**
   * Returns the directory that a system property names, which need not exist.
   *
   * @throws IllegalArgumentException if it cannot be one, naming property, value and remedy
   */
  public Optional<Path> directory(String property) {
    return value(properties, property).map(value -> directory("-D" + property, value));
  }

  /**
   * Returns the file that a system property names, which need not exist.
   *
   * @throws IllegalArgumentException if it cannot be one, naming property, value and remedy
   */
  public Optional<Path> file(String property) {
    return value(properties, property).map(value -> expanded("-D" + property, value));
  }

  /**
   * Returns the directory that an environment variable names, which need not exist.
   *
   * @throws IllegalArgumentException if it cannot be one, naming variable, value and remedy
   */
  public Optional<Path> directoryFromEnvironment(String variable) {
    return value(environment, variable).map(value -> directory(variable, value));
  }

  /**
   * Returns the user's home: {@code user.home}, or {@code HOME} where Java found none, as for a
   * user id without an entry in the password file.
   *
   * @throws IllegalArgumentException if neither is an absolute path
   */
  public Path home() {
    return absolute(value(properties, "user.home"))
        .or(() -> absolute(value(environment, "HOME")))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no home directory: user.home is '"
                        + properties.getOrDefault("user.home", "")
                        + "' and HOME is '"
                        + environment.getOrDefault("HOME", "")
                        + "'. Set HOME, or give -Duser.home=DIR, as an absolute path."));
  }

  /**
   * Returns the directory that a value of {@code option} names, which need not exist.
   *
   * @throws IllegalArgumentException if it cannot be one, naming option, value and remedy
   */
  public Path directory(String option, String value) {
    Path path = expanded(option, value);
    for (@Nullable Path at = path.toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at)) {
        if (!Files.isDirectory(at)) {
          throw new IllegalArgumentException(
              option + "=" + value + ": " + at + " is a file. Give a directory.");
        }
        break;
      }
    }
    return path;
  }

  private Path expanded(String option, String value) {
    try {
      if (!value.startsWith("~")) {
        return Path.of(value);
      }
      if (value.equals("~")) {
        return home();
      }
      if (value.startsWith("~/") || value.startsWith("~\\")) {
        return home().resolve(value.substring(2).replaceFirst("^[/\\\\]+", ""));
      }
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          option + "=" + value + " is no path (" + e.getReason() + "). Give one.", e);
    }
    throw new IllegalArgumentException(
        option
            + "="
            + value
            + " names another user's home, or a directory that begins with ~. Give its whole path,"
            + " or ./"
            + value
            + ".");
  }

  private static Optional<Path> absolute(Optional<String> value) {
    try {
      return value.map(Path::of).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> value(Map<String, String> values, String name) {
    return Optional.ofNullable(values.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }
}
