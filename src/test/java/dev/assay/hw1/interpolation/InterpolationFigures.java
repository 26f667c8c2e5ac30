package dev.assay.hw1.interpolation;

import dev.assay.experiment.Bands;
import dev.assay.report.figure.Axis;
import dev.assay.report.figure.Dash;
import dev.assay.report.figure.Figure;
import dev.assay.report.figure.Finding;
import dev.assay.report.figure.Palette;
import dev.assay.report.figure.Panel;
import dev.assay.report.figure.Reference;
import dev.assay.report.figure.Reference.Origin;
import dev.assay.report.figure.Series;
import dev.assay.report.figure.Style;
import dev.assay.training.TrialResult;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;

/**
 * The charts of HW1-3 §3: loss and accuracy along the line, and its controls.
 *
 * @param lines all runs that were to measure lines
 * @param shared those that started where A did
 */
record InterpolationFigures(List<TrialResult> lines, List<TrialResult> shared) {
  private static final Axis LOSS = Axis.log("cross entropy").in("nats");
  private static final Style LINE = Style.of(Palette.VERMILLION);

  Figure line() {
    return Figure.of(
            "interpolation-line",
            Finding.text(
                "Training loss %s; accuracy %s",
                along("line.train.loss", Finding::number),
                along("line.train.accuracy", Finding::percent)),
            "The report has a well at each end and a barrier between; α = 0 is A (batch 64,"
                + " Adam 1e-3), α = 1 is B (batch 1024, Adam 1e-2).",
            panel(LOSS, curves("line", "loss")),
            panel(Axis.percent("accuracy").between(0, 1), curves("line", "accuracy")))
        .stacked()
        .sharing(Figure.Shared.X);
  }

  Figure controls() {
    Series trained = Bands.of("as trained", lines, "line.train.loss");
    Series matched = Bands.of("B’s units matched to A’s", lines, "line-aligned.train.loss");
    Series one = Bands.of("one initialisation", shared, "line.train.loss");
    return Figure.of(
        "interpolation-controls",
        "Training loss halfway: "
            + Finding.ranked(
                Map.of(
                    "as trained", trained.at(0.5),
                    "units matched", matched.at(0.5),
                    "one initialisation", one.at(0.5)),
                true,
                Finding::number),
        "A barrier that goes when units are matched or the start is shared was one of order or of"
            + " start.",
        panel(
            LOSS,
            List.of(
                trained.withStyle(LINE),
                matched.withStyle(Style.of(Palette.GREEN).with(Dash.DASHED)),
                one.withStyle(Style.of(Palette.BLACK).with(Dash.DOTTED)))));
  }

  Figure equalLoss() {
    return Figure.of(
        "interpolation-equal-loss",
        "From the epoch of A that has B’s training loss: loss "
            + along("line-matched.train.loss", Finding::number),
        "With equal loss at both ends, the wider well is the flatter one along this line.",
        panel(LOSS, curves("line-matched", "loss")));
  }

  private String along(String line, DoubleFunction<String> write) {
    Series median = Bands.of(line, lines, line);
    return Finding.text(
        "%s at A, %s halfway and %s at B",
        write.apply(median.at(0)), write.apply(median.at(0.5)), write.apply(median.at(1)));
  }

  private static Panel panel(Axis axis, List<Series> series) {
    return Panel.of(Axis.linear("α"), axis, series)
        .with(Reference.atX(Origin.KNOWN, 0, "A: batch 64"))
        .with(Reference.atX(Origin.KNOWN, 1, "B: batch 1024"));
  }

  private List<Series> curves(String line, String what) {
    return List.of(
        Bands.of("training", lines, line + ".train." + what).withStyle(LINE),
        Bands.of("test", lines, line + ".test." + what)
            .withStyle(Style.of(Palette.BLUE).with(Dash.DASHED)));
  }
}
