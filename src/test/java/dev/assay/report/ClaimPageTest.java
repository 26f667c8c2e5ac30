package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.assessment.Grade;
import dev.assay.report.figure.FigureRenderer;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ClaimPageTest {
  private final ClaimPage page = new ClaimPage(new FigureRenderer());

  private static ClaimReport claim(Grade grade) {
    return Runs.whole("mnist", "quick").claims().stream()
        .filter(claim -> claim.lead().grade() == grade && !claim.figures().isEmpty())
        .filter(claim -> claim.verdict().explanation().isPresent() || grade == Grade.NOT_RUN)
        .findFirst()
        .orElseThrow();
  }

  /** Cuts embedded pictures out: they are too long to be shown where a test fails. */
  private static String text(String html) {
    return html.replaceAll("base64,[A-Za-z0-9+/&#;x3D]+", "base64,…");
  }

  /** What did not work comes first, and what did is named with its number where it counts. */
  @Test
  void saysWhatHadToWorkFirst() {
    assertThat(text(page.html(claim(Grade.REFUTED))))
        .containsSubsequence(
            "refuted",
            "What had to work first",
            "True labels are learned: training accuracy of true labels is 0.98.",
            "Where the report says it");
    assertThat(text(page.html(claim(Grade.UNTESTED))))
        .containsSubsequence(
            "○",
            "untested",
            "True labels were not learned: training accuracy of true labels is 0.11.");
  }

  /** Setting by setting, apart from what the report leaves open. */
  @Test
  void listsTheSettingsOfEarlierSolutionsWithTheirGrades() {
    assertThat(text(page.html(claim(Grade.INCONCLUSIVE))))
        .containsSubsequence(
            "Under other settings that the report leaves open",
            "mini-batch 128",
            "Holds under 0 of the 1 setting that earlier solutions used.",
            "as in somebody/homework: SGD 0.1",
            "refuted",
            "the other way round");
  }

  @Test
  void tellsEverythingInOrder() {
    String html = text(page.html(claim(Grade.INCONCLUSIVE)));
    List<String> headings =
        Pattern.compile("<h4[^>]*>([^<]*)</h4>")
            .matcher(html)
            .results()
            .map(m -> m.group(1))
            .toList();
    assertThat(headings)
        .containsExactly(
            "This run, on a cut-down budget",
            "What had to work first",
            "Where the report says it",
            "Criterion, fixed before the run",
            "What was measured",
            "Under other settings that the report leaves open",
            "The report’s explanation, judged separately, by a control",
            "Data and seeds",
            "Notes",
            "What was not checked",
            "What would decide it",
            "Does it hold? Four answers",
            "Sources",
            "Trials",
            "Repeat it");
    assertThat(html)
        .containsSubsequence(
            "inconclusive",
            "claimed: at least a factor of 2",
            "The same experiment on a cut-down budget agrees.",
            "Model2 (green) drops fastest",
            Runs.DIGEST,
            "ratio of final losses",
            "[3.2, 11.7] at 90%",
            "Measured by: evaluation of a set (2 mutants caught), epoch means (3 mutants caught);"
                + " every self-check passed.",
            ".csv",
            "after Holm over 9 tests",
            "mini-batch 128",
            "The spikes come from mini-batch noise.",
            "<img src=\"data:image/png;base64,",
            "The whole figure is attached.",
            "seeds 1 to 8; recorded on 2026-11-24 with commit 1a2b3c4: 16 trials",
            "diverged at step 812",
            "About 31 seeds (now 8) would decide it.",
            "That is some 14 min for 46 more trials, 2 side by side; estimated from 16 trials",
            "FunctionFitClaimsIT",
            "-Dassay.seeds",
            "JasonYao81000",
            "href=\"https:&#x2F;&#x2F;arxiv.org&#x2F;abs&#x2F;1602.04485\"".replace("&#x2F;", "/"),
            "trained now, commit 1a2b3c4",
            "from the store, commit 99aabb0, 2026-11-20",
            "mvn verify");
  }

  @Test
  void showsNothingThatIsNotThere() {
    String html = text(page.html(claim(Grade.NOT_RUN)));
    assertThat(html)
        .doesNotContain(
            "Under other settings", "What had to work first", "What would decide it", "Optional");
  }

  @Test
  void saysHowAlphaIsSharedOutWhereSeedsWereAdded() {
    String html = text(page.html(Runs.hostile().claims().get(0)));
    assertThat(html)
        .containsSubsequence(
            "seeds 1, 2.",
            "the 1 planned seeds are tested once at three fifths of α",
            "1 of them added later");
    assertThat(text(page.html(claim(Grade.REFUTED)))).doesNotContain("planned seeds");
  }

  @Test
  void escapesWhatComesFromOutside() {
    String html = page.html(Runs.hostile().claims().get(0));
    assertThat(text(html)).doesNotContain("<script", "href=\"javascript", "\"><script");
    assertThat(text(html)).contains("&lt;script&gt;", "{{why}}");
  }

  @Test
  void embedsTheFigureInSmall() {
    ClaimReport claim = claim(Grade.REPRODUCED);
    Matcher image = Pattern.compile("data:image/png;base64,([^\"]*)").matcher(page.html(claim));
    assertThat(image.find()).isTrue();
    String base64 = image.group(1).replace("&#x3D;", "=");
    assertThat(Base64.getDecoder().decode(base64))
        .isEqualTo(new FigureRenderer().smallThumbnail(claim.allFigures().get(0)));
  }

  @Test
  void isTheSameForTheSameClaim() {
    ClaimReport claim = claim(Grade.REFUTED);
    assertThat(page.html(claim).equals(new ClaimPage(new FigureRenderer()).html(claim))).isTrue();
  }
}
