package dev.assay.hw1.capacity;

import dev.assay.model.ConvNet;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The charts of HW1-3 §2: loss and accuracy over the number of parameters. */
final class CapacityFigures {
  private static final Style STYLE = Style.of(Palette.BLUE);

  private final Map<ConvNet, List<TrialResult>> runs;

  /** Creates the charts from all runs of each network, by rising size. */
  CapacityFigures(Map<ConvNet, List<TrialResult>> runs) {
    this.runs = runs;
  }

  Figure losses() {
    return figure(
        "capacity-loss",
        "Loss over the number of parameters",
        Axis.log("cross entropy").in("nats"),
        "loss");
  }

  Figure accuracies() {
    return figure(
        "capacity-accuracy",
        "Accuracy over the number of parameters",
        Axis.linear("accuracy"),
        "accuracy");
  }

  private Figure figure(String id, String title, Axis axis, String what) {
    double end = CapacityClaims.LARGEST.parameterCount();
    double last = CapacityClaims.WIDER.get(CapacityClaims.WIDER.size() - 1).parameterCount();
    return Figure.of(
        id,
        title,
        List.of(
            Panel.of(
                    "",
                    Axis.log("parameters"),
                    axis,
                    List.of(
                        curve("training", "final.train." + what).withStyle(STYLE),
                        curve("test", "final.test." + what).withStyle(STYLE.with(Dash.DASHED))))
                .with(Reference.atX(Origin.REPORT, 1e5, "saturates at 10⁵"))
                .with(
                    Reference.betweenX(
                        Origin.CRITERION, end, last, "wider than the report's grid"))),
        "Test curves that saturate go flat at 10⁵ parameters; the report's grid ends just"
            + " past it, and the"
            + " two points beyond are the control;"
            + " medians and ranges over seeds.");
  }

  private Series curve(String name, String scalar) {
    double[] xs = runs.keySet().stream().mapToDouble(ConvNet::parameterCount).toArray();
    int seeds = runs.values().iterator().next().size();
    List<double[]> curves = new ArrayList<>();
    for (int seed = 0; seed < seeds; seed++) {
      int index = seed;
      curves.add(
          runs.values().stream()
              .mapToDouble(
                  ofSeeds ->
                      ofSeeds.get(index).diverged()
                          ? Double.NaN
                          : ofSeeds.get(index).measurements().scalar(scalar))
              .toArray());
    }
    return Series.overSeeds(name, xs, curves).marked();
  }
}
