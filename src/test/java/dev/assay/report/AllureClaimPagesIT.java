package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Opens the page of each claim in the Allure report of the run that just ended, in a browser of its
 * own beside that of {@link AllureReportIT}.
 */
@Execution(ExecutionMode.SAME_THREAD)
@ResourceLock("browser")
class AllureClaimPagesIT {
  @RegisterExtension
  private static final OpenBrowser BROWSER = new OpenBrowser("the claims' pages", 1400, 1000);

  private static final AllureReportPages PAGES = new AllureReportPages(BROWSER);

  @BeforeAll
  static void open() throws IOException {
    AllureReportPages.require();
  }

  @Test
  void rendersEachClaimWithItsFiguresAndLinksToTheBoard() throws IOException {
    PAGES.show("", ".widget__title");
    String board =
        Files.readString(AllureReportPages.REPORT.resolveSibling(PAGES.boardAddress()).normalize());
    for (JsonNode leaf : PAGES.claimPages()) {
      PAGES.show(leaf);
      String id = AllureReportPages.claim(leaf);
      assertThat(PAGES.texts(".description__text h4"))
          .as(id)
          .contains("Repeat it", "What was measured");
      assertThat(PAGES.texts(".description__text").get(0))
          .as(id)
          .doesNotContain("<div", "<p ", "&lt;");
      assertThat(
              PAGES.script(
                  "return [...document.querySelectorAll('.description__text img')]"
                      + ".every(i => i.complete && i.naturalWidth > 300)"))
          .as("the figures of " + id)
          .isEqualTo(true);
      assertThat(PAGES.texts(".step__name")).as(id).anyMatch(step -> step.startsWith("judge "));
      assertThat(board).contains(String.format(Locale.ENGLISH, "id=\"%s\"", id));
      assertThat(PAGES.addresses()).as(id).anyMatch(link -> link.endsWith("#" + id));
      for (String link : PAGES.addresses()) {
        if (link.startsWith("file:")) {
          assertThat(Path.of(URI.create(link.replaceFirst("#.*", "")))).exists();
        } else {
          assertThat(link).startsWith("https://");
        }
      }
    }
  }
}
