package dev.assay.junit.allure;

import dev.assay.system.Deadline;
import dev.assay.system.DurableFiles;
import io.qameta.allure.ConfigurationBuilder;
import io.qameta.allure.ReportGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Makes Allure's report of a run, as a program of its own that {@link AllureReportProcess} starts.
 *
 * <p>It waits until its standard input ends: the run closes it, and where the run crashed, the
 * operating system does.
 */
public final class AllureReport {
  static final String NO_ANALYTICS = "ALLURE_NO_ANALYTICS";

  private static final DurableFiles DISK = new DurableFiles();

  private AllureReport() {}

  /**
   * Waits for the end of the run, then makes the report.
   *
   * @param arguments the report's title, the directory of the results, that of the report, that of
   *     the history or an empty string, and after how many seconds to give up
   * @throws IllegalStateException if the environment does not forbid the generator to report its
   *     use over the network
   * @throws IOException if the report cannot be written; the last one is then still there
   */
  public static void main(String[] arguments) throws IOException {
    if (!"true".equals(System.getenv(NO_ANALYTICS))) {
      throw new IllegalStateException(
          String.format(
              Locale.ENGLISH,
              "the environment says %s=%s: start this with %s=true, or the generator and every reader's browser report their use over the network",
              NO_ANALYTICS,
              System.getenv(NO_ANALYTICS),
              NO_ANALYTICS));
    }
    // Failsafe speaks with its process on the standard output, which this one must not reach.
    System.setOut(System.err);
    loadGenerator();
    System.in.transferTo(OutputStream.nullOutputStream());
    Path report = Path.of(arguments[2]);
    Duration limit = Duration.ofSeconds(Long.parseLong(arguments[4]));
    Deadline.in(limit, late(report, limit));
    Path results = Path.of(arguments[1]);
    generate(arguments[0], results, report);
    if (!arguments[3].isEmpty()) {
      keepHistory(results, report, Path.of(arguments[3]));
    }
  }

  /** Makes a report of nothing: a second that nobody waits for at the run's end. */
  private static void loadGenerator() {
    try {
      Path directory = Files.createTempDirectory("assay-allure-");
      try {
        Path results = Files.createDirectory(directory.resolve("results"));
        generate("nothing", results, directory.resolve("report"));
      } finally {
        delete(directory);
      }
    } catch (IOException | RuntimeException e) {
      // The report itself needs no temporary directory: it only takes that second longer.
    }
  }

  static String late(Path report, Duration limit) {
    return String.format(
        Locale.ENGLISH,
        "%s was not made within %d s: the last one is still there; look for what keeps this machine busy, then run the claims again, which takes them from the store",
        report,
        limit.toSeconds());
  }

  /**
   * Makes the report, a single file, and puts it in the place of the last one when it is whole.
   *
   * @param title what the report is called; the number of claims of each grade follows it
   * @param results the directory of Allure's results
   * @param report the directory of the report
   */
  static void generate(String title, Path results, Path report) throws IOException {
    Files.createDirectories(report);
    Path fresh = Files.createTempDirectory(report, ".new-");
    try {
      Path page = fresh.resolve("page");
      new ReportGenerator(
              new PagesOnce(
                  configuration(fresh)
                      .withReportName(title + AllureGrades.counted(results))
                      .build()))
          .generateSingleFile(page, List.of(results));
      DISK.write(report.resolve("index.html"), Files.readAllBytes(page.resolve("index.html")));
    } finally {
      delete(fresh);
    }
  }

  /** A report in one file leaves no history to keep: that takes one in many. */
  private static void keepHistory(Path results, Path report, Path history) throws IOException {
    Path fresh = Files.createTempDirectory(report, ".history-");
    try {
      Path pages = fresh.resolve("pages");
      new ReportGenerator(configuration(fresh).build()).generate(pages, List.of(results));
      try (DirectoryStream<Path> files =
          Files.newDirectoryStream(pages.resolve("history"), "*.json")) {
        for (Path file : files) {
          DISK.write(history.resolve(file.getFileName()), Files.readAllBytes(file));
        }
      }
    } finally {
      delete(fresh);
    }
  }

  private static ConfigurationBuilder configuration(Path directory) throws IOException {
    return ConfigurationBuilder.bundled()
        .withPlugins(List.of(BehaviorsTab.in(directory.resolve("behaviors"))));
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
