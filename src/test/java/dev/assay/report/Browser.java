package dev.assay.report;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.system.ChildProcess;
import dev.assay.system.RefusingProxy;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.SessionNotCreatedException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.devtools.Command;
import org.openqa.selenium.devtools.ConverterFunctions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The installed Chromium, without a window and held to files. */
final class Browser implements AutoCloseable {
  private static final Path SCREENSHOTS = Path.of("target/browser/screenshots");

  /** Warns of every browser newer than itself; held, or the level is forgotten with it. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium.devtools");

  private static final String REFUSAL =
      "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

  private final ChromeDriver driver;
  private final RefusingProxy network;

  private Browser(ChromeDriver driver, RefusingProxy network) {
    this.driver = driver;
    this.network = network;
  }

  /** A browser that works says its version in a tenth of it. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Starts the browser; the tests of {@code what} are skipped where there is none that works. */
  static Browser start(String what) throws IOException {
    Programs programs = working(what, System.getenv().getOrDefault("PATH", ""), PATIENCE);
    Files.createDirectories(SCREENSHOTS);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(programs.browser().toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--force-prefers-reduced-motion");
    SELENIUM.setLevel(Level.SEVERE);
    options.setCapability("goog:loggingPrefs", logs);
    // With both paths given, Selenium looks for no driver on the network.
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(programs.driver().toFile()).build();
    try {
      Browser started = new Browser(new ChromeDriver(service, options), new RefusingProxy(REFUSAL));
      try {
        // Axe reads every element of a long page, on a machine that has more to do.
        started.driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(4));
        behind(started.network, started.driver);
        return started;
      } catch (RuntimeException e) {
        started.close();
        throw e;
      }
    } catch (SessionNotCreatedException e) {
      return abort(
          String.format(Locale.ENGLISH, "No browser to open %s in: %s", what, e.getRawMessage()));
    }
  }

  /**
   * Opens a window of which a proxy hears all requests, and none that Chromium makes for itself.
   *
   * <p>Chromium's own log of requests notes with each the script that asked, whole: in Allure's
   * report that is a megabyte each time, and half of what its pages take.
   */
  private static void behind(RefusingProxy network, ChromeDriver driver) {
    String context =
        answer(
            driver,
            "Target.createBrowserContext",
            // This machine's own addresses, too.
            Map.of("proxyServer", network.address(), "proxyBypassList", "<-loopback>"),
            "browserContextId");
    String window =
        answer(
            driver,
            "Target.createTarget",
            Map.of("url", "about:blank", "browserContextId", context),
            "targetId");
    driver.switchTo().window(window);
  }

  /** Asks the browser, where the driver's own way asks a window. */
  private static String answer(
      ChromeDriver driver, String command, Map<String, Object> parameters, String part) {
    return driver
        .getDevTools()
        .send(new Command<>(command, parameters, ConverterFunctions.map(part, String.class)));
  }

  /** The browser, and what drives it. */
  record Programs(Path browser, Path driver) {}

  /**
   * Finds both on a path of directories, or skips the tests of {@code what} with the reason.
   *
   * @param patience how long each may take to say its version
   */
  static Programs working(String what, String path, Duration patience) {
    // The first is the second without a window, and faster.
    Optional<Path> browser =
        installed(path, "chromium-headless-shell", "chromium", "google-chrome", "chromium-browser");
    Optional<Path> driver = installed(path, "chromedriver");
    assumeTrue(
        browser.isPresent() && driver.isPresent(),
        String.format(
            Locale.ENGLISH,
            "No browser to open %s in. On Debian: apt-get install chromium chromium-driver.",
            what));
    Programs found = new Programs(browser.orElseThrow(), driver.orElseThrow());
    for (Path program : List.of(found.browser(), found.driver())) {
      Optional<String> problem = problem(program, patience);
      assumeTrue(
          problem.isEmpty(),
          () ->
              String.format(
                  Locale.ENGLISH, "No browser to open %s in: %s.", what, problem.orElseThrow()));
    }
    return found;
  }

  /** Says why a program cannot be used: one that is broken fails, or hangs, when asked anything. */
  private static Optional<String> problem(Path program, Duration patience) {
    try {
      ChildProcess.Answer answer =
          new ChildProcess(
                  List.of(program.toString(), "--version"),
                  Path.of(""),
                  patience,
                  Map.of(),
                  List.of())
              .run();
      return answer.exit() == 0
          ? Optional.empty()
          : Optional.of(
              String.format(
                  Locale.ENGLISH,
                  "%s exits with %d: %s",
                  program,
                  answer.exit(),
                  answer.error().strip()));
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }

  private static Optional<Path> installed(String path, String... names) {
    return Stream.of(names)
        .flatMap(
            name ->
                Stream.of(path.split(File.pathSeparator))
                    .map(directory -> Path.of(directory, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  ChromeDriver driver() {
    return driver;
  }

  /** Returns what the console has said since it was last asked. */
  List<LogEntry> console() {
    return driver.manage().logs().get(LogType.BROWSER).getAll();
  }

  /** Returns the requests since it was last asked that were for anything but files. */
  List<String> requestsToTheNetwork() {
    return network.takeRequests();
  }

  /** Waits in the page, twenty seconds at most, for a condition to hold. */
  Object eventually(String condition) {
    return eventually("", condition);
  }

  /** Does something in the page, and waits as {@link #eventually(String)}. */
  Object eventually(String action, String condition) {
    return driver.executeAsyncScript(
        String.format(
            Locale.ENGLISH,
            """
        const done = arguments[arguments.length - 1];
        const end = Date.now() + 20000;
        const look = () => {
          const holds = Boolean(%s);
          // Not frame by frame: what is scrolled out of sight draws none.
          if (holds || Date.now() > end) done(holds); else setTimeout(look, 20);
        };
        %s;
        // What it sets off comes after it.
        setTimeout(look, 0);
        """,
            condition,
            action));
  }

  void resize(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Asks for pages in light or dark colours, and for motion as the browser was started. */
  void scheme(String scheme) {
    prefers("color-scheme", scheme);
  }

  /** Asks for pages that move ({@code no-preference}) or do not ({@code reduce}). */
  void motion(String motion) {
    prefers("reduced-motion", motion);
  }

  /** Takes the place of what was asked before, whatever it was about. */
  private void prefers(String what, String value) {
    Map<String, Object> feature = Map.of("name", "prefers-" + what, "value", value);
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
  }

  /**
   * Lists the elements that reach beyond the screen's right edge.
   *
   * @param except a CSS selector of those that may
   */
  Object sticksOut(String except) {
    return driver.executeScript(
        """
        return [...document.querySelectorAll('body *:not(' + arguments[0] + ')')]
          .filter(e => e.getBoundingClientRect().right > window.innerWidth + 0.5)
          .map(e => e.tagName + ' ' + e.className)""",
        except);
  }

  /** Lists what axe finds serious or critical on the page. */
  Object accessibilityProblems() throws IOException {
    try (InputStream axe = Browser.class.getResourceAsStream("/axe.min.js")) {
      byte[] code = Objects.requireNonNull(axe, "axe.min.js").readAllBytes();
      driver.executeScript(new String(code, StandardCharsets.UTF_8));
    }
    return driver.executeAsyncScript(
        """
        const done = arguments[arguments.length - 1];
        axe.run().then(r => done(r.violations
          .filter(v => v.impact === 'serious' || v.impact === 'critical')
          .map(v => v.id + ': ' + v.help + ' ' + v.nodes[0].html.slice(0, 200))))""");
  }

  /** Returns how many pages the page takes on paper. */
  long printedPages() {
    Object pdf =
        driver.executeCdpCommand("Page.printToPDF", Map.of("preferCSSPageSize", true)).get("data");
    String content =
        new String(Base64.getDecoder().decode(String.valueOf(pdf)), StandardCharsets.ISO_8859_1);
    return Pattern.compile("/Type\\s*/Page\\b").matcher(content).results().count();
  }

  /** Keeps a picture of what the browser shows among the build's output. */
  void screenshot(String name) throws IOException {
    Map<String, Object> shot =
        driver.executeCdpCommand("Page.captureScreenshot", Map.of("format", "png"));
    Files.write(
        SCREENSHOTS.resolve(name), Base64.getDecoder().decode(String.valueOf(shot.get("data"))));
  }

  /**
   * Ends the browser, too: Debian's command is a shell that starts it, and the driver ends that
   * shell and leaves the browser running.
   */
  @Override
  public void close() {
    List<ProcessHandle> processes = processes();
    try {
      driver.quit();
    } finally {
      processes.forEach(ProcessHandle::destroy);
      network.close();
    }
  }

  /** Returns the process that all of the browser's own belong to, as the browser names it. */
  private List<ProcessHandle> processes() {
    List<?> all =
        driver
            .getDevTools()
            .send(
                new Command<>(
                    "SystemInfo.getProcessInfo",
                    Map.of(),
                    ConverterFunctions.map("processInfo", List.class)));
    return all.stream()
        .map(one -> (Map<?, ?>) one)
        .filter(one -> "browser".equals(one.get("type")))
        .map(one -> ((Number) Objects.requireNonNull(one.get("id"))).longValue())
        .flatMap(id -> ProcessHandle.of(id).stream())
        .toList();
  }
}
