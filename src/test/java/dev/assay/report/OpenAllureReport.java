package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The Allure report of the run that just ended, as a browser shows it. */
final class OpenAllureReport {
  static final Path REPORT = Path.of("target/allure-report/index.html").toAbsolutePath();
  static final Path VERDICTS =
      Path.of(System.getProperty("assay.output", "target/assay")).resolve("verdicts.json");

  private final OpenBrowser browser;

  /** Shows it in a browser that keeps its page: it takes seconds to open. */
  OpenAllureReport(OpenBrowser browser) {
    this.browser = browser.keepingPage();
  }

  /** Returns the verdicts of this run; the tests are skipped where it judged nothing. */
  static JsonNode verdicts() throws IOException {
    assumeTrue(
        Files.exists(VERDICTS) && isAnythingPublished(),
        "No claim was judged: there is nothing in the report to look at.");
    return new ObjectMapper().readTree(VERDICTS.toFile()).get("claims");
  }

  /** The last run's verdicts are still there if this one judged nothing. */
  private static boolean isAnythingPublished() throws IOException {
    try (DirectoryStream<Path> results =
        Files.newDirectoryStream(Path.of("allure-results"), "*-result.json")) {
      return results.iterator().hasNext();
    }
  }

  JsonNode testCase(JsonNode leaf) {
    return data(String.format(Locale.ENGLISH, "data/test-cases/%s.json", leaf.get("uid").asText()));
  }

  /** Opens a tab of the report and waits for what it must show. */
  void show(String tab, String selector) {
    goTo(tab);
    assertThat(
            browser()
                .eventually(
                    String.format(Locale.ENGLISH, "document.querySelector('%s')", selector)))
        .as(selector + " in " + tab)
        .isEqualTo(true);
  }

  void show(JsonNode leaf) {
    goTo("behaviors/" + leaf.get("parentUid").asText() + "/" + leaf.get("uid").asText());
    assertThat(
            browser()
                .eventually(
                    String.format(
                        Locale.ENGLISH,
                        "document.querySelector('.test-result__name')?.textContent.includes('· %s ·')"
                            + " && document.querySelector('.description__text')"
                            + " && [...document.querySelectorAll('.description__text img')]"
                            + ".every(i => i.complete)",
                        claim(leaf))))
        .as(name(leaf))
        .isEqualTo(true);
  }

  /** Follows a link within the page, which the driver would take for a page to load. */
  private void goTo(String place) {
    if (browser().driver().getCurrentUrl().startsWith(REPORT.toUri().toString())) {
      browser().driver().executeScript("location.hash = arguments[0]", place);
    } else {
      browser().driver().get(REPORT.toUri() + "#" + place);
    }
  }

  List<JsonNode> claimPages() {
    return claims(data("data/behaviors.json")).toList();
  }

  /** Returns the claims' leaves: a pattern of -Dit.test may have brought other tests along. */
  static Stream<JsonNode> claims(JsonNode tree) {
    return leaves(tree).filter(leaf -> name(leaf).matches("[A-Z_]+ · [A-Z]+\\d+ · .*"));
  }

  private static Stream<JsonNode> leaves(JsonNode node) {
    return node.has("children")
        ? children(node).flatMap(OpenAllureReport::leaves)
        : Stream.of(node);
  }

  static Stream<JsonNode> children(JsonNode node) {
    return StreamSupport.stream(node.get("children").spliterator(), false);
  }

  static String name(JsonNode node) {
    return node.get("name").asText();
  }

  static JsonNode child(JsonNode tree, String name) {
    return children(tree)
        .filter(node -> name(node).equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in " + tree));
  }

  /** Returns the claim of a leaf, which is named "grade · claim · statement". */
  static String claim(JsonNode leaf) {
    return name(leaf).split(" · ")[1];
  }

  /** Reads a data file that the report carries within itself. */
  JsonNode data(String name) {
    Object text =
        script(
            String.format(
                Locale.ENGLISH,
                """
            return new TextDecoder().decode(
              Uint8Array.from(atob(window.reportData['%s']), c => c.charCodeAt(0)))""",
                name));
    try {
      return new ObjectMapper().readTree(String.valueOf(text));
    } catch (IOException e) {
      throw new AssertionError(name + " is no JSON", e);
    }
  }

  List<String> addresses() {
    return each(".testresult-link a, .description__text a", "href");
  }

  List<String> texts(String selector) {
    return each(selector, "textContent").stream().map(String::strip).toList();
  }

  /** Reads a property of all elements at once: asked one by one, a claim's page takes seconds. */
  private List<String> each(String selector, String property) {
    return ((List<?>)
            Objects.requireNonNull(
                browser()
                    .driver()
                    .executeScript(
                        "return [...document.querySelectorAll(arguments[0])]"
                            + ".map(element => element[arguments[1]])",
                        selector,
                        property)))
        .stream().map(String::valueOf).toList();
  }

  WebElement element(String selector) {
    return browser().driver().findElement(By.cssSelector(selector));
  }

  @Nullable Object script(String code) {
    return browser.script(code);
  }

  Browser browser() {
    return browser.get();
  }
}
