package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Opens the Allure report of the run that just ended in a real browser; skipped where none is
 * installed. It holds whatever was selected and however it was graded.
 */
@Execution(ExecutionMode.SAME_THREAD)
@ResourceLock("browser")
class AllureReportIT {
  @RegisterExtension
  private static final OpenBrowser BROWSER = new OpenBrowser("the Allure report", 1400, 1000);

  private static final OpenAllureReport ALLURE = new OpenAllureReport(BROWSER);

  /** The claims of this run, each with its grade, and the sections they belong to. */
  private static final Map<String, String> GRADES = new TreeMap<>();

  private static final Set<String> SECTIONS = new TreeSet<>();

  @BeforeAll
  static void open() throws IOException {
    for (JsonNode claim : OpenAllureReport.verdicts()) {
      GRADES.put(claim.get("id").asText(), claim.get("grade").asText());
      SECTIONS.add(claim.get("section").asText());
    }
  }

  /** Captions and notes are the experiments' own, which no fabricated run has. */
  @Test
  void leavesNothingOfTemplatesOnThePagesBeside() throws IOException {
    for (String page : List.of("index.html", "report.html", "report.md")) {
      assertThat(Leftovers.in(Files.readString(OpenAllureReport.VERDICTS.resolveSibling(page))))
          .as(page)
          .isEmpty();
    }
  }

  @Test
  void opensWithoutErrorsAndReachesForNothing() {
    for (String tab : List.of("", "categories", "suites", "graph", "timeline", "behaviors")) {
      ALLURE.show(tab, ".side-nav__link_active");
    }
    ALLURE.claimPages().stream().limit(1).forEach(ALLURE::show);
    assertThat(ALLURE.browser().console()).isEmpty();
    assertThat(ALLURE.browser().requestsToTheNetwork()).isEmpty();
  }

  @Test
  void sortsTheClaimsByGradeAndBySection() {
    ALLURE.show("", ".widget__title");
    Map<String, Long> byGrade = new TreeMap<>();
    GRADES.values().forEach(grade -> byGrade.merge(grade, 1L, Long::sum));
    byGrade.forEach(
        (grade, count) ->
            assertThat(
                    OpenAllureReport.claims(
                            OpenAllureReport.child(ALLURE.data("data/categories.json"), grade))
                        .count())
                .as(grade)
                .isEqualTo(count));
    JsonNode behaviors = ALLURE.data("data/behaviors.json");
    assertThat(OpenAllureReport.claims(behaviors).map(OpenAllureReport::claim))
        .containsExactlyInAnyOrderElementsOf(GRADES.keySet());
    assertThat(
            OpenAllureReport.children(behaviors)
                .filter(node -> node.has("children"))
                .flatMap(OpenAllureReport::children)
                .map(OpenAllureReport::name))
        .containsAll(SECTIONS);
    ALLURE.show("categories", ".node__name");
    assertThat(ALLURE.texts(".node__name")).containsAll(byGrade.keySet());
    ALLURE.show("behaviors", ".node__name");
    assertThat(ALLURE.texts(".node__name"))
        .containsAll(OpenAllureReport.children(behaviors).map(OpenAllureReport::name).toList());
  }

  @Test
  void rendersEachClaimWithItsFiguresAndLinksToTheBoard() throws IOException {
    ALLURE.show("", ".widget__title");
    String board =
        Files.readString(OpenAllureReport.REPORT.resolveSibling(boardAddress()).normalize());
    for (JsonNode leaf : ALLURE.claimPages()) {
      ALLURE.show(leaf);
      String id = OpenAllureReport.claim(leaf);
      assertThat(ALLURE.texts(".description__text h4"))
          .as(id)
          .contains("Repeat it", "What was measured");
      assertThat(ALLURE.texts(".description__text").get(0))
          .as(id)
          .doesNotContain("<div", "<p ", "&lt;");
      assertThat(
              ALLURE.script(
                  "return [...document.querySelectorAll('.description__text img')]"
                      + ".every(i => i.complete && i.naturalWidth > 300)"))
          .as("the figures of " + id)
          .isEqualTo(true);
      assertThat(ALLURE.texts(".step__name")).as(id).anyMatch(step -> step.startsWith("judge "));
      assertThat(board).contains(String.format(Locale.ENGLISH, "id=\"%s\"", id));
      assertThat(ALLURE.addresses()).as(id).anyMatch(link -> link.endsWith("#" + id));
      for (String link : ALLURE.addresses()) {
        if (link.startsWith("file:")) {
          assertThat(Path.of(URI.create(link.replaceFirst("#.*", "")))).exists();
        } else {
          assertThat(link).startsWith("https://");
        }
      }
    }
  }

  private static String boardAddress() {
    ALLURE.show(ALLURE.claimPages().get(0));
    String address =
        Objects.requireNonNull(
            ALLURE.element(".testresult-link a").getDomAttribute("href"), "the link");
    return address.replaceFirst("#.*", "");
  }
}
