package dev.assay.hw1.batchsensitivity;

import static dev.assay.hw1.batchsensitivity.BatchSensitivityClaimsIT.SIZES;
import static dev.assay.hw1.batchsensitivity.BatchSensitivityMetrics.Arm.EQUAL_EPOCHS;
import static dev.assay.hw1.batchsensitivity.BatchSensitivityMetrics.Arm.EQUAL_LOSS;
import static dev.assay.hw1.batchsensitivity.BatchSensitivityMetrics.Arm.EQUAL_STEPS;

import dev.assay.experiment.Bands;
import dev.assay.experiment.Runs;
import dev.assay.hw1.batchsensitivity.BatchSensitivityMetrics.Arm;
import dev.assay.report.figure.Axis;
import dev.assay.report.figure.Dash;
import dev.assay.report.figure.Figure;
import dev.assay.report.figure.Finding;
import dev.assay.report.figure.Mark;
import dev.assay.report.figure.Palette;
import dev.assay.report.figure.Panel;
import dev.assay.report.figure.PointLabel;
import dev.assay.report.figure.Reference;
import dev.assay.report.figure.Reference.Origin;
import dev.assay.report.figure.Series;
import dev.assay.report.figure.Style;
import dev.assay.training.TrialResult;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The charts of HW1-3 §4: loss, accuracy and sensitivity over the batch size. */
final class BatchSensitivityFigures {
  private static final Axis SIZE = Axis.log2("batch size");
  private static final Style FIT = Style.of(Palette.BLUE);
  private static final Style RUN = Style.of(Palette.SKY_BLUE).with(Mark.TRIANGLE);
  private static final Style LOSS = Style.of(Palette.VERMILLION);
  private static final Style SOFTMAX = Style.of(Palette.GREEN);
  private static final Style LOGITS = Style.of(Palette.PURPLE);

  private final List<List<TrialResult>> runs;

  /** Creates the charts from all runs of each batch size. */
  BatchSensitivityFigures(Runs all) {
    runs = SIZES.stream().map(size -> all.of(EQUAL_STEPS.of(size))).toList();
  }

  Figure fit() {
    return Figure.of(
        "batch-size-fit",
        "At equal steps, training loss " + ends("train.loss", Finding::number),
        "A fit that improves steadily with the batch goes down on the left and up on the right; at"
            + " equal steps a larger batch also sees more epochs.",
        Panel.of(SIZE, Axis.log("cross entropy").in("nats"), pair("loss")),
        Panel.of(SIZE, Axis.percent("accuracy"), pair("accuracy"))
            .with(Reference.betweenX(Origin.REPORT, 128, 512, "test accuracy best")));
  }

  Figure sensitivity() {
    return Figure.of(
            "batch-size-sensitivity",
            "Sensitivity at batch 1024 over that at 16: "
                + Finding.ranked(
                    Map.of(
                        "loss gradient", relative("loss.test", LOSS).last(),
                        "softmax Jacobian", relative("softmax.test", LOSS).last(),
                        "logit Jacobian", relative("logits.test", LOSS).last()),
                    true,
                    Finding::factor),
            "The report has sensitivity fall up to 128, stay low to 512 and rise at 1024; each norm"
                + " is one point’s own, then averaged, so it does not depend on the batch it is"
                + " evaluated in.",
            sensitivity("loss gradient", "loss", LOSS),
            sensitivity("softmax Jacobian", "softmax", SOFTMAX),
            sensitivity("logit Jacobian", "logits", LOGITS))
        .sharing(Figure.Shared.Y);
  }

  private Panel sensitivity(String of, String what, Style style) {
    return Panel.of(
            of,
            SIZE,
            Axis.linear("mean norm ÷ that at 16").startingAt(0),
            relative(what + ".test", style),
            relative(what + ".train", style.with(Dash.DASHED)))
        .with(Reference.betweenX(Origin.REPORT, 128, 512, "low"));
  }

  /** Returns each seed's sensitivities over its own at the smallest batch. */
  private Series relative(String of, Style style) {
    List<double[]> curves =
        Bands.overArms(runs, EQUAL_STEPS.prefix() + "sensitivity." + of).stream()
            .map(values -> Arrays.stream(values).map(value -> value / values[0]).toArray())
            .toList();
    String name = of.replace(".train", ", training").replace(".test", ", test");
    return overSizes(name, curves, style);
  }

  /** Returns the runs by sensitivity and accuracy; empty where no run has both. */
  Optional<Figure> against() {
    List<Panel> panels =
        Stream.of(
                against("equal steps", EQUAL_STEPS),
                against("equal epochs", EQUAL_EPOCHS),
                against("equal training loss", EQUAL_LOSS))
            .flatMap(Optional::stream)
            .toList();
    if (panels.isEmpty()) {
      return Optional.empty();
    }
    Series accuracy = curve(EQUAL_STEPS, "accuracy", "test.accuracy", LOSS);
    Series sensitivity = curve(EQUAL_STEPS, "sensitivity", "sensitivity.loss.test", LOSS);
    return Optional.of(
        Figure.of(
                "batch-size-accuracy-sensitivity",
                Finding.text(
                    "At equal steps, batch %s has the best median test accuracy and batch %s the lowest sensitivity",
                    size(accuracy.highest()), size(sensitivity.lowest())),
                panels,
                "The report claims that less sensitive runs, those to the left, generalise better; the"
                    + " line joins the medians from batch 16 to 1024.")
            .of(
                Finding.text(
                    "n = %d seeds a batch size; a mark: a run; the line joins medians, named by batch size",
                    runs.get(0).size())));
  }

  private static String size(int index) {
    return index < 0 ? "none" : String.valueOf(SIZES.get(index));
  }

  /** Returns the runs of an arm and, joined and named by batch size, their medians. */
  private Optional<Panel> against(String name, Arm arm) {
    Series accuracy = curve(arm, name, "test.accuracy", FIT);
    Series sensitivity = curve(arm, name, "sensitivity.loss.test", FIT);
    if (!Double.isFinite(accuracy.last()) || !Double.isFinite(sensitivity.last())) {
      return Optional.empty();
    }
    double[] xs = IntStream.range(0, SIZES.size()).mapToDouble(sensitivity::y).toArray();
    double[] ys = IntStream.range(0, SIZES.size()).mapToDouble(accuracy::y).toArray();
    return Optional.of(
        Panel.of(
                name,
                Axis.linear("sensitivity"),
                Axis.percent("test accuracy"),
                Series.scatter(
                        "a run", all(arm, "sensitivity.loss.test"), all(arm, "test.accuracy"))
                    .withStyle(RUN),
                Series.markedLine("medians, from batch 16 to 1024", xs, ys).withStyle(FIT))
            .with(
                IntStream.range(0, xs.length)
                    .mapToObj(i -> PointLabel.of(xs[i], ys[i], size(i), FIT.hue()))
                    .toList()));
  }

  private double[] all(Arm arm, String scalar) {
    return runs.stream()
        .flatMap(List::stream)
        .mapToDouble(run -> Bands.number(run, arm.prefix() + scalar))
        .toArray();
  }

  Figure controls() {
    Style epochs = FIT.with(Dash.DASHED).with(Mark.SQUARE);
    Style loss = SOFTMAX.with(Dash.DOTTED).with(Mark.TRIANGLE);
    return Figure.of(
        "batch-size-controls",
        "At equal steps, test accuracy " + ends("test.accuracy", Finding::percent),
        "If only the first curve changes with batch size, the number of epochs did it.",
        Panel.of(
            SIZE,
            Axis.percent("test accuracy"),
            curve(EQUAL_STEPS, "equal steps", "test.accuracy", LOSS),
            curve(EQUAL_EPOCHS, "equal epochs", "test.accuracy", epochs),
            curve(EQUAL_LOSS, "equal training loss", "test.accuracy", loss)));
  }

  private List<Series> pair(String what) {
    return List.of(
        curve(EQUAL_STEPS, "training", "train." + what, LOSS),
        curve(EQUAL_STEPS, "test", "test." + what, LOSS.with(Dash.DASHED)));
  }

  private String ends(String scalar, DoubleFunction<String> write) {
    Series median = curve(EQUAL_STEPS, scalar, scalar, LOSS);
    return Finding.text(
        "%s at batch 16, %s at 128, %s at 1024",
        write.apply(median.at(16)), write.apply(median.at(128)), write.apply(median.at(1024)));
  }

  private Series curve(Arm arm, String name, String scalar, Style style) {
    return overSizes(name, Bands.overArms(runs, arm.prefix() + scalar), style);
  }

  private static Series overSizes(String name, List<double[]> curves, Style style) {
    double[] sizes = SIZES.stream().mapToDouble(Integer::doubleValue).toArray();
    return Series.overSeeds(name, sizes, curves).marked().withStyle(style);
  }
}
