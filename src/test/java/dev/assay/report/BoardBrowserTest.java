package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.claim.Grade;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Opens the board in a real browser; skipped where none is installed. */
class BoardBrowserTest {
  private static final RunReport RUN = Runs.whole("mnist", "quick");
  private static final Path OUTPUT = Path.of("target/browser/assay").toAbsolutePath();
  private static final Path SCREENSHOTS = Path.of("target/browser/screenshots");

  /** Warns of every browser newer than itself; held, or the level is forgotten with it. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium.devtools");

  private static @Nullable ChromeDriver started;

  @BeforeAll
  static void open() throws IOException {
    Optional<Path> browser = installed("chromium", "google-chrome", "chromium-browser");
    Optional<Path> driver = installed("chromedriver");
    assumeTrue(
        browser.isPresent() && driver.isPresent(),
        "No browser to open the board in. On Debian: apt-get install chromium chromium-driver.");
    new ReportWriter(new FigureRenderer()).write(RUN, OUTPUT);
    Files.createDirectories(SCREENSHOTS);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser.orElseThrow().toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--force-prefers-reduced-motion");
    SELENIUM.setLevel(Level.SEVERE);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(driver.orElseThrow().toFile())
            .build();
    started = new ChromeDriver(service, options);
  }

  @AfterAll
  static void close() {
    if (started != null) {
      started.quit();
    }
  }

  @BeforeEach
  void load() {
    resize(1200, 900);
    browser().get("about:blank");
    browser().get(OUTPUT.resolve("index.html").toUri().toString());
  }

  @Test
  void opensWithoutErrorsAndReachesForNothing() {
    assertThat(browser().manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
    assertThat(browser().manage().logs().get(LogType.PERFORMANCE).getAll())
        .noneMatch(entry -> entry.getMessage().matches(".*\"url\":\"(https?|wss?):.*"));
  }

  @Test
  void drawsEveryThumbnailAndFigure() {
    assertThat(script("return [...document.images].every(i => i.naturalWidth === 640)"))
        .isEqualTo(true);
    assertThat(
            script(
                """
                document.querySelectorAll('article details').forEach(d => d.open = true);
                return [...document.querySelectorAll('.shot svg')].every(s => {
                  const box = s.querySelector('use').getBBox();
                  return s.getBoundingClientRect().height > 100 && box.width > 300 && box.height > 200;
                })"""))
        .isEqualTo(true);
  }

  @Test
  void filtersByGradeAndBySection() {
    long refuted = RUN.claims().stream().filter(c -> c.verdict().grade() == Grade.REFUTED).count();
    click("input[value=refuted]");
    assertThat(visibleClaims()).isEqualTo(42 - refuted);
    assertThat(text("#shown")).isEqualTo("%d of 42 claims".formatted(42 - refuted));
    click("button[type=reset]");
    assertThat(script("return document.querySelectorAll('input:checked').length"))
        .isEqualTo((long) Grade.values().length);
    element("select[name=section]").sendKeys("HW1-1 §2");
    assertThat(visibleClaims()).isEqualTo(6);
    assertThat(script("return document.querySelectorAll('section.section:not([hidden])').length"))
        .isEqualTo(1L);
  }

  @Test
  void bringsAFilteredClaimBackWhenItIsLinkedTo() {
    element("select[name=section]").sendKeys("HW1-1 §2");
    click("a.chip[href='#S3']");
    assertThat(element("#S3").isDisplayed()).isTrue();
  }

  @Test
  void opensTheFigureFromItsThumbnail() {
    click("#F2 .thumb a");
    // The page opens it when the address has changed, which the click does not wait for.
    assertThat(eventually("document.getElementById('F2-judged').open")).isEqualTo(true);
  }

  @Test
  void opensTheFigureWithoutScripts() {
    browser().executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    try {
      browser().get("about:blank");
      browser().get(OUTPUT.resolve("index.html").toUri() + "#F2-figures");
      assertThat(element("#filter").isDisplayed()).isFalse();
      assertThat(element("#F2 .shot svg").isDisplayed()).isTrue();
    } finally {
      browser().executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", false));
    }
  }

  /** Waits in the page, frame by frame and ten seconds at most, for a condition to hold. */
  private static Object eventually(String condition) {
    return browser()
        .executeAsyncScript(
            """
            const done = arguments[arguments.length - 1];
            const end = Date.now() + 10000;
            const look = () => {
              const holds = Boolean(%s);
              if (holds || Date.now() > end) done(holds); else requestAnimationFrame(look);
            };
            look();
            """
                .formatted(condition));
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

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void hasNoSeriousAccessibilityProblem(String scheme) throws IOException {
    scheme(scheme);
    script("document.querySelectorAll('#F2 details, header details').forEach(d => d.open = true)");
    try (InputStream axe = BoardBrowserTest.class.getResourceAsStream("/axe.min.js")) {
      byte[] code = Objects.requireNonNull(axe, "axe.min.js").readAllBytes();
      script(new String(code, StandardCharsets.UTF_8));
    }
    Object problems =
        browser()
            .executeAsyncScript(
                """
                const done = arguments[arguments.length - 1];
                axe.run().then(r => done(r.violations
                  .filter(v => v.impact === 'serious' || v.impact === 'critical')
                  .map(v => v.id + ': ' + v.help + ' ' + v.nodes[0].html.slice(0, 200))))""");
    assertThat(problems).isEqualTo(List.of());
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 800, 1280})
  void fitsTheScreen(int width) throws IOException {
    resize(width, 900);
    script("document.getElementById('F2-judged').open = true");
    assertThat(
            script(
                """
                return [...document.querySelectorAll('body *:not(.symbols, .symbols *, .scroll *)')]
                  .filter(e => e.getBoundingClientRect().right > window.innerWidth + 0.5)
                  .map(e => e.tagName + ' ' + e.className)"""))
        .as("what sticks out")
        .isEqualTo(List.of());
    for (String scheme : List.of("light", "dark")) {
      scheme(scheme);
      screenshot("board-%d-%s.png".formatted(width, scheme));
    }
  }

  @Test
  void printsWhatIsFoldedAway() throws IOException {
    resize(800, 2200);
    browser().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
    assertThat(script("return document.querySelector('#F2-judged').open")).isEqualTo(false);
    assertThat(element("#F2 .shot svg").getSize().getHeight()).isGreaterThan(100);
    assertThat(element("#filter").isDisplayed()).isFalse();
    screenshot("board-print.png");
    browser().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
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
    assertThat(browser().manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
    resize(360, 900);
    assertThat(script("return document.documentElement.scrollWidth <= window.innerWidth"))
        .isEqualTo(true);
  }

  private static void screenshot(String name) throws IOException {
    Map<String, Object> shot =
        browser().executeCdpCommand("Page.captureScreenshot", Map.of("format", "png"));
    Files.write(
        SCREENSHOTS.resolve(name), Base64.getDecoder().decode(String.valueOf(shot.get("data"))));
  }

  private static Optional<Path> installed(String... names) {
    return Stream.of(names)
        .flatMap(
            name ->
                Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                    .map(directory -> Path.of(directory, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static ChromeDriver browser() {
    return Objects.requireNonNull(started, "the browser");
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
    return browser().executeScript(code);
  }

  private static long visibleClaims() {
    return browser().findElements(By.cssSelector("article.claim")).stream()
        .filter(WebElement::isDisplayed)
        .count();
  }

  private static void scheme(String scheme) {
    Map<String, Object> feature = Map.of("name", "prefers-color-scheme", "value", scheme);
    browser().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
  }

  private static void resize(int width, int height) {
    browser()
        .executeCdpCommand(
            "Emulation.setDeviceMetricsOverride",
            Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }
}
