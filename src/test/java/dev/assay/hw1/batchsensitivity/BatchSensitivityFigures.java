package dev.assay.hw1.batchsensitivity;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;

/** The charts of HW1-3 §4: loss, accuracy and sensitivity over the batch size. */
final class BatchSensitivityFigures {
  private static final Style FIT = Style.of(Palette.BLUE);
  private static final Style RUN = Style.of(Palette.SKY_BLUE).with(Mark.TRIANGLE);
  private static final Style LOSS = Style.of(Palette.VERMILLION);
  private static final Style SOFTMAX = Style.of(Palette.GREEN);
  private static final Style LOGITS = Style.of(Palette.PURPLE);

  private static final int SIZE_128 = BatchSensitivityClaimsIT.SIZES.indexOf(128);

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
        "At equal steps, training loss " + ends("train.loss", Finding::number),
        List.of(
            Panel.of(
                "",
                Axis.log2("batch size"),
                Axis.log("cross entropy").in("nats"),
                pair(Arm.EQUAL_STEPS, "loss", LOSS)),
            Panel.of(
                    "",
                    Axis.log2("batch size"),
                    Axis.percent("accuracy"),
                    pair(Arm.EQUAL_STEPS, "accuracy", LOSS))
                .with(Reference.betweenX(Origin.REPORT, 128, 512, "test accuracy best"))),
        "A fit that improves steadily with the batch goes down on the left and up on the"
            + " right; at equal"
            + " steps a larger batch also sees more epochs.");
  }

  Figure sensitivity() {
    return Figure.of(
            "batch-size-sensitivity",
            "Sensitivity at batch 1024 over that at 16: "
                + Finding.ranked(
                    Map.of(
                        "loss gradient",
                            relative("sensitivity", "sensitivity.loss.test", LOSS.hue()).last(),
                        "softmax Jacobian",
                            relative("sensitivity", "sensitivity.softmax.test", LOSS.hue()).last(),
                        "logit Jacobian",
                            relative("sensitivity", "sensitivity.logits.test", LOSS.hue()).last()),
                    true,
                    Finding::factor),
            List.of(
                relative("loss gradient", "loss", LOSS),
                relative("softmax Jacobian", "softmax", SOFTMAX),
                relative("logit Jacobian", "logits", LOGITS)),
            "The report has sensitivity fall up to 128, stay low to 512 and rise at 1024; each"
                + " norm is one"
                + " point’s own, then averaged, so it does not depend on the batch it is evaluated"
                + " in.")
        .sharing(Figure.Shared.Y);
  }

  private Panel relative(String of, String what, Style style) {
    return Panel.of(
            of,
            Axis.log2("batch size"),
            Axis.linear("mean norm ÷ that at 16").startingAt(0),
            List.of(
                relative(what + ", test", "sensitivity." + what + ".test", style.hue())
                    .withStyle(style),
                relative(what + ", training", "sensitivity." + what + ".train", style.hue())
                    .withStyle(style.with(Dash.DASHED))))
        .with(Reference.betweenX(Origin.REPORT, 128, 512, "low"));
  }

  /** Returns each seed's values over its own at the smallest batch. */
  private Series relative(String name, String scalar, Palette hue) {
    return curve(Arm.EQUAL_STEPS, name, scalar, Style.of(hue), true);
  }

  /** Returns the runs by sensitivity and accuracy; empty where no run has both. */
  Optional<Figure> against() {
    List<Panel> panels =
        Stream.of(
                against("equal steps", Arm.EQUAL_STEPS),
                against("equal epochs", Arm.EQUAL_EPOCHS),
                against("equal training loss", Arm.EQUAL_LOSS))
            .flatMap(Optional::stream)
            .toList();
    Series accuracy = curve("accuracy", "test.accuracy", LOSS);
    Series sensitivity = curve("sensitivity", "sensitivity.loss.test", LOSS);
    if (panels.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Figure.of(
                "batch-size-accuracy-sensitivity",
                "At equal steps, batch "
                    + size(accuracy, true)
                    + " has the best median test accuracy and batch "
                    + size(sensitivity, false)
                    + " the lowest sensitivity",
                panels,
                "The report claims that less sensitive runs, those to the left, generalise better; the"
                    + " line joins the medians from batch 16 to 1024.")
            .of(
                String.format(
                    Locale.ENGLISH,
                    "n = %d seeds a batch size; a mark: a run; the line joins medians, named by batch size",
                    seeds())));
  }

  private int seeds() {
    return runs.values().iterator().next().size();
  }

  /** Names the batch size at which a median is highest or lowest. */
  private static String size(Series median, boolean highest) {
    int best = -1;
    for (int i = 0; i < median.size(); i++) {
      if (Double.isFinite(median.y(i))
          && (best < 0
              || (highest ? median.y(i) > median.y(best) : median.y(i) < median.y(best)))) {
        best = i;
      }
    }
    return best < 0 ? "none" : String.format(Locale.ENGLISH, "%.0f", median.x(best));
  }

  /** Returns the runs of an arm and, joined and named by batch size, their medians. */
  private Optional<Panel> against(String name, Arm arm) {
    Series accuracy = curve(arm, name, "test.accuracy", FIT, false);
    Series sensitivity = curve(arm, name, "sensitivity.loss.test", FIT, false);
    if (!Double.isFinite(accuracy.last()) || !Double.isFinite(sensitivity.last())) {
      return Optional.empty();
    }
    double[] xs = new double[accuracy.size()];
    double[] ys = new double[accuracy.size()];
    List<PointLabel> sizes = new ArrayList<>();
    for (int i = 0; i < xs.length; i++) {
      xs[i] = sensitivity.y(i);
      ys[i] = accuracy.y(i);
      sizes.add(
          new PointLabel(
              xs[i],
              ys[i],
              String.format(Locale.ENGLISH, "%.0f", accuracy.x(i)),
              PointLabel.Kind.NONE,
              FIT.hue()));
    }
    return Optional.of(
        Panel.of(
                name,
                Axis.linear("sensitivity"),
                Axis.percent("test accuracy"),
                List.of(
                    scatter("a run", arm).withStyle(RUN),
                    Series.markedLine("medians, from batch 16 to 1024", xs, ys).withStyle(FIT)))
            .with(sizes));
  }

  Figure controls() {
    return Figure.of(
        "batch-size-controls",
        "At equal steps, test accuracy " + ends("test.accuracy", Finding::percent),
        List.of(
            Panel.of(
                "",
                Axis.log2("batch size"),
                Axis.percent("test accuracy"),
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
        "If only the first curve changes with batch size, the number of epochs did it.");
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
    return curve(arm, name, scalar, style, false);
  }

  private String ends(String scalar, DoubleFunction<String> write) {
    Series median = curve(scalar, scalar, LOSS);
    return String.format(
        Locale.ENGLISH,
        "%s at batch 16, %s at 128, %s at 1024",
        write.apply(median.y(0)),
        write.apply(median.y(SIZE_128)),
        write.apply(median.y(median.size() - 1)));
  }

  private Series curve(Arm arm, String name, String scalar, Style style, boolean relative) {
    double[] sizes = runs.keySet().stream().mapToDouble(Integer::doubleValue).toArray();
    int seeds = seeds();
    List<double[]> curves = new ArrayList<>();
    for (int seed = 0; seed < seeds; seed++) {
      int index = seed;
      double[] values =
          runs.values().stream()
              .mapToDouble(ofSeeds -> value(ofSeeds.get(index), arm.prefix() + scalar))
              .toArray();
      curves.add(
          relative ? Arrays.stream(values).map(value -> value / values[0]).toArray() : values);
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
