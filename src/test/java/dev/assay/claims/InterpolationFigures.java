package dev.assay.claims;

import dev.assay.report.Axis;
import dev.assay.report.Dash;
import dev.assay.report.Figure;
import dev.assay.report.Hue;
import dev.assay.report.Panel;
import dev.assay.report.Reference;
import dev.assay.report.Reference.Origin;
import dev.assay.report.Series;
import dev.assay.report.Style;
import dev.assay.training.TrialResult;
import java.util.List;
import java.util.Optional;

/** The charts of HW1-3 §3: loss and accuracy along the line, and its controls. */
final class InterpolationFigures {
  private static final Style LOSS = Style.of(Hue.VERMILLION);
  private static final Style ACCURACY = Style.of(Hue.BLUE);

  private final List<TrialResult> lines;
  private final List<TrialResult> shared;

  /** Creates the charts from the runs that measured lines; those without one are left out. */
  InterpolationFigures(List<TrialResult> lines, List<TrialResult> shared) {
    this.lines = measured(lines);
    this.shared = measured(shared);
  }

  private static List<TrialResult> measured(List<TrialResult> runs) {
    return runs.stream()
        .filter(run -> run.measurements().series().containsKey("line.train.loss"))
        .toList();
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
                        curves("line", "loss", LOSS))),
                ends(
                    Panel.of(
                        "",
                        Axis.linear("α"),
                        Axis.linear("accuracy").between(0, 1),
                        curves("line", "accuracy", ACCURACY)))),
            "α = 0 is A (batch 64, Adam 1e-3), α = 1 is B (batch 1024, Adam 1e-2); medians and"
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
                    Bands.all(
                        List.of(
                            curve("as trained", lines, "line.train.loss", LOSS),
                            curve(
                                "B's units matched to A's",
                                lines,
                                "line-aligned.train.loss",
                                Style.of(Hue.GREEN).with(Dash.DASHED)),
                            curve(
                                "one initialisation",
                                shared,
                                "line.train.loss",
                                Style.of(Hue.BLACK).with(Dash.DOTTED))))))),
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
                    curves("line-matched", "loss", LOSS)))),
        "With equal loss at both ends, the wider well is the flatter one along this line; medians"
            + " and ranges over seeds.");
  }

  private static Panel ends(Panel panel) {
    return panel
        .with(Reference.atX(Origin.KNOWN, 0, "A"))
        .with(Reference.atX(Origin.KNOWN, 1, "B"));
  }

  private List<Series> curves(String line, String what, Style style) {
    return Bands.all(
        List.of(
            curve("training", lines, line + ".train." + what, style),
            curve("test", lines, line + ".test." + what, style.with(Dash.DASHED))));
  }

  private static Optional<Series> curve(
      String name, List<TrialResult> runs, String series, Style style) {
    return Bands.of(
        name,
        InterpolationClaims.places(),
        runs.stream().map(run -> run.measurements().series(series).ys()).toList(),
        style);
  }
}
