package dev.assay.hw1.shallowdeep;

import static dev.assay.hw1.shallowdeep.ShallowDeepClaimsIT.DEEP;
import static dev.assay.hw1.shallowdeep.ShallowDeepClaimsIT.SHALLOW;

import dev.assay.experiment.Bands;
import dev.assay.hw1.Models;
import dev.assay.report.figure.Axis;
import dev.assay.report.figure.Dash;
import dev.assay.report.figure.Figure;
import dev.assay.report.figure.Finding;
import dev.assay.report.figure.Panel;
import dev.assay.report.figure.Reference;
import dev.assay.report.figure.Series;
import dev.assay.report.figure.Style;
import dev.assay.training.TrialResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;

/** The charts of HW1-1 §2: loss and accuracy over the epochs, training and test. */
public final class ShallowDeepFigures {
  private static final Map<String, Style> STYLES =
      Map.of(DEEP, Models.DEEP_STYLE, SHALLOW, Models.SHALLOW_STYLE);

  private final Map<String, List<TrialResult>> runs;

  /** Creates the charts from all runs of each network. */
  public ShallowDeepFigures(Map<String, List<TrialResult>> runs) {
    this.runs = runs;
  }

  public Figure losses() {
    return Figure.of(
        "shallow-deep-loss",
        "Median final test loss: " + ends("loss", true, Finding::number),
        List.of(
            Panel.of(
                "", Axis.linear("epoch"), Axis.log("cross entropy").in("nats"), curves("loss"))),
        "The report has the deep CNN below the shallow one throughout; training loss is the"
            + " epoch’s mean, test loss is taken at its end.");
  }

  Figure accuracies() {
    return Figure.of(
        "shallow-deep-accuracy",
        "Median final test accuracy: " + ends("accuracy", false, Finding::percent),
        List.of(
            Panel.of("", Axis.linear("epoch"), Axis.percent("accuracy"), curves("accuracy"))
                .with(Reference.atY(Reference.Origin.REPORT, 0.99, "deep 99% by epoch 3"))
                .with(
                    Reference.betweenY(
                        Reference.Origin.REPORT, 0.95, 0.96, "shallow 95–96% at the end"))),
        "The report has the deep CNN at 99% by epoch 3 and the shallow one climb to 95–96%.");
  }

  private String ends(String what, boolean lowestFirst, DoubleFunction<String> write) {
    Map<String, Double> ends = new LinkedHashMap<>();
    runs.forEach(
        (network, results) -> ends.put(network, Bands.of(network, results, "test." + what).last()));
    return Finding.ranked(ends, lowestFirst, write);
  }

  private List<Series> curves(String what) {
    List<Series> curves = new ArrayList<>();
    runs.forEach(
        (network, results) -> {
          Style style = STYLES.get(network);
          curves.add(Bands.of(network + ", training", results, "train." + what).withStyle(style));
          curves.add(
              Bands.of(network + ", test", results, "test." + what)
                  .withStyle(style.with(Dash.DASHED)));
        });
    return curves;
  }
}
