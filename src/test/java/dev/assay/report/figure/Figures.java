package dev.assay.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Draws figures of every kind the claims need, from made-up numbers. */
public final class Figures {
  private Figures() {}

  /** Every figure below. */
  public static List<Figure> all() {
    return List.of(loss(), fit(), epochs(), trajectories(), sensitivity(), awkward());
  }

  /** Loss of three models over many steps, log, with bands, a criterion and a report's value. */
  public static Figure loss() {
    double[] steps = IntStream.range(0, 800).mapToDouble(i -> i * 25).toArray();
    List<Series> series =
        List.of(
            overSeeds("model0 (571)", steps, 0.12, 0.0002, Style.of(Palette.BLUE)),
            overSeeds("model1 (712)", steps, 0.004, 0.0006, Style.of(Palette.ORANGE)),
            overSeeds("model2 (571)", steps, 0.00002, 0.0012, Style.of(Palette.GREEN)));
    Panel panel =
        Panel.of("", Axis.linear("step"), Axis.log("training loss").in("MSE"), series)
            .with(Reference.atY(Reference.Origin.CRITERION, 1e-3, "criterion: reached 0.001"));
    return Figure.of(
        "F2",
        "Training loss of the three models",
        List.of(panel),
        "The wide model ends lowest and the deep narrow one highest; bands span five seeds.");
  }

  /** Fitted curves with the truth. */
  public static Figure fit() {
    double[] x = IntStream.range(0, 500).mapToDouble(i -> 0.01 + i * 0.00198).toArray();
    double[] truth = IntStream.range(0, 500).mapToDouble(i -> sinc(x[i])).toArray();
    double[] near = IntStream.range(0, 500).mapToDouble(i -> sinc(x[i]) + 0.01).toArray();
    double[] smooth = IntStream.range(0, 500).mapToDouble(i -> Math.exp(-12 * x[i])).toArray();
    double[] flat = IntStream.range(0, 500).mapToDouble(i -> 0.09).toArray();
    Panel panel =
        Panel.of(
            "",
            Axis.linear("x"),
            Axis.linear("sin(5πx) / 5πx"),
            List.of(
                Series.line("truth", x, truth).withStyle(Style.of(Palette.BLACK)),
                Series.line("model0 (571)", x, flat).withStyle(Style.of(Palette.BLUE)),
                Series.line("model1 (712)", x, smooth).withStyle(Style.of(Palette.ORANGE)),
                Series.line("model2 (571)", x, near)
                    .withStyle(Style.of(Palette.GREEN).with(Dash.DASHED))));
    return Figure.of(
        "F5", "Fitted curves and the truth", List.of(panel), "Model2 hides the truth.");
  }

  /** Loss and accuracy of two models, training and test, side by side. */
  public static Figure epochs() {
    double[] epochs = IntStream.rangeClosed(1, 8).mapToDouble(i -> i).toArray();
    Style deep = Style.of(Palette.VERMILLION);
    Style shallow = Style.of(Palette.BLUE);
    List<Series> loss =
        List.of(
            band("deep, training", epochs, 0.4, 1.2, deep),
            band("deep, test", epochs, 0.35, 1.0, deep.with(Dash.DASHED)),
            band("shallow, training", epochs, 1.4, 0.35, shallow),
            band("shallow, test", epochs, 1.2, 0.35, shallow.with(Dash.DASHED)));
    List<Series> accuracy =
        List.of(
            rising("deep, training", epochs, 0.9, 1.4, deep),
            rising("deep, test", epochs, 0.92, 1.2, deep.with(Dash.DASHED)),
            rising("shallow, training", epochs, 0.62, 0.35, shallow),
            rising("shallow, test", epochs, 0.82, 0.3, shallow.with(Dash.DASHED)));
    return Figure.of(
        "C2",
        "Shallow and deep CNN over the epochs",
        List.of(
            Panel.of(
                "Loss", Axis.linear("epoch"), Axis.linear("cross entropy").startingAt(0), loss),
            Panel.of("Accuracy", Axis.linear("epoch"), Axis.linear("accuracy"), accuracy)
                .with(
                    Reference.atY(
                        Reference.Origin.REPORT, 0.955, "report: shallow ends at 95–96 %"))
                .with(Reference.betweenX(Reference.Origin.CRITERION, 3, 8, "must stay at 99 %"))),
        "The deep network is ahead at every epoch.");
  }

  /** Two PCA planes with starts, ends and accuracies. */
  public static Figure trajectories() {
    return Figure.of(
        "P3",
        "Weights of eight runs in the plane of one PCA",
        List.of(plane("Layer 1", 1), plane("Whole model", 9)),
        "End points lie as far apart as the starts.");
  }

  /** Batch size on a log-2 axis, bars, points with error bars, and a scatter. */
  public static Figure sensitivity() {
    double[] batch = {16, 32, 64, 128, 256, 512, 1024};
    double[] middle = {0.9, 0.5, 0.22, 0.11, 0.1, 0.12, 0.2};
    double[] low = {0.7, 0.4, 0.2, 0.1, 0.08, 0.09, 0.15};
    double[] high = {1.1, 0.62, 0.25, 0.13, 0.12, 0.14, 0.28};
    Random random = new Random(3);
    double[] ratio = random.doubles(100, 0.6, 1).toArray();
    double[] loss =
        IntStream.range(0, 100)
            .mapToDouble(i -> Math.exp(-8 * ratio[i] + random.nextGaussian()))
            .toArray();
    double[] edges = IntStream.rangeClosed(0, 20).mapToDouble(i -> 0.6 + i * 0.02).toArray();
    double[] counts = IntStream.range(0, 20).mapToDouble(i -> (i * 7) % 11 + i).toArray();
    return Figure.of(
        "S3",
        "Sensitivity, minimal ratio and their spread",
        List.of(
            Panel.of(
                "Sensitivity",
                Axis.log2("batch size"),
                Axis.log("input gradient norm"),
                List.of(Series.markedLine("sensitivity", batch, middle).withBand(low, high))),
            Panel.of(
                "Minimal ratio",
                Axis.linear("minimal ratio"),
                Axis.log("loss").in("MSE"),
                List.of(Series.scatter("one run each", ratio, loss))),
            Panel.of(
                "Spread",
                Axis.linear("minimal ratio"),
                Axis.linear("runs"),
                List.of(Series.bars("runs per bin", edges, counts)))),
        "Sensitivity is lowest in the middle.");
  }

  /** Numbers that no axis can show: NaN, infinities, zero and negatives on log axes. */
  public static Figure awkward() {
    double[] x = {-1, 0, 1, 10, 100, 1000, 1e4};
    double[] y = {1, 2, Double.NaN, 0, -3, Double.POSITIVE_INFINITY, 5};
    double[] none = {Double.NaN, Double.NaN, Double.NaN};
    return Figure.of(
        "awkward",
        "Numbers that have no place",
        List.of(
            Panel.of("Log", Axis.log("x"), Axis.log("y"), List.of(Series.markedLine("odd", x, y))),
            Panel.of(
                "Nothing",
                Axis.linear("x"),
                Axis.log("y"),
                List.of(Series.line("diverged", new double[] {1, 2, 3}, none))),
            Panel.of(
                "One value",
                Axis.linear("x"),
                Axis.linear("y"),
                List.of(Series.scatter("alone", new double[] {5}, new double[] {7})))),
        "The notes say what is missing.");
  }

  private static double sinc(double x) {
    return Math.sin(5 * Math.PI * x) / (5 * Math.PI * x);
  }

  private static Series overSeeds(
      String name, double[] steps, double floor, double rate, Style style) {
    List<double[]> curves = new ArrayList<>();
    for (int seed = 0; seed < 5; seed++) {
      Random random = new Random(seed);
      double level = floor * Math.exp(random.nextGaussian() * 0.3);
      curves.add(
          IntStream.range(0, steps.length)
              .mapToDouble(
                  i ->
                      (level + 0.15 * Math.exp(-rate * steps[i]))
                          * Math.exp(0.15 * random.nextGaussian()))
              .toArray());
    }
    return Series.overSeeds(name, steps, curves).withStyle(style);
  }

  private static Series band(String name, double[] x, double start, double rate, Style style) {
    double[] y =
        IntStream.range(0, x.length).mapToDouble(i -> start * Math.exp(-rate * i)).toArray();
    return within(name, x, y, 0.1, style);
  }

  private static Series rising(String name, double[] x, double start, double rate, Style style) {
    double[] y =
        IntStream.range(0, x.length)
            .mapToDouble(i -> 1 - (1 - start) * Math.exp(-rate * i))
            .toArray();
    return within(name, x, y, 0.01, style);
  }

  private static Series within(String name, double[] x, double[] y, double share, Style style) {
    double[] low = IntStream.range(0, x.length).mapToDouble(i -> y[i] * (1 - share)).toArray();
    double[] high = IntStream.range(0, x.length).mapToDouble(i -> y[i] * (1 + share)).toArray();
    return Series.markedLine(name, x, y).withBand(low, high).withStyle(style);
  }

  private static Panel plane(String title, double size) {
    Random random = new Random(1);
    List<Series> runs = new ArrayList<>();
    List<PointLabel> labels = new ArrayList<>();
    for (int run = 0; run < 8; run++) {
      double angle = run * Math.PI / 4 + 0.2 * random.nextGaussian();
      double[] x =
          IntStream.range(0, 5)
              .mapToDouble(i -> size * (1 + i) * Math.cos(angle + 0.08 * i))
              .toArray();
      double[] y =
          IntStream.range(0, 5)
              .mapToDouble(i -> size * (1 + 0.7 * i) * Math.sin(angle + 0.1 * i))
              .toArray();
      Palette hue = Palette.values()[run % 7];
      runs.add(
          Series.markedLine("run " + (run + 1), x, y)
              .withStyle(new Style(hue, run < 7 ? Dash.SOLID : Dash.DASHED, Mark.CIRCLE)));
      labels.add(new PointLabel(x[0], y[0], "", PointLabel.Kind.START, hue));
      labels.add(new PointLabel(x[4], y[4], "98." + run + " %", PointLabel.Kind.END, hue));
    }
    return Panel.of(title, Axis.linear("PC1"), Axis.linear("PC2"), runs)
        .with(labels)
        .withSquareUnits();
  }
}
