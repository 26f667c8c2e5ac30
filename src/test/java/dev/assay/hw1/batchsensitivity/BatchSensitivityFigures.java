package dev.assay.hw1.batchsensitivity;

import dev.assay.experiment.Runs;
import dev.assay.hw1.batchsensitivity.BatchSensitivityMetrics.Arm;
import dev.assay.report.figure.Axis;
import dev.assay.report.figure.Dash;
import dev.assay.report.figure.Figure;
import dev.assay.report.figure.Mark;
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
import java.util.TreeMap;

/** The charts of HW1-3 §4: loss, accuracy and sensitivity over the batch size. */
final class BatchSensitivityFigures {
  private static final Style FIT = Style.of(Palette.BLUE);
  private static final Style LOSS = Style.of(Palette.VERMILLION);
  private static final Style SOFTMAX = Style.of(Palette.GREEN);
  private static final Style LOGITS = Style.of(Palette.PURPLE);
  private static final String SEEDS = "; medians and ranges over seeds.";

  private final Map<Integer, List<TrialResult>> runs;

  /** Creates the charts from all runs of each batch size. */
  BatchSensitivityFigures(Runs all) {
    runs = new TreeMap<>();
    BatchSensitivityClaimsIT.SIZES.forEach(
        size -> runs.put(size, all.of(Arm.EQUAL_STEPS.of(size))));
  }

  Figure fit() {
    return Figure.of(
        "batch-size-fit",
        "Loss and accuracy over the batch size, at equal steps",
        List.of(
            Panel.of(
                "",
                Axis.log2("batch size"),
                Axis.log("cross entropy").in("nats"),
                pair(Arm.EQUAL_STEPS, "loss", LOSS)),
            Panel.of(
                    "",
                    Axis.log2("batch size"),
                    Axis.linear("accuracy"),
                    pair(Arm.EQUAL_STEPS, "accuracy", LOSS))
                .with(Reference.betweenX(Origin.REPORT, 128, 512, "test accuracy best"))),
        "A fit that improves steadily with the batch goes down on the left and up on the"
            + " right; at equal"
            + " steps a larger batch also sees more epochs"
            + SEEDS);
  }

  Figure sensitivity() {
    return Figure.of(
        "batch-size-sensitivity",
        "Sensitivity over the batch size, at equal steps",
        List.of(
            Panel.of(
                    "",
                    Axis.log2("batch size"),
                    Axis.log("mean Frobenius norm"),
                    List.of(
                        curve("loss gradient, test", "sensitivity.loss.test", LOSS),
                        curve(
                            "loss gradient, training",
                            "sensitivity.loss.train",
                            LOSS.with(Dash.DASHED)),
                        curve("softmax Jacobian, test", "sensitivity.softmax.test", SOFTMAX),
                        curve(
                            "softmax Jacobian, training",
                            "sensitivity.softmax.train",
                            SOFTMAX.with(Dash.DASHED)),
                        curve("logit Jacobian, test", "sensitivity.logits.test", LOGITS),
                        curve(
                            "logit Jacobian, training",
                            "sensitivity.logits.train",
                            LOGITS.with(Dash.DASHED))))
                .with(Reference.betweenX(Origin.REPORT, 128, 512, "sensitivity low"))),
        "The report has sensitivity fall up to 128, stay low to 512 and rise at 1024; each"
            + " norm is one"
            + " point's own, then averaged, so it does not depend on the batch it is evaluated in"
            + SEEDS);
  }

  Figure against() {
    List<Series> points = new ArrayList<>();
    points.add(scatter("equal steps", Arm.EQUAL_STEPS).withStyle(LOSS));
    points.add(scatter("equal epochs", Arm.EQUAL_EPOCHS).withStyle(FIT.with(Mark.SQUARE)));
    points.add(
        scatter("equal training loss", Arm.EQUAL_LOSS).withStyle(SOFTMAX.with(Mark.TRIANGLE)));
    return Figure.of(
        "batch-size-accuracy-sensitivity",
        "Test accuracy against sensitivity",
        List.of(
            Panel.of(
                "",
                Axis.log("sensitivity: loss gradient, test"),
                Axis.linear("test accuracy"),
                points.stream().filter(series -> series.size() > 0).toList())),
        "The report claims that less sensitive runs, those to the left, generalise better;"
            + " one point a"
            + " run.");
  }

  Figure controls() {
    return Figure.of(
        "batch-size-controls",
        "Test accuracy over the batch size, by what is held equal",
        List.of(
            Panel.of(
                "",
                Axis.log2("batch size"),
                Axis.linear("test accuracy"),
                List.of(
                    curve(Arm.EQUAL_STEPS, "equal steps", "test.accuracy", LOSS),
                    curve(
                        Arm.EQUAL_EPOCHS,
                        "equal epochs",
                        "test.accuracy",
                        FIT.with(Dash.DASHED).with(Mark.SQUARE)),
                    curve(
                        Arm.EQUAL_LOSS,
                        "equal training loss",
                        "test.accuracy",
                        SOFTMAX.with(Dash.DOTTED).with(Mark.TRIANGLE))))),
        "If only the first curve changes with batch size, the number of epochs did it" + SEEDS);
  }

  private List<Series> pair(Arm arm, String what, Style style) {
    return List.of(
        curve(arm, "training", "train." + what, style),
        curve(arm, "test", "test." + what, style.with(Dash.DASHED)));
  }

  private Series curve(String name, String scalar, Style style) {
    return curve(Arm.EQUAL_STEPS, name, scalar, style);
  }

  private Series curve(Arm arm, String name, String scalar, Style style) {
    double[] sizes = runs.keySet().stream().mapToDouble(Integer::doubleValue).toArray();
    int seeds = runs.values().iterator().next().size();
    List<double[]> curves = new ArrayList<>();
    for (int seed = 0; seed < seeds; seed++) {
      int index = seed;
      curves.add(
          runs.values().stream()
              .mapToDouble(ofSeeds -> value(ofSeeds.get(index), arm.prefix() + scalar))
              .toArray());
    }
    return Series.overSeeds(name, sizes, curves).marked().withStyle(style);
  }

  private Series scatter(String name, Arm arm) {
    List<TrialResult> all = runs.values().stream().flatMap(List::stream).toList();
    return Series.scatter(
        name,
        all.stream()
            .mapToDouble(run -> value(run, arm.prefix() + "sensitivity.loss.test"))
            .toArray(),
        all.stream().mapToDouble(run -> value(run, arm.prefix() + "test.accuracy")).toArray());
  }

  private static double value(TrialResult run, String scalar) {
    return run.measurements().scalars().getOrDefault(scalar, Double.NaN);
  }
}
