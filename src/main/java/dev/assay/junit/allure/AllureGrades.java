package dev.assay.junit.allure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.assay.claim.assessment.Grade;
import dev.assay.report.file.JsonText;
import dev.assay.report.verdict.GradeStyle;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a grade is written where Allure looks for it.
 *
 * <p>Allure sorts results into categories by status and message, passed ones too if they have a
 * message, and keeps the message in its history. So every message starts with the grade.
 */
public final class AllureGrades {
  private static final String REMEDY = "Run the claims again: Allure writes it anew.";

  private AllureGrades() {}

  /** Returns the grade that a message starts with, if it starts with one. */
  static Optional<Grade> grade(String message) {
    return Arrays.stream(Grade.values())
        .filter(grade -> message.startsWith(grade + ":"))
        .findFirst();
  }

  /** Returns Allure's categories: one for each grade, and those that ask to be looked at. */
  static List<Map<String, Object>> categories() {
    List<Map<String, Object>> categories = new ArrayList<>();
    // A category holds either flaky results or others, so each that may hold both stands twice.
    for (boolean flaky : new boolean[] {false, true}) {
      for (Grade grade : Grade.values()) {
        categories.add(
            Map.of(
                "name",
                grade.name(),
                "matchedStatuses",
                List.of("passed", "failed"),
                "messageRegex",
                grade + ":.*",
                "flaky",
                flaky));
      }
      categories.add(category("! Not the grade expected", List.of("failed"), flaky));
      categories.add(category("! Could not be run", List.of("broken"), flaky));
    }
    categories.add(
        category("! Not the grade of the last run", List.of("passed", "failed", "broken"), true));
    return categories;
  }

  /**
   * Counts the grades in Allure's results, for the report's name, and says what Allure's green is.
   *
   * @return an empty string where no result has a grade
   */
  static String counted(Path results) throws IOException {
    Map<Grade, Integer> counts = new EnumMap<>(Grade.class);
    ObjectReader reader = new ObjectMapper().readerFor(JsonNode.class);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(results, "*-result.json")) {
      for (Path file : files) {
        grade(
                JsonText.<JsonNode>read(Files.readAllBytes(file), reader, file, REMEDY)
                    .at("/statusDetails/message")
                    .asText(""))
            .ifPresent(grade -> counts.merge(grade, 1, Integer::sum));
      }
    }
    return counts.isEmpty()
        ? ""
        : counts.entrySet().stream()
            .map(
                entry ->
                    String.format(
                        Locale.ENGLISH,
                        "%d %s",
                        entry.getValue(),
                        GradeStyle.of(entry.getKey()).word()))
            .collect(Collectors.joining(", ", ": ", " (green: the test ran)"));
  }

  private static Map<String, Object> category(String name, List<String> statuses, boolean flaky) {
    return Map.of("name", name, "matchedStatuses", statuses, "flaky", flaky);
  }
}
