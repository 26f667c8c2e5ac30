package dev.assay.hw1.randomlabels;

import static dev.assay.hw1.randomlabels.RandomLabelsClaimsIT.CHOSEN;
import static dev.assay.hw1.randomlabels.RandomLabelsClaimsIT.RANDOM;
import static dev.assay.hw1.randomlabels.RandomLabelsClaimsIT.SHARES;
import static dev.assay.hw1.randomlabels.RandomLabelsClaimsIT.SLOWER;
import static dev.assay.hw1.randomlabels.RandomLabelsClaimsIT.TRUE;

import dev.assay.experiment.Bands;
import dev.assay.experiment.Runs;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The charts of HW1-3 §1: loss and accuracy over the epochs, and over the share permuted.
 *
 * @param runs all runs on permuted and on true labels
 */
record RandomLabelsFigures(Runs runs) {
  private static final Map<String, Style> STYLES =
      Map.of(RANDOM, Style.of(Palette.VERMILLION), TRUE, Style.of(Palette.BLUE));

  Figure losses() {
    return Figure.of(
        "random-labels-loss",
        Finding.text(
            "%straining loss %s, true labels %s nats",
            learned(),
            Finding.number(end(RANDOM, "train.loss")),
            Finding.number(end(TRUE, "train.loss"))),
        "On random labels a training loss that leaves ln 10 shows memorising.",
        overEpochs(Axis.log("cross entropy").in("nats"), "loss")
            .with(Reference.atY(Origin.KNOWN, Math.log(10), "chance: ln 10")));
  }

  Figure accuracies() {
    return Figure.of(
        "random-labels-accuracy",
        Finding.text(
            "%straining accuracy %s, test %s",
            learned(),
            Finding.percent(end(RANDOM, "train.accuracy")),
            Finding.percent(end(RANDOM, "test.accuracy"))),
        "The gap between a solid and a dashed line of one colour is the generalisation gap.",
        overEpochs(Axis.percent("accuracy").between(0, 1), "accuracy")
            .with(Reference.atY(Origin.REPORT, 0.94, "training 94%"))
            .with(Reference.atY(Origin.REPORT, 0.27, "test 27%"))
            .with(Reference.atY(Origin.KNOWN, 0.1, "chance")));
  }

  private double end(String labels, String measured) {
    return Bands.end(runs.of(labels), measured);
  }

  /** A network that gets most random labels wrong shows nothing about memorising. */
  private boolean memorised() {
    return end(RANDOM, "train.accuracy") > 0.5;
  }

  private String learned() {
    return memorised() ? "Random labels: " : "Random labels were not learned: ";
  }

  private Panel overEpochs(Axis axis, String what) {
    return Panel.of(
        memorised() ? "" : "DID NOT LEARN: most random labels are wrong at the end",
        Axis.linear("epoch"),
        axis,
        Bands.trainingAndTest(runs.byArm(), STYLES, what));
  }

  /** Shows which share of permuted labels leaves the report's test accuracy, where a net learns. */
  Figure shares() {
    List<Series> curves = new ArrayList<>(overShares(CHOSEN.label, runs, Palette.GREEN));
    if (runs.hasAlternative(SLOWER)) {
      curves.addAll(overShares(SLOWER, runs.under(SLOWER), Palette.PURPLE));
    }
    return Figure.of(
        "random-labels-share",
        "Test accuracy where a net learns: " + spans(curves),
        "Where a test curve crosses 27% is the share of permuted labels that would give the"
            + " report’s number.",
        Panel.of(
                Axis.percent("training labels permuted"),
                Axis.percent("accuracy").between(0, 1),
                curves)
            .with(Reference.atY(Origin.REPORT, 0.27, "test 27%"))
            .with(Reference.atY(Origin.KNOWN, 0.1, "chance")));
  }

  private static String spans(List<Series> curves) {
    return curves.stream()
        .filter(curve -> curve.name().contains("test") && curve.size() > 1)
        .map(
            curve ->
                Finding.text(
                    "%s from %s to %s",
                    curve.name().replace(", test", ""),
                    Finding.percent(curve.y(0)),
                    Finding.percent(curve.last())))
        .collect(Collectors.joining("; "));
  }

  private static List<Series> overShares(String setting, Runs runs, Palette hue) {
    Style style = Style.of(hue);
    return List.of(
        overShares(setting + ", training", "final.train.accuracy", runs).withStyle(style),
        overShares(setting + ", test", "final.test.accuracy", runs)
            .withStyle(style.with(Dash.DASHED)));
  }

  /** Takes the seeds that every share has. */
  private static Series overShares(String name, String scalar, Runs runs) {
    Map<Double, List<TrialResult>> byShare = new TreeMap<>();
    SHARES.forEach((arm, share) -> byShare.put(share, runs.of(arm)));
    byShare.put(0.0, runs.of(TRUE));
    byShare.put(1.0, runs.of(RANDOM));
    List<double[]> curves = Bands.overArms(byShare.values(), scalar);
    long all = curves.stream().flatMapToDouble(Arrays::stream).count();
    long finished =
        curves.stream().flatMapToDouble(Arrays::stream).filter(Double::isFinite).count();
    String label = finished == all ? name : Finding.text("%s, %d of %d runs", name, finished, all);
    double[] shares = byShare.keySet().stream().mapToDouble(Double::doubleValue).toArray();
    return Series.overSeeds(label, shares, curves).marked();
  }
}
