package dev.assay.hw1.randomlabels;

import static dev.assay.hw1.randomlabels.RandomLabelsClaimsIT.CHOSEN;
import static dev.assay.hw1.randomlabels.RandomLabelsClaimsIT.SHARES;
import static dev.assay.hw1.randomlabels.RandomLabelsClaimsIT.SLOWER;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The charts of HW1-3 §1: loss and accuracy over the epochs, and over the share permuted. */
final class RandomLabelsFigures {
  private static final Map<String, Style> STYLES = new LinkedHashMap<>();

  static {
    STYLES.put(RandomLabelsClaimsIT.RANDOM, Style.of(Palette.VERMILLION));
    STYLES.put(RandomLabelsClaimsIT.TRUE, Style.of(Palette.BLUE));
  }

  private final Runs runs;

  /** Creates the charts from all runs on permuted and on true labels. */
  RandomLabelsFigures(Runs runs) {
    this.runs = runs;
  }

  Figure losses() {
    return Figure.of(
        "random-labels-loss",
        learned()
            + "training loss "
            + Finding.number(end(RandomLabelsClaimsIT.RANDOM, "train.loss"))
            + ", true labels "
            + Finding.number(end(RandomLabelsClaimsIT.TRUE, "train.loss"))
            + " nats",
        List.of(
            Panel.of(
                    banner(),
                    Axis.linear("epoch"),
                    Axis.log("cross entropy").in("nats"),
                    curves("loss"))
                .with(Reference.atY(Origin.KNOWN, Math.log(10), "chance: ln 10"))),
        "On random labels a training loss that leaves ln 10 shows memorising.");
  }

  Figure accuracies() {
    return Figure.of(
        "random-labels-accuracy",
        learned()
            + "training accuracy "
            + Finding.percent(end(RandomLabelsClaimsIT.RANDOM, "train.accuracy"))
            + ", test "
            + Finding.percent(end(RandomLabelsClaimsIT.RANDOM, "test.accuracy")),
        List.of(
            Panel.of(
                    banner(),
                    Axis.linear("epoch"),
                    Axis.percent("accuracy").between(0, 1),
                    curves("accuracy"))
                .with(Reference.atY(Origin.REPORT, 0.94, "training 94%"))
                .with(Reference.atY(Origin.REPORT, 0.27, "test 27%"))
                .with(Reference.atY(Origin.KNOWN, 0.1, "chance"))),
        "The gap between a solid and a dashed line of one colour is the generalisation gap.");
  }

  private double end(String labels, String measured) {
    return Bands.of(labels, runs.of(labels), measured).last();
  }

  /** A network that gets most random labels wrong shows nothing about memorising. */
  private boolean memorised() {
    return end(RandomLabelsClaimsIT.RANDOM, "train.accuracy") > 0.5;
  }

  private String learned() {
    return memorised() ? "Random labels: " : "Random labels were not learned: ";
  }

  private String banner() {
    return memorised() ? "" : "DID NOT LEARN: most random labels are wrong at the end";
  }

  private List<Series> curves(String what) {
    List<Series> curves = new ArrayList<>();
    STYLES.forEach(
        (labels, style) -> {
          curves.add(
              Bands.of(labels + ", training", runs.of(labels), "train." + what).withStyle(style));
          curves.add(
              Bands.of(labels + ", test", runs.of(labels), "test." + what)
                  .withStyle(style.with(Dash.DASHED)));
        });
    return curves;
  }

  /** Shows which share of permuted labels leaves the report's test accuracy, where a net learns. */
  Figure shares() {
    List<Series> curves = new ArrayList<>(overShares(CHOSEN.label, runs, Palette.GREEN));
    curves.addAll(overShares(SLOWER, runs.under(SLOWER), Palette.PURPLE));
    return Figure.of(
        "random-labels-share",
        "Test accuracy where a net learns: " + spans(curves),
        List.of(
            Panel.of(
                    "",
                    Axis.percent("training labels permuted"),
                    Axis.percent("accuracy").between(0, 1),
                    curves)
                .with(Reference.atY(Origin.REPORT, 0.27, "test 27%"))
                .with(Reference.atY(Origin.KNOWN, 0.1, "chance"))),
        "Where a test curve crosses 27% is the share of permuted labels that would give the"
            + " report’s number.");
  }

  private static String spans(List<Series> curves) {
    return curves.stream()
        .filter(curve -> curve.name().contains("test") && curve.size() > 1)
        .map(
            curve ->
                String.format(
                    Locale.ENGLISH,
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
    byShare.put(0.0, runs.of(RandomLabelsClaimsIT.TRUE));
    byShare.put(1.0, runs.of(RandomLabelsClaimsIT.RANDOM));
    int seeds = byShare.values().stream().mapToInt(List::size).min().orElseThrow();
    List<double[]> curves = new ArrayList<>();
    for (int seed = 0; seed < seeds; seed++) {
      int index = seed;
      curves.add(
          byShare.values().stream().mapToDouble(of -> value(of.get(index), scalar)).toArray());
    }
    int finished =
        (int) curves.stream().flatMapToDouble(Arrays::stream).filter(Double::isFinite).count();
    int all = seeds * byShare.size();
    String label =
        finished == all
            ? name
            : String.format(Locale.ENGLISH, "%s, %d of %d runs", name, finished, all);
    double[] shares = byShare.keySet().stream().mapToDouble(Double::doubleValue).toArray();
    return Series.overSeeds(label, shares, curves).marked();
  }

  private static double value(TrialResult run, String scalar) {
    return run.diverged() ? Double.NaN : run.measurements().scalar(scalar);
  }
}
