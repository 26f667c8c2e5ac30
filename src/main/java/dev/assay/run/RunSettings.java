package dev.assay.run;

import dev.assay.data.source.DataSettings;
import dev.assay.experiment.Scale;
import dev.assay.system.PathOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a run was told on the command line.
 *
 * @param scale how much training
 * @param data which data to load and where to look
 * @param seeds the number of seeds, or nothing for each experiment's own
 * @param minutes how long the run may take, if it is limited: it then trains what that can use best
 *     and goes on next time
 * @param add how many seeds to add to each section's recording, at the full scale; a section
 *     without one runs its planned seeds. Nothing where all do
 * @param spotcheck how many seeds of each section's recording to train once more and compare;
 *     nothing where none is
 * @param threads how many trials run side by side
 * @param cold whether everything is trained, whatever the store holds
 * @param store where results are kept
 * @param history where Allure's history is kept between runs, if it is
 * @param baseDirectory the project
 * @param output where figures and verdicts go
 * @param reportText the file of the report's text, if it is given
 * @param progress how progress is shown
 * @param given the options as they were given, by name
 */
public record RunSettings(
    Scale scale,
    DataSettings data,
    OptionalInt seeds,
    OptionalInt minutes,
    OptionalInt add,
    OptionalInt spotcheck,
    int threads,
    boolean cold,
    Path store,
    Optional<Path> history,
    Path baseDirectory,
    Path output,
    Optional<Path> reportText,
    ProgressMode progress,
    Map<String, String> given) {
  /** The names of all options, as the command line has them. */
  public static final List<String> OPTIONS =
      List.of(
          "assay.report",
          "assay.claim",
          "assay.scale",
          "assay.data",
          "assay.mnist.dir",
          "assay.data.dir",
          "assay.store",
          "assay.output",
          "assay.report.text",
          "assay.history",
          "assay.seeds",
          "assay.minutes",
          "assay.settings",
          "assay.add",
          "assay.spotcheck",
          "assay.threads",
          "assay.spark",
          "assay.cold",
          "assay.progress",
          "assay.basedir");

  /** What the benchmark is told, which is no run of claims. */
  private static final String BENCHMARK = "assay.bench.";

  private static final int MAXIMUM_SEEDS = 1000;
  private static final int MAXIMUM_THREADS = 256;
  private static final int MAXIMUM_MINUTES = 100_000;

  /** Copies the map. */
  public RunSettings {
    given = Map.copyOf(given);
  }

  /** Reads the settings from system properties and the environment. */
  public static RunSettings current() {
    return of(PathOptions.properties(), System.getenv());
  }

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException if a value is not usable, or an option is unknown, naming it
   *     and the remedy
   */
  public static RunSettings of(Map<String, String> properties, Map<String, String> environment) {
    requireKnown(properties.keySet());
    requireSettings(properties);
    PathOptions paths = new PathOptions(properties, environment);
    Path base = paths.directory("assay.basedir").orElse(Path.of("")).toAbsolutePath();
    DataSettings data = DataSettings.of(properties, environment);
    OptionalInt seeds = number(properties, "assay.seeds", 2, MAXIMUM_SEEDS);
    OptionalInt minutes = number(properties, "assay.minutes", 1, MAXIMUM_MINUTES);
    Scale scale = Scale.parse(value(properties, "assay.scale").orElse("quick"));
    OptionalInt add = number(properties, "assay.add", 1, MAXIMUM_SEEDS);
    if (minutes.isPresent() && add.isPresent()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "assay.minutes is '%d': it chooses how many seeds it trains; do not give assay.add with it",
              minutes.getAsInt()));
    }
    if (add.isPresent() && (scale != Scale.FULL || seeds.isPresent())) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "assay.add is '%d': it adds seeds to recordings, which are of the full scale; give -Dassay.scale=full with it, and not assay.seeds",
              add.getAsInt()));
    }
    return new RunSettings(
        scale,
        data,
        seeds,
        minutes,
        add,
        number(properties, "assay.spotcheck", 1, MAXIMUM_SEEDS),
        number(properties, "assay.threads", 1, MAXIMUM_THREADS)
            .orElse(Runtime.getRuntime().availableProcessors()),
        flag(properties, "assay.cold"),
        paths
            .directory("assay.store")
            .map(base::resolve)
            .orElse(data.cache().resolveSibling("trials")),
        paths.directory("assay.history").map(base::resolve),
        base,
        paths
            .directory("assay.output")
            .map(base::resolve)
            .orElse(base.resolve("target").resolve("assay")),
        paths.file("assay.report.text").map(file -> reportText(base.resolve(file))),
        ProgressMode.parse(value(properties, "assay.progress").orElse("auto")),
        given(properties));
  }

  private static Path reportText(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "assay.report.text: %s is no file. Give the report's text as Markdown, or leave the option out.",
              file));
    }
    return file;
  }

  /** Returns the master of the cluster that trains; empty where this machine does. */
  public Optional<String> spark() {
    return Optional.ofNullable(given.get("assay.spark"));
  }

  /** Tells whether the settings of earlier solutions are trained as well. */
  public boolean others() {
    return given.containsKey("assay.settings");
  }

  private static void requireSettings(Map<String, String> properties) {
    value(properties, "assay.settings")
        .filter(text -> !text.equals("others"))
        .ifPresent(
            text -> {
              throw new IllegalArgumentException(
                  String.format(
                      Locale.ENGLISH,
                      "assay.settings is '%s': give others, to train the settings of earlier solutions as well, or leave it out",
                      text));
            });
  }

  private static Map<String, String> given(Map<String, String> properties) {
    Map<String, String> given = new HashMap<>();
    OPTIONS.forEach(name -> value(properties, name).ifPresent(text -> given.put(name, text)));
    return given;
  }

  /** A mistyped option would leave its setting at the default without a word. */
  private static void requireKnown(Collection<String> names) {
    names.stream()
        .filter(name -> name.startsWith("assay.") && !name.startsWith(BENCHMARK))
        .filter(name -> !OPTIONS.contains(name))
        .sorted()
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  String.format(
                      Locale.ENGLISH,
                      "-D%s is no option: did you mean -D%s? The options are %s.",
                      name,
                      Nearest.of(name, OPTIONS),
                      String.join(", ", OPTIONS)));
            });
  }

  /** Returns the directory of Allure's report. */
  public Path allureReport() {
    return baseDirectory.resolve("target/allure-report");
  }

  private static Optional<String> value(Map<String, String> properties, String name) {
    return Optional.ofNullable(properties.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  private static OptionalInt number(
      Map<String, String> properties, String name, int least, int most) {
    Optional<String> text = value(properties, name);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= least && number <= most) {
        return OptionalInt.of(number);
      }
    } catch (NumberFormatException e) {
      // Said below with the range.
    }
    throw new IllegalArgumentException(
        String.format(
            Locale.ENGLISH,
            "%s is '%s': give a whole number from %d to %d",
            name,
            text.get(),
            least,
            most));
  }

  /** {@code -Dassay.cold} alone means yes; Maven passes it on as "true". */
  private static boolean flag(Map<String, String> properties, String name) {
    String text = value(properties, name).orElse("false");
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException(
              String.format(Locale.ENGLISH, "%s is '%s': give true, false or nothing", name, text));
    };
  }
}
