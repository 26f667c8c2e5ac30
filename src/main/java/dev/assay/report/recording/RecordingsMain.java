package dev.assay.report.recording;

import dev.assay.claim.RecordingMerge;
import dev.assay.system.PathOptions;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The command for recordings and what became of them: {@code merge} and {@code compare}.
 *
 * <p>Exit values: 0 merged, or nothing changed; 1 a conflict, or something changed; 2 not
 * understood or not possible.
 */
public final class RecordingsMain {
  private static final String USAGE =
      """
      Give one of
        merge INTO FROM...     adds the seeds of the recordings in directories to those in the first;
                               one that both hold with the same results is kept once, one with other
                               results is a conflict, and nothing is then changed
        compare BEFORE AFTER   lays two verdicts.json side by side: which grade changed, and through
                               which criterion, setting, seed, data, code or kernel
      """;

  private final PrintStream out;
  private final PathOptions paths;

  RecordingsMain(PrintStream out, Map<String, String> properties, Map<String, String> environment) {
    this.out = out;
    paths = new PathOptions(properties, environment);
  }

  /** Runs the command and exits with its value. */
  public static void main(String[] arguments) {
    System.exit(
        new RecordingsMain(System.out, PathOptions.properties(), System.getenv())
            .run(List.of(arguments)));
  }

  int run(List<String> arguments) {
    try {
      return perform(arguments);
    } catch (RecordingMerge.Conflict e) {
      say("%s", Objects.requireNonNullElseGet(e.getMessage(), e::toString));
      return 1;
    } catch (IllegalArgumentException e) {
      say("%s%n%s", Objects.requireNonNullElseGet(e.getMessage(), e::toString), USAGE);
    } catch (UncheckedIOException e) {
      say("%s", Objects.requireNonNullElseGet(e.getMessage(), e::toString));
    }
    return 2;
  }

  private int perform(List<String> arguments) {
    if (arguments.size() > 2 && arguments.get(0).equals("merge")) {
      List<Path> directories = new ArrayList<>();
      arguments.subList(1, arguments.size()).forEach(name -> directories.add(path("merge", name)));
      Path into = directories.remove(0);
      for (Path from : directories) {
        GrowingRecordings.merge(into, from).forEach(line -> say("%s", line));
      }
      return 0;
    }
    if (arguments.size() == 3 && arguments.get(0).equals("compare")) {
      VerdictsComparison comparison =
          VerdictsComparison.of(
              path("compare", arguments.get(1)), path("compare", arguments.get(2)));
      say("%s", comparison.text());
      return comparison.changed() ? 1 : 0;
    }
    throw new IllegalArgumentException(
        String.format(Locale.ENGLISH, "'%s' is not understood.", String.join(" ", arguments)));
  }

  private Path path(String command, String name) {
    Path file = Path.of(name);
    return Files.isRegularFile(file) ? file : paths.directory(command, name);
  }

  private void say(String text, Object... values) {
    out.println(String.format(Locale.ENGLISH, text, values));
  }
}
