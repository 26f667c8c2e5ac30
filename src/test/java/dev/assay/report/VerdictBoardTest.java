package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assay.claim.Answers;
import dev.assay.claim.ExpectedVerdicts;
import dev.assay.claim.Verdict;
import dev.assay.claim.assessment.Grade;
import dev.assay.report.figure.Figure;
import dev.assay.report.figure.FigureRenderer;
import dev.assay.report.figure.Figures;
import dev.assay.report.verdict.AnswersView;
import dev.assay.report.verdict.ForestStrip;
import dev.assay.report.verdict.GradeStyle;
import java.awt.Color;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictBoardTest {
  private static final RunReport RUN = Runs.whole("mnist", "quick");
  @TempDir private static Path output;
  private static String board = "";

  @BeforeAll
  static void write() throws Exception {
    board = Files.readString(new ReportWriter(new FigureRenderer()).write(RUN, output));
  }

  /** Cuts drawings out: they are too long to be shown where a test fails. */
  private static String text(String html) {
    return html.replaceAll("base64,[^\"]+", "base64,…").replaceAll("(?s)<symbol.*</symbol>", "");
  }

  private static List<String> attributes(String html, String name) {
    return Pattern.compile(" " + name + "=\"([^\"]*)\"")
        .matcher(html)
        .results()
        .map(m -> m.group(1))
        .toList();
  }

  @Test
  void showsEveryClaimWithGradeNumberAndFigure() {
    for (ClaimReport claim : RUN.claims()) {
      String id = claim.verdict().claim().id();
      int start =
          board.indexOf(String.format(Locale.ENGLISH, "<article class=\"claim\" id=\"%s\"", id));
      assertThat(start).as(id).isPositive();
      String article = text(board.substring(start, board.indexOf("</article>", start)));
      assertThat(article)
          .contains(
              GradeStyle.of(claim.lead().grade()).word(),
              claim.lead().why().lines().findFirst().orElseThrow())
          .contains("Measured by: evaluation of a set (2 mutants caught), ");
      if (!claim.figures().isEmpty()) {
        Figure figure = claim.figures().get(0);
        assertThat(article).contains("<use href=\"#figure-" + figure.id() + "\"", figure.caption());
      }
      if (claim.lead().grade() != Grade.NOT_RUN) {
        assertThat(article).contains("<b>6.1, [3.2, 11.7] at 90%</b>");
      }
    }
  }

  @Test
  void showsWhereTheAnswersDisagreeByWordAndMark() {
    for (ClaimReport claim : RUN.claims()) {
      String id = claim.verdict().claim().id();
      int start =
          board.indexOf(String.format(Locale.ENGLISH, "<article class=\"claim\" id=\"%s\"", id));
      String article = text(board.substring(start, board.indexOf("</article>", start)));
      AnswersView answers =
          new AnswersView(
              Answers.of(claim.lead()), claim.isLedByRecording() ? "the recorded run" : "this run");
      assertThat(article)
          .contains(String.format(Locale.ENGLISH, "data-answers=\"%s\"", answers.name()))
          .contains(answers.mark() + " " + answers.summary())
          .contains("<h5>the literature</h5>", "<h5>earlier solutions</h5>");
      if (answers.disagree()) {
        assertThat(article).contains("<strong>≠ the answers disagree: ");
      }
    }
    assertThat(text(board)).contains("✘ no", "not looked up");
  }

  @Test
  void isLedByTheVerdictAtTheReportsSettingsAndMarksWhereEachIsFrom() {
    long recorded = RUN.claims().stream().filter(ClaimReport::isLedByRecording).count();
    assertThat(recorded).isPositive();
    assertThat(text(board))
        .contains(
            String.format(
                Locale.ENGLISH, "%d of them by recorded runs at the report’s settings", recorded));
    for (ClaimReport claim : RUN.claims()) {
      String article = article(claim);
      assertThat(article)
          .contains(
              String.format(
                  Locale.ENGLISH, "data-grade=\"%s\"", GradeStyle.of(claim.lead().grade()).name()),
              String.format(Locale.ENGLISH, "<span class=\"soft from\">%s</span>", claim.from()));
      claim
          .verdict()
          .wouldBe()
          .ifPresent(grade -> assertThat(article).contains(GradeStyle.wouldBe(grade).word()));
      if (claim.recorded().isPresent()) {
        assertThat(article)
            .contains(
                claim.isLedByRecording()
                    ? "This run, on a cut-down budget"
                    : "Judged by a criterion written after these seeds were seen");
      }
    }
    assertThat(text(board))
        .contains(
            "agrees.</p>",
            "by this run alone, whose budget is cut down",
            "seeds were seen before the criterion was written");
  }

  @Test
  void keepsCardsToSixtyWords() {
    for (ClaimReport claim : RUN.claims()) {
      String article = article(claim);
      String card =
          article
              .substring(0, article.indexOf("<details"))
              .replaceAll("(?s)<p class=\"alarm\">.*?</p>", " ")
              .replaceAll("(?s)<svg.*?</svg>|<[^>]*>", " ");
      assertThat(card.strip().split("[\\s·]+")).as(card).hasSizeLessThanOrEqualTo(60);
      if (ForestStrip.of(claim.lead()).isPresent()) {
        assertThat(article).contains("<svg class=\"strip\"");
      }
    }
  }

  /** On a cut-down budget a line says the number so far, and where there is none, why. */
  @Test
  void saysWhyThereIsNoNumberSoFar() {
    ClaimReport claim =
        RUN.claims().stream()
            .filter(c -> c.verdict().wouldBe().isPresent() && !c.verdict().missing().isEmpty())
            .findFirst()
            .orElseThrow();
    assertThat(line(claim.verdict())).startsWith("So far 6.1 (claimed: at least a factor of 2");
    assertThat(line(withoutNumber(claim.verdict())))
        .isEqualTo("So far no value: diverged at step 812.");
  }

  private static String line(Verdict verdict) {
    ClaimReport report =
        new ClaimReport(
            verdict,
            new ExpectedVerdicts(List.of()).check(verdict),
            List.of(),
            List.of(),
            "mvn verify");
    return ClaimView.of(report, figure -> new FigureView(figure, new FigureRenderer())).line();
  }

  private static Verdict withoutNumber(Verdict of) {
    return new Verdict(
        of.claim(),
        of.grade(),
        of.wouldBe(),
        of.why(),
        List.of(),
        of.pRaw(),
        of.pAdjusted(),
        of.alternatives(),
        of.explanation(),
        of.power(),
        of.trialKeys(),
        of.calibrations(),
        of.controls(),
        of.ranges(),
        of.missing(),
        of.evidence(),
        of.criterionDigest(),
        of.setting(),
        of.partial(),
        of.shownBy());
  }

  private static String article(ClaimReport claim) {
    int start =
        board.indexOf(
            String.format(
                Locale.ENGLISH,
                "<article class=\"claim\" id=\"%s\"",
                claim.verdict().claim().id()));
    return text(board.substring(start, board.indexOf("</article>", start)));
  }

  @Test
  void showsTheExplanationsGradeBesideTheClaims() {
    ClaimReport explained =
        RUN.claims().stream()
            .filter(claim -> claim.verdict().explanation().isPresent())
            .findFirst()
            .orElseThrow();
    String id = explained.verdict().claim().id();
    int start =
        board.indexOf(String.format(Locale.ENGLISH, "<article class=\"claim\" id=\"%s\"", id));
    assertThat(text(board.substring(start, board.indexOf("<details", start))))
        .contains(
            "its explanation: "
                + GradeStyle.of(explained.verdict().explanation().orElseThrow().grade()).symbol());
  }

  @Test
  void foldsTheSettingsAsArithmeticIntoEachSection() {
    assertThat(
            board.split("<summary>What was trained, and the report’s settings as arithmetic", -1))
        .hasSize(10);
    assertThat(board)
        .doesNotContain("<details class=\"settings\" open")
        .contains("<td>351 (stated: 571)</td>", "batch size<br>≠ differs too", "network<br>varied")
        .contains("exclude each other: these widths have 351.");
  }

  @Test
  void resolvesEveryLink() {
    Set<String> ids = new HashSet<>(attributes(board, "id"));
    for (String link : attributes(board, "href")) {
      if (link.startsWith("#")) {
        assertThat(ids).contains(link.substring(1));
      } else if (!link.startsWith("https://") && !link.startsWith("../allure-report/")) {
        assertThat(link.startsWith("data:") || Files.exists(output.resolve(link)))
            .as(link)
            .isTrue();
      }
    }
    assertThat(attributes(board, "href")).contains("../allure-report/index.html#behaviors");
  }

  @Test
  void showsWhatAVerdictRestsOn() {
    for (ClaimReport claim : RUN.claims()) {
      String id = claim.verdict().claim().id();
      int start =
          board.indexOf(String.format(Locale.ENGLISH, "<article class=\"claim\" id=\"%s\"", id));
      String article = text(board.substring(start, board.indexOf("</article>", start)));
      assertThat(article).as(id).contains("Digest of the criterion: <code>" + Runs.DIGEST);
      if (claim.lead().grade() != Grade.NOT_RUN) {
        assertThat(article)
            .contains(
                "claimed: at least a factor of 2",
                "after Holm over 9 tests",
                "Under other settings that the report leaves open: ",
                "What had to work first",
                " for any ratio of neighbours up to a factor of 2.3; claimed: a factor of 1.5",
                String.format(
                    Locale.ENGLISH,
                    "href=\"evidence/%s%s.csv\"",
                    id,
                    claim.isLedByRecording() ? ".recorded" : ""));
      }
      claim.lead().power().ifPresent(power -> assertThat(article).contains(power.text()));
      claim
          .verdict()
          .explanation()
          .ifPresent(e -> assertThat(article).contains("its explanation: ✘ refuted"));
    }
    assertThat(text(board)).doesNotContain("View[", "Optional");
  }

  @Test
  void namesEverythingOnce() {
    assertThat(attributes(board, "id")).doesNotHaveDuplicates();
  }

  @Test
  void reachesForNothing() {
    assertThat(attributes(board, "src")).allMatch(src -> src.startsWith("data:"));
    assertThat(text(board)).doesNotContain("@import", "url(http", "<link rel=\"stylesheet\"");
  }

  @Test
  void saysDataAndScaleFirst() {
    String body = board.substring(board.indexOf("<header>"));
    assertThat(body.replaceAll("<[^>]*>", "").strip()).startsWith("Data mnist · scale quick");
    assertThat(body).contains("<div class=\"run\"");
  }

  @Test
  void isLoudOnDrawnDigitsAndOnSmoke() {
    String smoke =
        text(new VerdictBoard(new FigureRenderer()).html(Runs.whole("strokes", "smoke")));
    assertThat(smoke)
        .contains("<div class=\"run loud\"", "Not MNIST", "nothing is graded")
        .doesNotContain("Optional");
  }

  @Test
  void escapesWhatComesFromOutside() {
    String html = new VerdictBoard(new FigureRenderer()).html(Runs.hostile());
    assertThat(html.split("<script").length - 1).as("scripts, one of them the filter").isEqualTo(1);
    assertThat(text(html)).doesNotContain("href=\"javascript");
  }

  @Test
  void isTheSameForTheSameRun() {
    assertThat(
            new VerdictBoard(new FigureRenderer()).html(Runs.whole("mnist", "quick")).equals(board))
        .isTrue();
  }

  @Test
  void refusesTwoFiguresOfOneNameAndTwoClaimsOfOneId() {
    ClaimReport claim = RUN.claims().get(0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(List.of(claim, claim)))
        .withMessage("Claim F1 is reported twice. Report each claim once.");
    ClaimReport other = RUN.claims().get(1);
    Figure renamed =
        Figure.of(
            claim.figures().get(0).id(), "Another", Figures.fit().panels(), "Another figure.");
    ClaimReport clash =
        new ClaimReport(other.verdict(), other.check(), List.of(renamed), List.of(), "");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(List.of(claim, clash)))
        .withMessageContaining("Two different figures have the id F2");
  }

  @ParameterizedTest
  @EnumSource(Grade.class)
  void showsWhiteTextOnColoursWithEnoughContrast(Grade grade) {
    double luminance = luminance(Color.decode(GradeStyle.of(grade).color()));
    assertThat(1.05 / (luminance + 0.05)).isGreaterThanOrEqualTo(4.5);
  }

  @Test
  void tellsGradesApartWithoutColour() {
    Stream<String> symbols = Stream.of(Grade.values()).map(grade -> GradeStyle.of(grade).symbol());
    assertThat(symbols).doesNotHaveDuplicates().hasSize(Grade.values().length);
  }

  private static RunReport run(List<ClaimReport> claims) {
    return new RunReport(
        "r",
        "mnist",
        "quick",
        "",
        List.of(new Section("s", "", Runs.arithmetic("a", "b"), claims, List.of())));
  }

  /** The relative luminance of WCAG 2.1. */
  private static double luminance(Color color) {
    double[] linear = new double[3];
    for (int i = 0; i < 3; i++) {
      double share = color.getRGBColorComponents(null)[i];
      linear[i] = share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  }
}
