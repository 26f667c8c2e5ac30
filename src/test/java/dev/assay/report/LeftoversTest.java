package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.report.figure.FigureRenderer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No page shows what a template or a format left over. */
class LeftoversTest {
  static Stream<RunReport> runs() {
    return Stream.of(Runs.annotated("quick"), Runs.whole("strokes", "smoke"), Runs.judged())
        .map(RunReport::withoutFigures);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void areInNoPage(RunReport run) {
    FigureRenderer renderer = new FigureRenderer();
    HandIn handIn = new HandIn(renderer);
    ClaimPage page = new ClaimPage(renderer);
    assertThat(Leftovers.in(new VerdictBoard(renderer).html(run))).isEmpty();
    new AnnotatedPage(renderer)
        .html(run)
        .ifPresent(annotated -> assertThat(Leftovers.in(annotated)).isEmpty());
    assertThat(Leftovers.in(handIn.html(run))).isEmpty();
    assertThat(Leftovers.in(handIn.markdown(run))).isEmpty();
    assertThat(Leftovers.in(ConsoleBoard.of(run, 200))).isEmpty();
    assertThat(run.claims())
        .allSatisfy(claim -> assertThat(Leftovers.in(page.html(claim))).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>a median of %d of %d runs</p>",
        "{{why}}",
        "layer 1 of , 8 seeds",
        "growth in layer 1, : a factor of 2",
        "after 785 steps..",
        "over 3 seed(s)",
        "1 seeds",
        "R² of Optional.empty",
        "a mean of NaN"
      })
  void areFound(String page) {
    assertThat(Leftovers.in(page)).hasSize(1);
  }

  @Test
  void areNotFoundInPlainWords() {
    assertThat(
            Leftovers.in(
                "<code>%d</code> 5% of 20 runs, seeds 1, 2, …; 1 seed; R² above 0.9. Why? e.g. 3; 253.1 steps."))
        .isEmpty();
  }
}
