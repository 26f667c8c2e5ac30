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
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;

/** The charts of HW1-3 §3: loss and accuracy along the line, and its controls. */
final class InterpolationFigures {
  private static final Style LINE = Style.of(Palette.VERMILLION);
  private static final Style TEST = Style.of(Palette.BLUE);

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
            "Training loss "
                + along(lines, "line.train.loss", Finding::number)
                + "; accuracy "
                + along(lines, "line.train.accuracy", Finding::percent),
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
                        Axis.percent("accuracy").between(0, 1),
                        curves("line", "accuracy")))),
            "The report has a well at each end and a barrier between; α = 0 is A (batch 64,"
                + " Adam 1e-3), α = 1 is B (batch 1024, Adam 1e-2).")
        .stacked()
        .sharing(Figure.Shared.X);
  }

  Figure controls() {
    return Figure.of(
        "interpolation-controls",
        "Training loss halfway: "
            + Finding.ranked(
                Map.of(
                    "as trained", at(lines, "line.train.loss", 0.5),
                    "units matched", at(lines, "line-aligned.train.loss", 0.5),
                    "one initialisation", at(shared, "line.train.loss", 0.5)),
                true,
                Finding::number),
        List.of(
            ends(
                Panel.of(
                    "",
                    Axis.linear("α"),
                    Axis.log("cross entropy").in("nats"),
                    List.of(
                        Bands.of("as trained", lines, "line.train.loss").withStyle(LINE),
                        Bands.of("B’s units matched to A’s", lines, "line-aligned.train.loss")
                            .withStyle(Style.of(Palette.GREEN).with(Dash.DASHED)),
                        Bands.of("one initialisation", shared, "line.train.loss")
                            .withStyle(Style.of(Palette.BLACK).with(Dash.DOTTED)))))),
        "A barrier that goes when units are matched or the start is shared was one of order or of"
            + " start.");
  }

  Figure equalLoss() {
    return Figure.of(
        "interpolation-equal-loss",
        "From the epoch of A that has B’s training loss: loss "
            + along(lines, "line-matched.train.loss", Finding::number),
        List.of(
            ends(
                Panel.of(
                    "",
                    Axis.linear("α"),
                    Axis.log("cross entropy").in("nats"),
                    curves("line-matched", "loss")))),
        "With equal loss at both ends, the wider well is the flatter one along this line.");
  }

  private static String along(List<TrialResult> runs, String line, DoubleFunction<String> write) {
    return String.format(
        Locale.ENGLISH,
        "%s at A, %s halfway and %s at B",
        write.apply(at(runs, line, 0)),
        write.apply(at(runs, line, 0.5)),
        write.apply(at(runs, line, 1)));
  }

  private static double at(List<TrialResult> runs, String line, double alpha) {
    Series median = Bands.of(line, runs, line);
    for (int i = 0; i < median.size(); i++) {
      if (Math.abs(median.x(i) - alpha) < 1e-9) {
        return median.y(i);
      }
    }
    return Double.NaN;
  }

  private static Panel ends(Panel panel) {
    return panel
        .with(Reference.atX(Origin.KNOWN, 0, "A: batch 64"))
        .with(Reference.atX(Origin.KNOWN, 1, "B: batch 1024"));
  }

  private List<Series> curves(String line, String what) {
    return List.of(
        Bands.of("training", lines, line + ".train." + what).withStyle(LINE),
        Bands.of("test", lines, line + ".test." + what).withStyle(TEST.with(Dash.DASHED)));
  }
}
