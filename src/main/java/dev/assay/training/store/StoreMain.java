package dev.assay.training.store;

import dev.assay.data.DataException;
import dev.assay.data.source.DataSettings;
import dev.assay.system.PathOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The store's own command: {@code size}, {@code verify}, {@code repair} and {@code gc}.
 *
 * <p>Exit values: 0 done, 1 damaged entries found, 2 not understood or not possible.
 */
public final class StoreMain {
  private static final String USAGE =
      """
      Give one of
        size                              counts the results and their bytes
        verify                            reads every result and lists the damaged ones
        repair                            removes the damaged ones: they are trained again
        gc --older AGE --larger SIZE      removes results, the oldest first: those older than AGE,
                                          and then until the store is no larger than SIZE;
                                          one of the two is enough. AGE such as 90d or 12h,
                                          SIZE such as 500MB or 10GB
      and before it --store DIR for another store than the user's own.
      """;

  private static final Pattern AGE = Pattern.compile("([0-9]{1,6})([dh])");
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,6})(kB|MB|GB|TB)");

  private final PrintStream out;
  private final PathOptions paths;
  private final Supplier<Path> ownStore;

  StoreMain(PrintStream out, Map<String, String> properties, Map<String, String> environment) {
    this.out = out;
    paths = new PathOptions(properties, environment);
    ownStore = () -> DataSettings.of(properties, environment).cache().resolveSibling("trials");
  }

  /** Runs the command and exits with its value. */
  public static void main(String[] arguments) {
    System.exit(
        new StoreMain(System.out, PathOptions.properties(), System.getenv())
            .run(List.of(arguments)));
  }

  int run(List<String> arguments) {
    try {
      return perform(new ArrayDeque<>(arguments));
    } catch (IllegalArgumentException | DataException e) {
      say("%s%n%s", Objects.requireNonNullElseGet(e.getMessage(), e::toString), USAGE);
    } catch (IOException e) {
      say("The store cannot be read or changed (%s). See to its permissions and its disk.", e);
    }
    return 2;
  }

  private int perform(Deque<String> arguments) throws IOException {
    Path store;
    if ("--store".equals(arguments.peek())) {
      arguments.remove();
      store = paths.directory("--store", next("--store", arguments));
    } else {
      store = ownStore.get();
    }
    if (!Files.isDirectory(store)) {
      throw new IllegalArgumentException(store + " is no store. Name one by --store DIR.");
    }
    StoreUpkeep upkeep = new StoreUpkeep(store);
    int exit = perform(next("a command", arguments), arguments, upkeep);
    say("%s holds %s.", store, upkeep.size().describe());
    return exit;
  }

  private int perform(String command, Deque<String> rest, StoreUpkeep upkeep) throws IOException {
    if (command.equals("gc")) {
      collect(rest, upkeep);
      return 0;
    }
    if (!rest.isEmpty()) {
      throw new IllegalArgumentException("'" + rest.peek() + "' is not understood.");
    }
    return switch (command) {
      case "size" -> 0;
      case "verify" -> list("damaged", upkeep.verify()) > 0 ? 1 : 0;
      case "repair" -> {
        list("removed", upkeep.repair());
        yield 0;
      }
      default -> throw new IllegalArgumentException("'" + command + "' is no command.");
    };
  }

  private int list(String what, List<StoreUpkeep.Damage> damages) {
    damages.forEach(damage -> say("%s: %s: %s", what, damage.file(), damage.reason()));
    say("%d result%s %s.", damages.size(), damages.size() == 1 ? "" : "s", what);
    return damages.size();
  }

  private void collect(Deque<String> rest, StoreUpkeep upkeep) throws IOException {
    Optional<Duration> older = Optional.empty();
    OptionalLong larger = OptionalLong.empty();
    while (!rest.isEmpty()) {
      String option = rest.remove();
      switch (option) {
        case "--older" -> older = Optional.of(age(next(option, rest)));
        case "--larger" -> larger = OptionalLong.of(size(next(option, rest)));
        default -> throw new IllegalArgumentException("'" + option + "' is not understood.");
      }
    }
    if (older.isEmpty() && larger.isEmpty()) {
      throw new IllegalArgumentException("gc needs --older, --larger or both.");
    }
    say("removed %s.", upkeep.collect(older, larger).describe());
  }

  private static String next(String what, Deque<String> arguments) {
    return Optional.ofNullable(arguments.poll())
        .orElseThrow(() -> new IllegalArgumentException(what + " is missing."));
  }

  private static Duration age(String text) {
    Matcher age = match(AGE, "--older", text);
    long count = Long.parseLong(age.group(1));
    return age.group(2).equals("d") ? Duration.ofDays(count) : Duration.ofHours(count);
  }

  private static long size(String text) {
    Matcher size = match(SIZE, "--larger", text);
    long unit =
        switch (size.group(2)) {
          case "kB" -> 1_000L;
          case "MB" -> 1_000_000L;
          case "GB" -> 1_000_000_000L;
          default -> 1_000_000_000_000L;
        };
    return Math.multiplyExact(Long.parseLong(size.group(1)), unit);
  }

  private static Matcher match(Pattern pattern, String option, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(option + " is '" + text + "', which is not understood.");
    }
    return matcher;
  }

  private void say(String text, Object... values) {
    out.println(String.format(Locale.ENGLISH, text, values));
  }
}
