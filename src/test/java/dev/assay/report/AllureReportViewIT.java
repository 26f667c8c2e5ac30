package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.openqa.selenium.By;

/**
 * Looks at what {@link AllureReportIT} reads: the report at every width, what opens in place, its
 * print. A class of its own, so that two browsers share the work.
 */
@Execution(ExecutionMode.SAME_THREAD)
@ResourceLock("browser")
class AllureReportViewIT {
  @RegisterExtension
  private static final OpenBrowser BROWSER = new OpenBrowser("the Allure report", 1400, 1000);

  private static final OpenAllureReport ALLURE = new OpenAllureReport(BROWSER);

  private static int claims;

  @BeforeAll
  static void open() throws IOException {
    claims = OpenAllureReport.verdicts().size();
  }

  /** Its length depends on how much there is to say, of which a fabricated run has less. */
  @Test
  void printsTheReportOnAtMost25Pages() {
    ALLURE
        .browser()
        .driver()
        .get(
            OpenAllureReport.VERDICTS
                .resolveSibling("report.html")
                .toAbsolutePath()
                .toUri()
                .toString());
    assertThat(ALLURE.browser().printedPages()).isBetween(1L, 25L);
  }

  @Test
  void opensAttachmentsInPlace() {
    ALLURE.show("", ".widget__title");
    JsonNode withFigures =
        ALLURE.claimPages().stream()
            .filter(leaf -> ALLURE.testCase(leaf).path("testStage").path("attachments").size() > 0)
            .findFirst()
            .orElse(null);
    assumeTrue(withFigures != null, "No claim of this run has a figure.");
    ALLURE.show(Objects.requireNonNull(withFigures));
    ALLURE.script(
        "document.querySelectorAll('.attachment-row').forEach(row => row.click());"
            + "document.querySelectorAll('.step').forEach(s => s.classList.add('step_expanded'))");
    assertThat(
            ALLURE
                .browser()
                .eventually(
                    """
                    document.querySelector('.attachment-row__content object[type="image/svg+xml"]')
                      && document.querySelectorAll('.attachment__table tr').length > 2
                      && document.querySelector('iframe.attachment__iframe')"""))
        .as("a figure as SVG, its numbers as a table, the board in a frame")
        .isEqualTo(true);
    ALLURE
        .browser()
        .driver()
        .switchTo()
        .frame(ALLURE.browser().driver().findElement(By.cssSelector("iframe.attachment__iframe")));
    // The frame still loads: the driver, unlike a script, outlives the page it replaces.
    ALLURE.browser().driver().manage().timeouts().implicitlyWait(Duration.ofSeconds(10));
    ALLURE.element("article.claim");
    ALLURE.browser().driver().manage().timeouts().implicitlyWait(Duration.ZERO);
    assertThat(
            ALLURE
                .browser()
                .eventually("document.querySelectorAll('article.claim').length === " + claims))
        .as("all claims on the board in its frame")
        .isEqualTo(true);
    ALLURE.script("document.querySelector('a.chip').click()");
    assertThat(ALLURE.browser().eventually("document.querySelector('article.claim:target')"))
        .isEqualTo(true);
    ALLURE.browser().driver().switchTo().defaultContent();
    assertThat(ALLURE.browser().console()).isEmpty();
    assertThat(ALLURE.browser().requestsToTheNetwork()).isEmpty();
  }

  /** One page at all widths: it takes seconds to open. */
  @Test
  void showsItselfAtEachWidth() throws IOException {
    for (int width : List.of(360, 800, 1280)) {
      ALLURE.browser().resize(width, 1000);
      for (String tab : List.of("categories", "behaviors", "graph")) {
        ALLURE.show(tab, ".side-nav__link_active");
        ALLURE.browser().screenshot(String.format(Locale.ENGLISH, "allure-%s-%d.png", tab, width));
      }
      ALLURE.show("", ".widget__title");
      ALLURE.browser().screenshot(String.format(Locale.ENGLISH, "allure-overview-%d.png", width));
      ALLURE.show(ALLURE.claimPages().get(0));
      ALLURE.browser().screenshot(String.format(Locale.ENGLISH, "allure-claim-%d.png", width));
      assertThat(ALLURE.element(".description__text").isDisplayed()).as("%d", width).isTrue();
    }
  }
}
