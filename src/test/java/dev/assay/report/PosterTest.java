package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.report.figure.FigureRenderer;
import dev.assay.report.figure.canvas.Drawing;
import dev.assay.report.figure.canvas.Written;
import dev.assay.report.verdict.GradeStyle;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PosterTest {
  static Stream<RunReport> runs() {
    return Stream.of(Runs.whole("mnist", "quick"), Runs.judged(), Runs.hostile());
  }

  @ParameterizedTest
  @MethodSource("runs")
  void namesEachClaimWithItsGradeOnOnePage(RunReport run) {
    Drawing poster = Poster.of(run);
    List<Written> texts = texts(poster);
    assertThat(poster.width()).isEqualTo(794);
    assertThat(poster.height()).isGreaterThanOrEqualTo(1123);
    for (ClaimReport claim : run.claims()) {
      assertThat(texts).extracting(Written::text).contains(claim.lead().claim().id());
    }
    String words = String.join("\n", texts.stream().map(Written::text).toList());
    run.claims()
        .forEach(
            claim ->
                assertThat(words)
                    .contains(
                        claim
                            .lead()
                            .wouldBe()
                            .map(GradeStyle::wouldBe)
                            .orElseGet(() -> GradeStyle.of(claim.lead().shown()))
                            .word()));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void hasNoTextsThatCoverEachOtherOrLeaveThePage(RunReport run) {
    Drawing poster = Poster.of(run);
    List<Written> texts = texts(poster);
    Rectangle2D page = new Rectangle2D.Double(0, 0, poster.width(), poster.height());
    for (int i = 0; i < texts.size(); i++) {
      Written one = texts.get(i);
      assertThat(page.contains(one.box())).as(one.text()).isTrue();
      for (Written other : texts.subList(i + 1, texts.size())) {
        Rectangle2D both = one.box().createIntersection(other.box());
        assertThat(both.getWidth() > 1 && both.getHeight() > 1)
            .as("%s over %s", one.text(), other.text())
            .isFalse();
      }
    }
  }

  /** A sentence that does not fit a line stands in two. */
  @Test
  void cutsNoSentenceShort() {
    assertThat(texts(Poster.of(Runs.whole("mnist", "quick"))))
        .extracting(Written::text)
        .noneMatch(text -> text.endsWith("…"));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void isTheSameForTheSameRun(RunReport run) {
    assertThat(Poster.of(run).svg())
        .isEqualTo(Poster.of(run).svg())
        .doesNotContain("<script", "NaN");
  }

  /** Takes as long as all pages together; a run that was killed leaves none of an earlier one. */
  @Test
  void isWrittenOnceTheRunHasAllItsClaimsOrHasEnded(@TempDir Path output) {
    ReportWriter writer = new ReportWriter(new FigureRenderer());
    RunReport whole = withPart(Optional.empty());
    writer.write(whole, output);
    assertThat(output.resolve("poster.svg")).isNotEmptyFile();
    assertThat(output.resolve("poster.png")).isNotEmptyFile();
    RunReport some = withPart(Optional.of("1 of the report's 2 claims."));
    writer.write(some, output);
    assertThat(output.resolve("poster.svg")).doesNotExist();
    assertThat(output.resolve("poster.png")).doesNotExist();
    writer.sweep(some, output);
    assertThat(output.resolve("poster.svg")).isNotEmptyFile();
    assertThat(output.resolve("poster.png")).isNotEmptyFile();
  }

  private static RunReport withPart(Optional<String> partial) {
    RunReport run = Runs.judged();
    return new RunReport(
        run.title(),
        run.data(),
        run.scale(),
        run.provenance(),
        run.computed(),
        run.sections(),
        partial,
        run.allure(),
        run.story());
  }

  private static List<Written> texts(Drawing poster) {
    Graphics2D nowhere = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    List<Written> texts = Written.keep(nowhere);
    poster.painter().accept(nowhere);
    nowhere.dispose();
    return texts;
  }
}
