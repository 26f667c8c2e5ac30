package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.Answers;
import dev.assay.claim.assessment.Grade;
import dev.assay.report.figure.FigureRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** Opens the board in a real browser; skipped where none is installed. */
@Execution(ExecutionMode.SAME_THREAD)
@ResourceLock("browser")
class BoardBrowserIT implements ReaderSettings {
  private static final RunReport RUN = Runs.whole("mnist", "quick");
  private static final Path OUTPUT = Path.of("target/browser/assay").toAbsolutePath();

  @RegisterExtension
  private static final OpenBrowser BROWSER = new OpenBrowser("the board", 1200, 900);

  @BeforeAll
  static void write() throws IOException {
    new ReportWriter(new FigureRenderer()).write(RUN, OUTPUT);
  }

  @BeforeEach
  void load() {
    browser().get(OUTPUT.resolve("index.html").toUri().toString());
  }

  @Test
  void opensWithoutErrorsAndReachesForNothing() {
    assertThat(opened().console()).isEmpty();
    assertThat(opened().requestsToTheNetwork()).isEmpty();
  }

  /** What the test before relies on. */
  @Test
  void hearsAPageThatReachesForAnything(@TempDir Path directory) throws IOException {
    Path page = directory.resolve("page.html");
    Files.writeString(
        page,
        """
        <!DOCTYPE html>
        <script>
          let refused = 0;
          const count = () => refused++;
          fetch('http://script.invalid/a').catch(count);
          fetch('http://127.0.0.1:8999/b').catch(count);
          new WebSocket('ws://socket.invalid/c').onerror = count;
        </script>
        <img src="https://image.invalid/d.png" onerror="count()">
        """);
    browser().get(page.toUri().toString());
    assertThat(opened().eventually("refused === 4")).isEqualTo(true);
    List<String> heard = opened().requestsToTheNetwork();
    for (String host : List.of("script", "127.0.0.1:8999", "socket", "image")) {
      assertThat(heard).as(host).anyMatch(request -> request.contains(host));
    }
  }

  @Test
  void drawsEveryThumbnailAndFigure() {
    assertThat(script("return [...document.images].every(i => i.naturalWidth === 320)"))
        .isEqualTo(true);
    assertThat(
            script(
                """
                document.querySelectorAll('article details').forEach(d => d.open = true);
                return [...document.querySelectorAll('.shot svg.wide')].every(s => {
                  const box = s.querySelector('use').getBBox();
                  return s.getBoundingClientRect().height > 100 && box.width > 300 && box.height > 200;
                })"""))
        .isEqualTo(true);
  }

  @Test
  void filtersByGradeAndBySection() {
    long refuted = RUN.claims().stream().filter(c -> c.lead().grade() == Grade.REFUTED).count();
    click("input[value=refuted]");
    assertThat(visibleClaims()).isEqualTo(42 - refuted);
    assertThat(text("#shown"))
        .isEqualTo(String.format(Locale.ENGLISH, "%d of 42 claims", 42 - refuted));
    click("button[type=reset]");
    assertThat(script("return document.querySelectorAll('input:checked').length"))
        .isEqualTo((long) Grade.values().length);
    element("select[name=section]").sendKeys("HW1-1 §2");
    assertThat(visibleClaims()).isEqualTo(6);
    assertThat(script("return document.querySelectorAll('section.section:not([hidden])').length"))
        .isEqualTo(1L);
  }

  @Test
  void filtersByDisagreement() {
    long disagreeing =
        RUN.claims().stream()
            .filter(c -> Answers.of(c.lead()).agreement() == Answers.Agreement.DISAGREE)
            .count();
    assertThat(disagreeing).isBetween(1L, 41L);
    click("input[name=disagree]");
    assertThat(visibleClaims()).isEqualTo(disagreeing);
    click("button[type=reset]");
    assertThat(visibleClaims()).isEqualTo(42);
  }

  @Test
  void bringsAFilteredClaimBackWhenItIsLinkedTo() {
    element("select[name=section]").sendKeys("HW1-1 §2");
    assertThat(element(".line[data-claim=S3]").isDisplayed()).isFalse();
    script("location.hash = '#S3'");
    assertThat(opened().eventually("!document.getElementById('S3').hidden")).isEqualTo(true);
  }

  @Test
  void opensTheFigureFromItsThumbnail() {
    click("#F2 .thumb a");
    // The page opens it when the address has changed, which the click does not wait for.
    assertThat(opened().eventually("document.getElementById('F2-judged').open")).isEqualTo(true);
  }

  @Test
  void opensTheFigureWithoutScripts() {
    browser().executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    try {
      browser().get("about:blank");
      browser().get(OUTPUT.resolve("index.html").toUri() + "#F2-figures");
      assertThat(element("#filter").isDisplayed()).isFalse();
      assertThat(element("#F2 .shot svg.wide").isDisplayed()).isTrue();
    } finally {
      browser().executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", false));
    }
  }

  @Test
  void isUsableByKeyboard() {
    WebElement body = element("body");
    body.sendKeys(Keys.TAB);
    assertThat(script("return document.activeElement.className")).isEqualTo("skip");
    script("document.querySelector('#F3 summary').focus()");
    browser().switchTo().activeElement().sendKeys(Keys.ENTER);
    assertThat(script("return document.getElementById('F3-judged').open")).isEqualTo(true);
  }

  /** Filters, five claims, a link a section, the list once, and each card's details. */
  @Test
  void hasFewTabStops() {
    assertThat(
            (long)
                script(
                    """
                    return [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex]')]
                      .filter(e => e.tabIndex >= 0 && e.checkVisibility()).length"""))
        .isBetween(42L, 90L);
    script("document.querySelector('a.chip').focus()");
    WebElement first = browser().switchTo().activeElement();
    first.sendKeys(Keys.ARROW_DOWN);
    WebElement second = browser().switchTo().activeElement();
    assertThat(second.getText()).isNotEqualTo(first.getText());
    assertThat(second.getDomAttribute("class")).isEqualTo("chip");
    second.sendKeys(Keys.END);
    WebElement last = browser().switchTo().activeElement();
    assertThat(script("return [...document.querySelectorAll('a.chip')].pop().innerText"))
        .isEqualTo(last.getText());
    last.sendKeys(Keys.ENTER);
    assertThat(opened().eventually("location.hash === '#" + last.getText() + "'")).isEqualTo(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void hasNoSeriousAccessibilityProblem(String scheme) throws IOException {
    opened().scheme(scheme);
    script(
        "document.querySelectorAll('#F2 details, header details, details.settings').forEach(d => d.open = true)");
    assertThat(opened().accessibilityProblems()).isEqualTo(List.of());
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 800, 1280})
  void fitsTheScreen(int width) throws IOException {
    opened().resize(width, 900);
    script("document.getElementById('F2-judged').open = true");
    assertThat(opened().sticksOut(".symbols, .symbols *, .scroll *"))
        .as("what sticks out")
        .isEqualTo(List.of());
    for (String scheme : List.of("light", "dark")) {
      opened().scheme(scheme);
      opened().screenshot(String.format(Locale.ENGLISH, "board-%d-%s.png", width, scheme));
    }
  }

  /** A minute: each section on a screen of a laptop, all of them on three. */
  @Test
  void showsEachClaimInALineAndAllOfThemOnThreeScreens() throws IOException {
    opened().resize(1280, 800);
    assertThat(script("return document.querySelectorAll('.line').length")).isEqualTo(42L);
    assertThat(
            script(
                """
                return [...document.querySelectorAll('.line')].filter(l =>
                  l.getBoundingClientRect().height > 30).map(l => l.innerText)"""))
        .as("lines that are more than one")
        .isEqualTo(List.of());
    assertThat(
            script(
                """
                return [...document.querySelectorAll('.lines > section')].every(s =>
                  s.getBoundingClientRect().height < 800)
                  && document.querySelector('.lines').getBoundingClientRect().bottom < 3 * 800
                  && [...document.querySelectorAll('.main li')].every(l =>
                    l.getBoundingClientRect().bottom < 800)"""))
        .isEqualTo(true);
    opened().screenshot("board-minute.png");
  }

  @Test
  void stacksPanelsAndKeepsLabelsLegibleOnAPhone() throws IOException {
    opened().resize(390, 844);
    script("document.querySelectorAll('article details').forEach(d => d.open = true)");
    assertThat(
            script(
                """
                const small = [];
                // The letters of figures are shapes, of which the smallest are drawn at 13 px.
                document.querySelectorAll('.shot').forEach(shot => {
                  const svg = [...shot.querySelectorAll('svg')].find(s => s.getBoundingClientRect().height > 0);
                  const size = 13 * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
                  if (!svg.classList.contains('tall') || size < 9) small.push(shot.id + size.toFixed(1));
                });
                document.querySelectorAll('.strip text').forEach(t => {
                  const svg = t.closest('svg');
                  const size = parseFloat(getComputedStyle(t).fontSize) * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
                  if (svg.getBoundingClientRect().width > 0 && size < 9) small.push('strip ' + size);
                });
                return [...new Set(small)]"""))
        .isEqualTo(List.of());
    script("document.getElementById('F2-figures').scrollIntoView()");
    opened().screenshot("board-phone.png");
  }

  @Test
  void printsItsCardsOnly() throws IOException {
    opened().resize(800, 2200);
    browser().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
    assertThat(element("#F2").isDisplayed()).isTrue();
    assertThat(element("#F2-judged").isDisplayed()).isFalse();
    assertThat(element("#filter").isDisplayed()).isFalse();
    opened().screenshot("board-print.png");
    browser().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
  }

  @Test
  void printsTheReportOnAtMost25Pages() {
    browser().get(OUTPUT.resolve("report.html").toUri().toString());
    assertThat(opened().printedPages()).isBetween(2L, 25L);
  }

  @Test
  void opensTheReportToPrintWithEveryFigure() {
    browser().get(OUTPUT.resolve("report.html").toUri().toString());
    assertThat(browser().findElements(By.cssSelector("article.claim"))).hasSize(42);
    assertThat(
            script(
                """
                return [...document.querySelectorAll('figure svg')].every(s =>
                  s.getBoundingClientRect().height > 100)"""))
        .isEqualTo(true);
    assertThat(opened().console()).isEmpty();
    opened().resize(360, 900);
    assertThat(script("return document.documentElement.scrollWidth <= window.innerWidth"))
        .isEqualTo(true);
  }

  private static ChromeDriver browser() {
    return opened().driver();
  }

  @Override
  public OpenBrowser reader() {
    return BROWSER;
  }

  private static Browser opened() {
    return BROWSER.get();
  }

  private static WebElement element(String selector) {
    return browser().findElement(By.cssSelector(selector));
  }

  private static void click(String selector) {
    element(selector).click();
  }

  private static String text(String selector) {
    return element(selector).getText();
  }

  private static @Nullable Object script(String code) {
    return BROWSER.script(code);
  }

  private static long visibleClaims() {
    return browser().findElements(By.cssSelector("article.claim")).stream()
        .filter(WebElement::isDisplayed)
        .count();
  }

  @Test
  void leavesNoProcessBehind() throws Exception {
    List<ProcessHandle> before = ProcessHandle.current().descendants().toList();
    List<ProcessHandle> own;
    try (Browser another = Browser.start("nothing")) {
      another.driver().get("about:blank");
      own = ProcessHandle.current().descendants().filter(each -> !before.contains(each)).toList();
    }
    assertThat(own).isNotEmpty();
    for (ProcessHandle each : own) {
      each.onExit().get(30, TimeUnit.SECONDS);
    }
  }
}
