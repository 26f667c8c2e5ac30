package dev.assay.report.figure;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {
  private static final Series CURVE = Series.line("loss", new double[] {1}, new double[] {2});

  private static Panel panel(List<Series> series) {
    return Panel.of("", Axis.linear("epoch"), Axis.log("loss"), series);
  }

  @Test
  void refusesAnIdThatCannotNameAFile() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Figure.of("../F2", "Loss", List.of(panel(List.of(CURVE))), "See."))
        .withMessageContaining("'../F2' cannot name a file");
  }

  @Test
  void refusesAFigureWithoutItsSentence() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Figure.of("F2", "Loss", List.of(panel(List.of(CURVE))), " "))
        .withMessageContaining("caption");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Figure.of("F2", "Loss", List.of(), "See."))
        .withMessageContaining("panel");
  }

  @Test
  void refusesTwoSeriesOfOneName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> panel(List.of(CURVE, CURVE)))
        .withMessageContaining("two series of one name");
  }

  @Test
  void refusesOneNameInTwoStyles() {
    Series solid = CURVE.withStyle(Style.of(Palette.BLUE));
    Series dashed = CURVE.withStyle(Style.of(Palette.BLUE).with(Dash.DASHED));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Figure.of(
                    "F2", "Loss", List.of(panel(List.of(solid)), panel(List.of(dashed))), "See."))
        .withMessageContaining("draws 'loss' in two styles");
  }

  @Test
  void refusesSquareUnitsOnALogAxis() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> panel(List.of(CURVE)).withSquareUnits())
        .withMessageContaining("log axis");
  }

  @Test
  void refusesLimitsThatAnAxisCannotHave() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Axis.log("loss").startingAt(0))
        .withMessage("Axis 'loss' has the limit 0.0 on a LOG scale. Give a finite one above zero.");
    assertThatIllegalArgumentException().isThrownBy(() -> Axis.linear("x").between(2, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> Axis.linear("x").between(0, Double.NaN));
  }

  @Test
  void refusesAReferenceWithoutAPlace() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Reference.atY(Reference.Origin.KNOWN, Double.NaN, "chance"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Reference.betweenX(Reference.Origin.KNOWN, 2, 1, "window"));
  }
}
