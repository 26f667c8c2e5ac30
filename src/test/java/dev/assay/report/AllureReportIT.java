package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

/**
 * Opens the Allure report of the run that just ended in a real browser; skipped where none is
 * installed. It holds whatever was selected and however it was graded.
 */
@Execution(ExecutionMode.SAME_THREAD)
@ResourceLock("browser")
class AllureReportIT {
  @RegisterExtension
  private static final OpenBrowser BROWSER = new OpenBrowser("the Allure report", 1400, 1000);

  private static final AllureReportPages PAGES = new AllureReportPages(BROWSER);

  /** The claims of this run, each with its grade, and the sections they belong to. */
  private static final Map<String, String> GRADES = new TreeMap<>();

  private static final Set<String> SECTIONS = new TreeSet<>();

  @BeforeAll
  static void open() throws IOException {
    AllureReportPages.require();
    for (JsonNode claim :
        new ObjectMapper().readTree(AllureReportPages.VERDICTS.toFile()).get("claims")) {
      GRADES.put(claim.get("id").asText(), claim.get("grade").asText());
      SECTIONS.add(claim.get("section").asText());
    }
  }

  /** Captions and notes are the experiments' own, which no fabricated run has. */
  @Test
  void leavesNothingOfTemplatesOnThePagesBeside() throws IOException {
    for (String page : List.of("index.html", "report.html", "report.md")) {
      assertThat(Leftovers.in(Files.readString(AllureReportPages.VERDICTS.resolveSibling(page))))
          .as(page)
          .isEmpty();
    }
  }

  /** Its length depends on how much there is to say, of which a fabricated run has less. */
  @Test
  void printsTheReportOnAtMost25Pages() {
    PAGES
        .browser()
        .driver()
        .get(
            AllureReportPages.VERDICTS
                .resolveSibling("report.html")
                .toAbsolutePath()
                .toUri()
                .toString());
    assertThat(PAGES.browser().printedPages()).isBetween(1L, 25L);
  }

  @Test
  void opensWithoutErrorsAndReachesForNothing() {
    for (String tab : List.of("", "categories", "suites", "graph", "timeline", "behaviors")) {
      PAGES.show(tab, ".side-nav__link_active");
    }
    PAGES.claimPages().stream().limit(1).forEach(PAGES::show);
    assertThat(PAGES.browser().console()).isEmpty();
    assertThat(PAGES.browser().requestsToTheNetwork()).isEmpty();
  }

  @Test
  void sortsTheClaimsByGradeAndBySection() {
    PAGES.show("", ".widget__title");
    Map<String, Long> byGrade = new TreeMap<>();
    GRADES.values().forEach(grade -> byGrade.merge(grade, 1L, Long::sum));
    byGrade.forEach(
        (grade, count) ->
            assertThat(
                    AllureReportPages.claims(
                            AllureReportPages.child(PAGES.data("data/categories.json"), grade))
                        .count())
                .as(grade)
                .isEqualTo(count));
    JsonNode behaviors = PAGES.data("data/behaviors.json");
    assertThat(AllureReportPages.claims(behaviors).map(AllureReportPages::claim))
        .containsExactlyInAnyOrderElementsOf(GRADES.keySet());
    assertThat(
            AllureReportPages.children(behaviors)
                .filter(node -> node.has("children"))
                .flatMap(AllureReportPages::children)
                .map(AllureReportPages::name))
        .containsAll(SECTIONS);
    PAGES.show("categories", ".node__name");
    assertThat(PAGES.texts(".node__name")).containsAll(byGrade.keySet());
    PAGES.show("behaviors", ".node__name");
    assertThat(PAGES.texts(".node__name"))
        .containsAll(AllureReportPages.children(behaviors).map(AllureReportPages::name).toList());
  }

  @Test
  void opensAttachmentsInPlace() {
    PAGES.show("", ".widget__title");
    JsonNode withFigures =
        PAGES.claimPages().stream()
            .filter(
                leaf ->
                    PAGES
                            .data(
                                String.format(
                                    Locale.ENGLISH,
                                    "data/test-cases/%s.json",
                                    leaf.get("uid").asText()))
                            .path("testStage")
                            .path("attachments")
                            .size()
                        > 0)
            .findFirst()
            .orElse(null);
    assumeTrue(withFigures != null, "No claim of this run has a figure.");
    PAGES.show(Objects.requireNonNull(withFigures));
    PAGES.script(
        "document.querySelectorAll('.attachment-row').forEach(row => row.click());"
            + "document.querySelectorAll('.step').forEach(s => s.classList.add('step_expanded'))");
    assertThat(
            PAGES
                .browser()
                .eventually(
                    """
                    document.querySelector('.attachment-row__content object[type="image/svg+xml"]')
                      && document.querySelectorAll('.attachment__table tr').length > 2
                      && document.querySelector('iframe.attachment__iframe')"""))
        .as("a figure as SVG, its numbers as a table, the board in a frame")
        .isEqualTo(true);
    PAGES
        .browser()
        .driver()
        .switchTo()
        .frame(PAGES.browser().driver().findElement(By.cssSelector("iframe.attachment__iframe")));
    // The frame still loads: the driver, unlike a script, outlives the page it replaces.
    PAGES.browser().driver().manage().timeouts().implicitlyWait(Duration.ofSeconds(10));
    PAGES.element("article.claim");
    PAGES.browser().driver().manage().timeouts().implicitlyWait(Duration.ZERO);
    assertThat(
            PAGES
                .browser()
                .eventually(
                    "document.querySelectorAll('article.claim').length === " + GRADES.size()))
        .as("all claims on the board in its frame")
        .isEqualTo(true);
    PAGES.script("document.querySelector('a.chip').click()");
    assertThat(PAGES.browser().eventually("document.querySelector('article.claim:target')"))
        .isEqualTo(true);
    PAGES.browser().driver().switchTo().defaultContent();
    assertThat(PAGES.browser().console()).isEmpty();
    assertThat(PAGES.browser().requestsToTheNetwork()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 800, 1280})
  void showsItselfAtEachWidth(int width) throws IOException {
    PAGES.browser().resize(width, 1000);
    for (String tab : List.of("categories", "behaviors", "graph")) {
      PAGES.show(tab, ".side-nav__link_active");
      PAGES.browser().screenshot(String.format(Locale.ENGLISH, "allure-%s-%d.png", tab, width));
    }
    PAGES.show("", ".widget__title");
    PAGES.browser().screenshot(String.format(Locale.ENGLISH, "allure-overview-%d.png", width));
    PAGES.show(PAGES.claimPages().get(0));
    PAGES.browser().screenshot(String.format(Locale.ENGLISH, "allure-claim-%d.png", width));
    assertThat(PAGES.element(".description__text").isDisplayed()).isTrue();
  }
}
