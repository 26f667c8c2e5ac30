package dev.assay.junit.allure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.claim.assessment.Grade;
import dev.assay.system.DurableFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What Allure remembers of earlier runs, kept where {@code -Dassay.history} says.
 *
 * <p>Here it is only read. The build writes it back once the report is generated.
 */
public final class AllureHistory {
  private final Optional<Path> directory;
  private final Consumer<String> warnings;
  private final JsonNode results;

  /**
   * Reads the history.
   *
   * @param directory where it is kept, if it is; may hold nothing yet
   * @param warnings hears of a history that cannot be used: the run goes on without
   */
  public AllureHistory(Optional<Path> directory, Consumer<String> warnings) {
    this.directory = directory;
    this.warnings = warnings;
    results = directory.map(kept -> read(kept.resolve("history.json"))).orElse(empty());
  }

  /** A damaged file among Allure's results would cost the whole report. */
  private boolean isWhole(Path file) {
    try {
      return !new ObjectMapper().readTree(file.toFile()).isMissingNode();
    } catch (IOException e) {
      return false;
    }
  }

  private JsonNode read(Path file) {
    try {
      return Files.exists(file) ? new ObjectMapper().readTree(file.toFile()) : empty();
    } catch (IOException e) {
      warnings.accept(
          String.format(
              Locale.ENGLISH,
              "%s cannot be read (%s): no grade is compared with the last run; delete it to start anew",
              file,
              e));
      return empty();
    }
  }

  private static JsonNode empty() {
    return new ObjectMapper().createObjectNode();
  }

  /** Returns the grade of the last run, if there was one under the same history id. */
  Optional<Grade> lastGrade(String historyId) {
    return AllureGrades.grade(
        results.path(historyId).path("items").path(0).path("statusDetails").asText(""));
  }

  /** Returns the number of the run that is now under way, counted from 1. */
  public long runNumber() {
    return 1
        + directory
            .map(kept -> read(kept.resolve("history-trend.json")))
            .map(trend -> trend.path(0).path("buildOrder").asLong(0))
            .orElse(0L);
  }

  /** Puts what is kept among the results that Allure makes its report of. */
  public void restore(Path allureResults) {
    if (directory.filter(Files::isDirectory).isEmpty()) {
      return;
    }
    Path target = allureResults.resolve("history");
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory.get(), "*.json")) {
      DurableFiles disk = new DurableFiles();
      for (Path file : files) {
        if (isWhole(file)) {
          disk.write(target.resolve(file.getFileName()), Files.readAllBytes(file));
        }
      }
    } catch (IOException e) {
      warnings.accept(
          String.format(
              Locale.ENGLISH,
              "the history in %s cannot be copied to %s (%s): the report has no trend",
              directory.get(),
              target,
              e));
    }
  }
}
