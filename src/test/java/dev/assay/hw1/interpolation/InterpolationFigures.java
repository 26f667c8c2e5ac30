package dev.assay.hw1.interpolation;

import dev.assay.experiment.Bands;
import dev.assay.report.figure.Axis;
import dev.assay.report.figure.Dash;
import dev.assay.report.figure.Figure;
import dev.assay.report.figure.Palette;
import dev.assay.report.figure.Panel;
import dev.assay.report.figure.Reference;
import dev.assay.report.figure.Reference.Origin;
import dev.assay.report.figure.Series;
import dev.assay.report.figure.Style;
import dev.assay.training.TrialResult;
import java.util.List;

/** The charts of HW1-3 §3: loss and accuracy along the line, and its controls. */
final class InterpolationFigures {
  private static final Style LINE = Style.of(Palette.VERMILLION);

  private final List<TrialResult> lines;
  private final List<TrialResult> shared;

  /** Creates the charts from all runs that were to measure lines. */
  InterpolationFigures(List<TrialResult> lines, List<TrialResult> shared) {
    this.lines = lines;
    this.shared = shared;
  }

  Figure line() {
    return Figure.of(
            "interpolation-line",
            "Loss and accuracy on the line from A to B",
            List.of(
                ends(
                    Panel.of(
                        "",
                        Axis.linear("α"),
                        Axis.log("cross entropy").in("nats"),
                        curves("line", "loss"))),
                ends(
                    Panel.of(
                        "",
                        Axis.linear("α"),
                        Axis.linear("accuracy").between(0, 1),
                        curves("line", "accuracy")))),
            "The report has a well at each end and a barrier between; α = 0 is A (batch 64,"
                + " Adam 1e-3), α = 1 is B (batch 1024, Adam 1e-2); medians and"
                + " ranges over seeds.")
        .stacked()
        .sharing(Figure.Shared.X);
  }

  Figure controls() {
    return Figure.of(
        "interpolation-controls",
        "Training loss along the line under each control",
        List.of(
            ends(
                Panel.of(
                    "",
                    Axis.linear("α"),
                    Axis.log("cross entropy").in("nats"),
                    List.of(
                        Bands.of("as trained", lines, "line.train.loss").withStyle(LINE),
                        Bands.of("B's units matched to A's", lines, "line-aligned.train.loss")
                            .withStyle(Style.of(Palette.GREEN).with(Dash.DASHED)),
                        Bands.of("one initialisation", shared, "line.train.loss")
                            .withStyle(Style.of(Palette.BLACK).with(Dash.DOTTED)))))),
        "A barrier that goes when units are matched or the start is shared was one of order or of"
            + " start; medians and ranges over seeds.");
  }

  Figure equalLoss() {
    return Figure.of(
        "interpolation-equal-loss",
        "The line from that epoch of A which has B's training loss",
        List.of(
            ends(
                Panel.of(
                    "",
                    Axis.linear("α"),
                    Axis.log("cross entropy").in("nats"),
                    curves("line-matched", "loss")))),
        "With equal loss at both ends, the wider well is the flatter one along this line; medians"
            + " and ranges over seeds.");
  }

  private static Panel ends(Panel panel) {
    return panel
        .with(Reference.atX(Origin.KNOWN, 0, "A"))
        .with(Reference.atX(Origin.KNOWN, 1, "B"));
  }

  private List<Series> curves(String line, String what) {
    return List.of(
        Bands.of("training", lines, line + ".train." + what).withStyle(LINE),
        Bands.of("test", lines, line + ".test." + what).withStyle(LINE.with(Dash.DASHED)));
  }
}
