package dev.assay.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LegibilityTest {
  private static final double[] X = {1, 2, 3};

  static Stream<Figure> figures() {
    return Figures.all().stream();
  }

  @ParameterizedTest
  @MethodSource("figures")
  void findsNothingButMissingNumbersInFiguresOfEveryKind(Figure figure) {
    assertThat(Legibility.defects(figure))
        .allSatisfy(
            defect ->
                assertThat(defect).matches("its title .* states no number|its footer does not.*"));
  }

  @Test
  void findsATitleWithoutANumberAndAFooterWithoutRuns() {
    assertThat(Legibility.defects(figure("Loss", "loss", List.of())))
        .containsExactly(
            "its title \"Loss\" states no number",
            "its footer does not say how many runs there are");
    assertThat(Legibility.defects(figure("Loss 0.1", "loss", List.of()).of("n = 3 runs")))
        .isEmpty();
  }

  @Test
  void findsWhatLeavesTheFigureAndWhatIsNoNumber() {
    String wide = "a".repeat(200);
    assertThat(Legibility.defects(figure("Loss 0.1 " + wide, "NaN", List.of()).of("n = 3")))
        .containsExactlyInAnyOrder(
            "\"" + wide + "\" leaves the figure", "\"NaN\" has a number that is none");
  }

  @Test
  void findsAnAxisTitleThatAThumbnailCuts() {
    Panel panel =
        Panel.of(
            "", Axis.linear("x"), Axis.linear("y".repeat(40)), List.of(Series.line("a", X, X)));
    assertThat(Legibility.defects(Figure.of("f", "Loss 0.1", List.of(panel), "c.").of("n = 3")))
        .containsExactly("the axis title \"" + "y".repeat(40) + "\" is too long for a thumbnail");
  }

  @Test
  void findsWhatIsCutOnAPhoneAlone() {
    Panel panel = Panel.of("", Axis.linear("x"), Axis.linear("y"), List.of(Series.line("a", X, X)));
    assertThat(Legibility.defects(numbered(panel.with(level("a level ".repeat(8).strip())))))
        .isEmpty();
    String word = "w".repeat(34);
    assertThat(Legibility.defects(numbered(panel.with(level(word)))))
        .containsExactly("\"" + word + "\" is cut by its panel’s frame");
  }

  @Test
  void aPanelsTitleIsBrokenWhereItDoesNotFit() {
    Panel panel =
        Panel.of(
            "mini-batch over one fixed large batch, first run",
            Axis.linear("x"),
            Axis.linear("y"),
            List.of(Series.line("a", X, X)));
    assertThat(Legibility.defects(numbered(panel))).isEmpty();
  }

  private static Reference level(String label) {
    return Reference.atY(Reference.Origin.KNOWN, 2, label);
  }

  private static Figure numbered(Panel panel) {
    return Figure.of("f", "Loss 0.1", List.of(panel), "c.").of("n = 3");
  }

  @Test
  void labelsOfOnePlaceGiveWayToEachOther() {
    List<PointLabel> labels = new ArrayList<>();
    IntStream.range(0, 40)
        .forEach(
            i -> labels.add(new PointLabel(2, 2, "9" + i, PointLabel.Kind.NONE, Palette.BLUE)));
    assertThat(Legibility.defects(figure("Loss 0.1", "loss", labels).of("n = 3"))).isEmpty();
  }

  @Test
  void namesAtTheCurvesEndsGiveWayToEachOther() {
    List<Series> curves =
        IntStream.range(0, 8)
            .mapToObj(i -> Series.line("curve number " + i, X, new double[] {i, i, 1}))
            .toList();
    Figure figure =
        Figure.of(
            "f",
            "Loss 0.1",
            List.of(Panel.of("", Axis.linear("x"), Axis.linear("y"), curves)),
            "c.");
    assertThat(Legibility.defects(figure.of("n = 3"))).isEmpty();
  }

  private static Figure figure(String title, String series, List<PointLabel> labels) {
    Panel panel =
        Panel.of("", Axis.linear("x"), Axis.linear("y"), List.of(Series.line(series, X, X)));
    return Figure.of("f", title, List.of(panel.with(labels)), "c.");
  }
}
