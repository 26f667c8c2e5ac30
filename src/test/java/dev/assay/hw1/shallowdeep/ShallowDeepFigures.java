package dev.assay.hw1.shallowdeep;

import static dev.assay.hw1.shallowdeep.ShallowDeepClaimsIT.DEEP;
import static dev.assay.hw1.shallowdeep.ShallowDeepClaimsIT.SHALLOW;
import static dev.assay.report.figure.Reference.Origin.REPORT;

import dev.assay.experiment.Bands;
import dev.assay.hw1.Models;
import dev.assay.report.figure.Axis;
import dev.assay.report.figure.Figure;
import dev.assay.report.figure.Finding;
import dev.assay.report.figure.Panel;
import dev.assay.report.figure.Reference;
import dev.assay.report.figure.Series;
import dev.assay.report.figure.Style;
import dev.assay.training.TrialResult;
import java.util.List;
import java.util.Map;

/**
 * The charts of HW1-1 §2: loss and accuracy over the epochs, training and test.
 *
 * @param runs all runs of each network
 */
public record ShallowDeepFigures(Map<String, List<TrialResult>> runs) {
  private static final Map<String, Style> STYLES =
      Map.of(DEEP, Models.DEEP_STYLE, SHALLOW, Models.SHALLOW_STYLE);

  public Figure losses() {
    return Figure.of(
        "shallow-deep-loss",
        "Median final test loss: " + Finding.ranked(ends("test.loss"), true, Finding::number),
        "The report has the deep CNN below the shallow one throughout; training loss is the"
            + " epoch’s mean, test loss is taken at its end.",
        Panel.of(Axis.linear("epoch"), Axis.log("cross entropy").in("nats"), curves("loss")));
  }

  Figure accuracies() {
    return Figure.of(
        "shallow-deep-accuracy",
        "Median final test accuracy: "
            + Finding.ranked(ends("test.accuracy"), false, Finding::percent),
        "The report has the deep CNN at 99% by epoch 3 and the shallow one climb to 95–96%.",
        Panel.of(Axis.linear("epoch"), Axis.percent("accuracy"), curves("accuracy"))
            .with(Reference.atY(REPORT, 0.99, "deep 99% by epoch 3"))
            .with(Reference.betweenY(REPORT, 0.95, 0.96, "shallow 95–96% at the end")));
  }

  private Map<String, Double> ends(String measured) {
    return Bands.byArm(runs, ofArm -> Bands.end(ofArm, measured));
  }

  private List<Series> curves(String what) {
    return Bands.trainingAndTest(runs, STYLES, what);
  }
}
