package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.Claim;
import dev.assay.report.figure.FigureRenderer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandInTest {
  private static final HandIn HAND_IN = new HandIn(new FigureRenderer());

  @Test
  void followsTheReportsSectionsWithFiguresInPlace(@TempDir Path output) throws Exception {
    new ReportWriter(new FigureRenderer()).write(Runs.judged(), output);
    String markdown = Files.readString(output.resolve("report.md"));
    assertThat(markdown)
        .containsSubsequence(
            "Data **mnist**, scale **quick**",
            "2 claims: 1 reproduced ✔, 1 refuted ✘.",
            "| F2 | The wide MLP",
            "# HW1-1",
            "## HW1-1 §1",
            "![Training loss of the three models](figures/F2.png)",
            "#### F2. The wide MLP",
            "**✔ reproduced** (this run, at the report’s settings).",
            "| final loss: model0 − model2 |  | 0.01445 MSE |",
            "[Every value, seed by seed](evidence/F2.csv)",
            "#### F5. ");
    Pattern.compile("\\]\\(((?:figures|evidence)/[^)]*)\\)")
        .matcher(markdown)
        .results()
        .forEach(link -> assertThat(output.resolve(link.group(1))).exists());
  }

  @Test
  void answersEachQuestionInItsPlaceAndShowsEachFigureOnce() {
    RunReport run = Runs.whole("mnist", "quick");
    String page = HAND_IN.html(run);
    int section = page.indexOf("<h2>HW1-1 §1");
    String first = page.substring(section, page.indexOf("<h2>", section + 4));
    List<String> b = ids(run, 0, "§1.b");
    List<String> c = ids(run, 0, "§1.c");
    assertThat(b).isNotEmpty();
    assertThat(c).isNotEmpty();
    List<String> inOrder = new ArrayList<>();
    inOrder.addAll(List.of("a. Describe the models", "20,000 steps", "b. Plot the training loss"));
    b.forEach(
        id -> inOrder.add(String.format(Locale.ENGLISH, "<article class=\"claim\" id=\"%s\"", id)));
    inOrder.add("c. Plot the training accuracy");
    c.forEach(
        id -> inOrder.add(String.format(Locale.ENGLISH, "<article class=\"claim\" id=\"%s\"", id)));
    // Without the figures' paths, which make the search take more than a minute.
    assertThat(first.replaceAll("(?s)<svg.*?</svg>", "")).containsSubsequence(inOrder);
    assertThat(page)
        .contains("(figure 1)", "(figure 3)")
        .doesNotContain("FigureView", "ClaimView", "Optional", "(figure [");
    assertThat(HAND_IN.markdown(run)).contains("(figure 1)").doesNotContain("View[", "Optional");
    long leading =
        run.claims().stream()
            .flatMap(
                claim ->
                    (claim.isLedByRecording()
                            ? claim.recorded().orElseThrow().figures()
                            : claim.figures())
                        .stream())
            .distinct()
            .count();
    assertThat(page.split("<figure ", -1)).hasSize((int) leading + 1);
    for (ClaimReport claim : run.claims()) {
      assertThat(page)
          .contains(String.format(Locale.ENGLISH, "id=\"%s\"", claim.verdict().claim().id()));
    }
  }

  private static List<String> ids(RunReport run, int section, String place) {
    return run.sections().get(section).claims().stream()
        .map(claim -> claim.verdict().claim())
        .filter(claim -> claim.where().place().equals(place))
        .map(Claim::id)
        .toList();
  }

  @Test
  void saysTheSameInMarkdownAndOnThePage() {
    RunReport run = Runs.judged();
    String markdown = HAND_IN.markdown(run);
    String page = HAND_IN.html(run);
    for (ClaimReport claim : run.claims()) {
      String why = claim.verdict().why().lines().findFirst().orElseThrow();
      assertThat(markdown).contains(why, claim.verdict().criterionDigest());
      assertThat(page).contains(why, claim.verdict().criterionDigest());
    }
  }

  @Test
  void isOneFileThatReachesForNothing() {
    String page = HAND_IN.html(Runs.whole("mnist", "quick"));
    assertThat(page)
        .doesNotContain("<img", "<script", "<link rel=\"stylesheet\"", "url(http")
        .contains("@page{size:A4");
  }

  @Test
  void warnsOfDrawnDigits() {
    assertThat(HAND_IN.markdown(Runs.whole("strokes", "quick"))).contains("**Not MNIST:");
    assertThat(HAND_IN.html(Runs.whole("strokes", "quick")))
        .contains("<p class=\"warn\">Not MNIST");
  }

  @Test
  void escapesWhatIsReserved() {
    assertThat(HAND_IN.markdown(Runs.hostile()))
        .contains("&lt;script&gt;alert(\"x\")&lt;/script&gt; &amp; 'quotes' \\| \\`ticks\\`")
        .doesNotContain("<script>");
    assertThat(HAND_IN.html(Runs.hostile())).doesNotContain("<script", "href=\"javascript");
  }
}
