package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.report.figure.FigureRenderer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Opens the annotated report in a real browser; skipped where none is installed. */
@Execution(ExecutionMode.SAME_THREAD)
@ResourceLock("browser")
class AnnotatedBrowserIT implements ReaderSettings {
  private static final Path OUTPUT = Path.of("target/browser/annotated").toAbsolutePath();

  @RegisterExtension
  private static final OpenBrowser BROWSER = new OpenBrowser("the annotated report", 1280, 800);

  @BeforeAll
  static void write() throws IOException {
    new ReportWriter(new FigureRenderer()).write(Runs.annotated("quick"), OUTPUT);
  }

  @BeforeEach
  void load() {
    opened().driver().get(OUTPUT.resolve("annotated.html").toUri().toString());
  }

  @Test
  void opensWithoutErrorsAndReachesForNothing() {
    assertThat(opened().console()).isEmpty();
    assertThat(opened().requestsToTheNetwork()).isEmpty();
  }

  @Test
  void leadsFromTheStripToEachSentenceAndOnToItsNote() {
    assertThat(
            script(
                """
                const dead = [...document.querySelectorAll('a[href^="#"]')]
                  .filter(a => !document.getElementById(a.getAttribute('href').slice(1)))
                  .map(a => a.getAttribute('href'));
                return dead.concat([...document.querySelectorAll('[id]')]
                  .filter((e, i, all) => all.findIndex(o => o.id === e.id) !== i)
                  .map(e => 'twice: ' + e.id))"""))
        .isEqualTo(List.of());
    script("document.querySelector('.segments a.lead[href=\"#at-S3\"]').click()");
    assertThat(opened().eventually(within("document.querySelector('#at-S3 + .said')")))
        .isEqualTo(true);
    script("document.querySelector('a.ref[href=\"#note-S3\"]').click()");
    assertThat(opened().eventually(within("document.getElementById('note-S3')"))).isEqualTo(true);
  }

  private static String within(String element) {
    return String.format(
        Locale.ENGLISH,
        "(b => b.top >= 0 && b.top < innerHeight)(%s.getBoundingClientRect())",
        element);
  }

  @Test
  void tellsTheFiveClaimsThatMatterOnTheFirstScreen() {
    assertThat(script("return document.querySelectorAll('.main li').length")).isEqualTo(5L);
    assertThat(
            script(
                """
                return [...document.querySelectorAll('.main li, .segments li')].every(
                  e => e.getBoundingClientRect().bottom <= innerHeight)"""))
        .isEqualTo(true);
  }

  @Test
  void switchesToTodaysRun() {
    String shown =
        "return [...document.querySelectorAll('#note-F2 .grade')].filter(e => e.offsetParent).map(e => e.innerText.trim()).join()";
    Object settings = script(shown);
    Object before = script("return " + decoration("#at-F2 + .said"));
    script("document.getElementById('today').click()");
    assertThat(script(shown)).isNotEqualTo(settings).asString().contains("would be");
    assertThat(before).isEqualTo("solid rgb(11, 92, 173)");
    assertThat(script("return document.querySelector('.segments a.lead').offsetParent")).isNull();
  }

  /** Each grade differs from every other without its colour. */
  @Test
  void underlinesEachGradeInAStyleOfItsOwn() {
    assertThat(
            script(
                """
                const styles = [...document.querySelectorAll('[class^="said key-"]')].map(e => {
                  const s = getComputedStyle(e);
                  return [s.textDecorationLine, s.textDecorationStyle, s.outlineStyle, s.backgroundImage !== 'none'].join();
                });
                return styles.length === 7 && new Set(styles).size === 7"""))
        .isEqualTo(true);
  }

  private static String decoration(String selector) {
    return String.format(
        Locale.ENGLISH,
        "(s => s.textDecorationStyle + ' ' + s.textDecorationColor)(getComputedStyle(document.querySelector('%s')))",
        selector);
  }

  @Test
  void saysWhatItsSentencesAre() {
    assertThat(String.valueOf(script("return document.getElementById('coverage').innerText")))
        .contains("make the 42 claims", "are questions", "nobody’s");
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void hasNoSeriousAccessibilityProblem(String scheme) throws IOException {
    opened().scheme(scheme);
    script("document.querySelectorAll('details').forEach(d => d.open = true)");
    assertThat(opened().accessibilityProblems()).isEqualTo(List.of());
  }

  @ParameterizedTest
  @ValueSource(ints = {390, 800, 1280})
  void fitsTheScreen(int width) throws IOException {
    opened().resize(width, 900);
    assertThat(opened().sticksOut(".symbols, .symbols *, .hidden, .skip, .scroll *"))
        .as("what sticks out")
        .isEqualTo(List.of());
    for (String scheme : List.of("light", "dark")) {
      opened().scheme(scheme);
      opened().screenshot(String.format(Locale.ENGLISH, "annotated-%d-%s.png", width, scheme));
    }
  }

  @Override
  public OpenBrowser reader() {
    return BROWSER;
  }

  private static Browser opened() {
    return BROWSER.get();
  }

  private static @Nullable Object script(String code) {
    return BROWSER.script(code);
  }
}
