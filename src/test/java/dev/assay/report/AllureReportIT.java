package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/**
 * Opens the Allure report of the run that just ended in a real browser; skipped where none is
 * installed. It holds whatever was selected and however it was graded.
 */
@Execution(ExecutionMode.SAME_THREAD)
@ResourceLock("browser")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AllureReportIT {
  private static final Path REPORT = Path.of("target/allure-report/index.html").toAbsolutePath();
  private static final Path VERDICTS =
      Path.of(System.getProperty("assay.output", "target/assay")).resolve("verdicts.json");

  @RegisterExtension
  private static final OpenBrowser BROWSER =
      new OpenBrowser("the Allure report", 1400, 1000).keepingPage();

  /** The claims of this run, each with its grade, and the sections they belong to. */
  private static final Map<String, String> GRADES = new TreeMap<>();

  private static final Set<String> SECTIONS = new TreeSet<>();

  @BeforeAll
  static void open() throws IOException {
    assumeTrue(
        Files.exists(VERDICTS) && isAnythingPublished(),
        "No claim was judged: there is nothing in the report to look at.");
    for (JsonNode claim : new ObjectMapper().readTree(VERDICTS.toFile()).get("claims")) {
      GRADES.put(claim.get("id").asText(), claim.get("grade").asText());
      SECTIONS.add(claim.get("section").asText());
    }
  }

  /** The last run's verdicts are still there if this one judged nothing. */
  private static boolean isAnythingPublished() throws IOException {
    try (DirectoryStream<Path> results =
        Files.newDirectoryStream(Path.of("allure-results"), "*-result.json")) {
      return results.iterator().hasNext();
    }
  }

  /** Captions and notes are the experiments' own, which no fabricated run has. */
  @Test
  void leavesNothingOfTemplatesOnThePagesBeside() throws IOException {
    for (String page : List.of("index.html", "report.html", "report.md")) {
      assertThat(Leftovers.in(Files.readString(VERDICTS.resolveSibling(page)))).as(page).isEmpty();
    }
  }

  /**
   * Its length depends on how much there is to say, of which a fabricated run has less. Last, as it
   * leaves the other report, which takes seconds to open again.
   */
  @Test
  @Order(Integer.MAX_VALUE)
  void printsTheReportOnAtMost25Pages() {
    browser()
        .driver()
        .get(VERDICTS.resolveSibling("report.html").toAbsolutePath().toUri().toString());
    assertThat(browser().printedPages()).isBetween(1L, 25L);
  }

  @Test
  void opensWithoutErrorsAndReachesForNothing() {
    for (String tab : List.of("", "categories", "suites", "graph", "timeline", "behaviors")) {
      show(tab, ".side-nav__link_active");
    }
    claimPages().stream().limit(1).forEach(AllureReportIT::show);
    assertThat(browser().console()).isEmpty();
    assertThat(browser().requestsToTheNetwork()).isEmpty();
  }

  @Test
  void sortsTheClaimsByGradeAndBySection() {
    show("", ".widget__title");
    Map<String, Long> byGrade = new TreeMap<>();
    GRADES.values().forEach(grade -> byGrade.merge(grade, 1L, Long::sum));
    byGrade.forEach(
        (grade, count) ->
            assertThat(claims(child(data("data/categories.json"), grade)).count())
                .as(grade)
                .isEqualTo(count));
    JsonNode behaviors = data("data/behaviors.json");
    assertThat(claims(behaviors).map(AllureReportIT::claim))
        .containsExactlyInAnyOrderElementsOf(GRADES.keySet());
    assertThat(
            children(behaviors)
                .filter(node -> node.has("children"))
                .flatMap(AllureReportIT::children)
                .map(AllureReportIT::name))
        .containsAll(SECTIONS);
    show("categories", ".node__name");
    assertThat(texts(".node__name")).containsAll(byGrade.keySet());
    show("behaviors", ".node__name");
    assertThat(texts(".node__name"))
        .containsAll(children(behaviors).map(AllureReportIT::name).toList());
  }

  @Test
  void rendersEachClaimWithItsFiguresAndLinksToTheBoard() throws IOException {
    show("", ".widget__title");
    String board = Files.readString(REPORT.resolveSibling(boardAddress()).normalize());
    for (JsonNode leaf : claimPages()) {
      show(leaf);
      String id = claim(leaf);
      JsonNode page = page();
      assertThat(texts(page, "headings")).as(id).contains("Repeat it", "What was measured");
      assertThat(page.get("description").asText())
          .as(id)
          .isNotEmpty()
          .doesNotContain("<div", "<p ", "&lt;");
      assertThat(page.get("figures").asBoolean()).as("the figures of " + id).isTrue();
      assertThat(texts(page, "steps")).as(id).anyMatch(step -> step.startsWith("judge "));
      assertThat(board).contains(String.format(Locale.ENGLISH, "id=\"%s\"", id));
      assertThat(texts(page, "links")).as(id).anyMatch(link -> link.endsWith("#" + id));
      for (String link : texts(page, "links")) {
        if (link.startsWith("file:")) {
          assertThat(Path.of(URI.create(link.replaceFirst("#.*", "")))).exists();
        } else {
          assertThat(link).startsWith("https://");
        }
      }
    }
  }

  /** Reads a claim's page at once: asked one by one, its parts take seconds. */
  private static JsonNode page() {
    return json(
        script(
            """
            const texts = (selector, of) => [...document.querySelectorAll(selector)].map(of);
            const text = element => element.textContent.trim();
            return JSON.stringify({
              headings: texts('.description__text h4', text),
              description: text(document.querySelector('.description__text')),
              figures: [...document.querySelectorAll('.description__text img')]
                .every(i => i.complete && i.naturalWidth > 300),
              steps: texts('.step__name', text),
              links: texts('.testresult-link a, .description__text a', a => a.href)})"""));
  }

  private static List<String> texts(JsonNode page, String part) {
    return elements(page.get(part)).map(JsonNode::asText).toList();
  }

  /** Near the end: once a page has had the board in a frame, all that follows takes longer. */
  @Test
  @Order(Integer.MAX_VALUE - 1)
  void opensAttachmentsInPlace() {
    show("", ".widget__title");
    JsonNode withFigures =
        claimPages().stream()
            .filter(
                leaf ->
                    data(String.format(
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
    show(Objects.requireNonNull(withFigures));
    // One of each kind: a table of numbers is thousands of elements.
    script(
        """
        const rows = [...document.querySelectorAll('.attachment-row')];
        ['(SVG)', '(numbers)', 'verdict board'].forEach(
          kind => rows.find(row => row.textContent.includes(kind)).click());
        document.querySelectorAll('.step').forEach(s => s.classList.add('step_expanded'))""");
    assertThat(
            browser()
                .eventually(
                    """
                    document.querySelector('.attachment-row__content object[type="image/svg+xml"]')
                      && document.querySelectorAll('.attachment__table tr').length > 2
                      && document.querySelector('iframe.attachment__iframe')"""))
        .as("a figure as SVG, its numbers as a table, the board in a frame")
        .isEqualTo(true);
    browser()
        .driver()
        .switchTo()
        .frame(browser().driver().findElement(By.cssSelector("iframe.attachment__iframe")));
    // The frame still loads: the driver, unlike a script, outlives the page it replaces.
    browser().driver().manage().timeouts().implicitlyWait(Duration.ofSeconds(10));
    element("article.claim");
    browser().driver().manage().timeouts().implicitlyWait(Duration.ZERO);
    assertThat(
            browser()
                .eventually(
                    "document.querySelectorAll('article.claim').length === " + GRADES.size()))
        .as("all claims on the board in its frame")
        .isEqualTo(true);
    script("document.querySelector('a.chip').click()");
    assertThat(browser().eventually("document.querySelector('article.claim:target')"))
        .isEqualTo(true);
    browser().driver().switchTo().defaultContent();
    assertThat(browser().console()).isEmpty();
    assertThat(browser().requestsToTheNetwork()).isEmpty();
  }

  /** One page at all widths: it takes seconds to open. */
  @Test
  void showsItselfAtEachWidth() throws IOException {
    for (int width : List.of(360, 800, 1280)) {
      browser().resize(width, 1000);
      for (String tab : List.of("categories", "behaviors", "graph")) {
        show(tab, ".side-nav__link_active");
        browser().screenshot(String.format(Locale.ENGLISH, "allure-%s-%d.png", tab, width));
      }
      show("", ".widget__title");
      browser().screenshot(String.format(Locale.ENGLISH, "allure-overview-%d.png", width));
      show(claimPages().get(0));
      browser().screenshot(String.format(Locale.ENGLISH, "allure-claim-%d.png", width));
      assertThat(element(".description__text").isDisplayed()).as("%d", width).isTrue();
    }
  }

  private static String boardAddress() {
    show(claimPages().get(0));
    String address =
        Objects.requireNonNull(element(".testresult-link a").getDomAttribute("href"), "the link");
    return address.replaceFirst("#.*", "");
  }

  /** Opens a tab of the report and waits for what it must show. */
  private static void show(String tab, String selector) {
    assertThat(goTo(tab, String.format(Locale.ENGLISH, "document.querySelector('%s')", selector)))
        .as(selector + " in " + tab)
        .isEqualTo(true);
  }

  private static void show(JsonNode leaf) {
    assertThat(
            goTo(
                "behaviors/" + leaf.get("parentUid").asText() + "/" + leaf.get("uid").asText(),
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

  /** Follows a link within the page, which the driver would take for a page to load, and waits. */
  private static Object goTo(String place, String condition) {
    if (browser().driver().getCurrentUrl().startsWith(REPORT.toUri().toString())) {
      return browser()
          .eventually(String.format(Locale.ENGLISH, "location.hash = '%s'", place), condition);
    }
    browser().driver().get(REPORT.toUri() + "#" + place);
    return browser().eventually(condition);
  }

  private static List<JsonNode> claimPages() {
    return claims(data("data/behaviors.json")).toList();
  }

  /** Returns the claims' leaves: a pattern of -Dit.test may have brought other tests along. */
  private static Stream<JsonNode> claims(JsonNode tree) {
    return leaves(tree).filter(leaf -> name(leaf).matches("[A-Z_]+ · [A-Z]+\\d+ · .*"));
  }

  private static Stream<JsonNode> leaves(JsonNode node) {
    return node.has("children") ? children(node).flatMap(AllureReportIT::leaves) : Stream.of(node);
  }

  private static Stream<JsonNode> children(JsonNode node) {
    return elements(node.get("children"));
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static String name(JsonNode node) {
    return node.get("name").asText();
  }

  private static JsonNode child(JsonNode tree, String name) {
    return children(tree)
        .filter(node -> name(node).equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in " + tree));
  }

  /** Returns the claim of a leaf, which is named "grade · claim · statement". */
  private static String claim(JsonNode leaf) {
    return name(leaf).split(" · ")[1];
  }

  /** Reads a data file that the report carries within itself. */
  private static JsonNode data(String name) {
    return json(
        script(
            String.format(
                Locale.ENGLISH,
                """
            return new TextDecoder().decode(
              Uint8Array.from(atob(window.reportData['%s']), c => c.charCodeAt(0)))""",
                name)));
  }

  private static JsonNode json(@Nullable Object text) {
    try {
      return new ObjectMapper().readTree(String.valueOf(text));
    } catch (IOException e) {
      throw new AssertionError("no JSON: " + text, e);
    }
  }

  private static List<String> texts(String selector) {
    return ((List<?>)
            Objects.requireNonNull(
                browser()
                    .driver()
                    .executeScript(
                        "return [...document.querySelectorAll(arguments[0])].map(e => e.textContent)",
                        selector)))
        .stream().map(String::valueOf).map(String::strip).toList();
  }

  private static WebElement element(String selector) {
    return browser().driver().findElement(By.cssSelector(selector));
  }

  private static @Nullable Object script(String code) {
    return BROWSER.script(code);
  }

  private static Browser browser() {
    return BROWSER.get();
  }
}
