package dev.assay.hw1.capacity;

import static dev.assay.hw1.capacity.CapacityClaimsIT.WIDER;

import dev.assay.experiment.Bands;
import dev.assay.experiment.Runs;
import dev.assay.report.figure.Axis;
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
import java.util.function.DoubleFunction;

/** The charts of HW1-3 §2: loss and accuracy over the number of parameters. */
final class CapacityFigures {
  private final List<List<TrialResult>> runs;

  /** Creates the charts from all runs of these arms, by rising size. */
  CapacityFigures(Runs all, List<String> arms) {
    runs = arms.stream().map(all::of).toList();
  }

  Figure losses() {
    return figure("capacity-loss", Finding::number, Axis.log("cross entropy").in("nats"), "loss");
  }

  Figure accuracies() {
    return figure("capacity-accuracy", Finding::percent, Axis.percent("accuracy"), "accuracy");
  }

  private Figure figure(String id, DoubleFunction<String> write, Axis axis, String what) {
    Series test = curve("test", "final.test." + what, Palette.VERMILLION);
    double end = CapacityClaimsIT.LARGEST.parameterCount();
    double last = WIDER.get(WIDER.size() - 1).parameterCount();
    return Figure.of(
        id,
        Finding.text(
            "Test %s: %s at the fewest parameters, %s at the end of the report’s grid, %s at the most",
            what,
            write.apply(test.y(0)),
            write.apply(test.y(test.size() - 1 - WIDER.size())),
            write.apply(test.y(test.size() - 1))),
        "Test curves that saturate go flat at 10⁵ parameters; the report’s grid ends just past it,"
            + " and the two points beyond are the control.",
        Panel.of(
                Axis.log("parameters"),
                axis,
                curve("training", "final.train." + what, Palette.BLUE),
                test)
            .with(Reference.atX(Origin.REPORT, 1e5, "saturates at 10⁵"))
            .with(Reference.betweenX(Origin.CRITERION, end, last, "control")));
  }

  private Series curve(String name, String scalar, Palette hue) {
    double[] parameters =
        runs.stream()
            .mapToDouble(of -> of.get(0).trial().architecture().parameterCount())
            .toArray();
    return Series.overSeeds(name, parameters, Bands.overArms(runs, scalar))
        .marked()
        .withStyle(Style.of(hue));
  }
}
