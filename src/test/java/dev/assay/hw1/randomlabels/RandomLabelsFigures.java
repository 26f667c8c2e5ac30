package dev.assay.hw1.randomlabels;

import dev.assay.experiment.Bands;
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
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The charts of HW1-3 §1: loss and accuracy over the epochs, and over the share permuted. */
final class RandomLabelsFigures {
  private static final Style RANDOM = Style.of(Palette.VERMILLION);
  private static final Style TRUE = Style.of(Palette.BLUE);

  private final List<TrialResult> random;
  private final List<TrialResult> control;

  /** Creates the charts from all runs on permuted and on true labels. */
  RandomLabelsFigures(List<TrialResult> random, List<TrialResult> control) {
    this.random = random;
    this.control = control;
  }

  Figure losses() {
    return Figure.of(
        "random-labels-loss",
        "Loss on random and on true labels",
        List.of(
            Panel.of("", Axis.linear("epoch"), Axis.log("cross entropy").in("nats"), curves("loss"))
                .with(Reference.atY(Origin.KNOWN, Math.log(10), "chance: ln 10"))),
        "On random labels a training loss that leaves ln 10 shows memorising; each line is the"
            + " median over seeds, each band their range.");
  }

  Figure accuracies() {
    return Figure.of(
        "random-labels-accuracy",
        "Accuracy on random and on true labels",
        List.of(
            Panel.of(
                    "",
                    Axis.linear("epoch"),
                    Axis.linear("accuracy").between(0, 1),
                    curves("accuracy"))
                .with(Reference.atY(Origin.REPORT, 0.94, "training 94%"))
                .with(Reference.atY(Origin.REPORT, 0.27, "test 27%"))
                .with(Reference.atY(Origin.KNOWN, 0.1, "chance"))),
        "The gap between a solid and a dashed line of one colour is the generalisation gap; each"
            + " line is the median over seeds, each band their range.");
  }

  private List<Series> curves(String what) {
    return List.of(
        Bands.of("random labels, training", random, "train." + what).withStyle(RANDOM),
        Bands.of("random labels, test", random, "test." + what).withStyle(RANDOM.with(Dash.DASHED)),
        Bands.of("true labels, training", control, "train." + what).withStyle(TRUE),
        Bands.of("true labels, test", control, "test." + what).withStyle(TRUE.with(Dash.DASHED)));
  }

  /**
   * Shows, by alternative setting, which share of permuted labels leaves the report's test
   * accuracy.
   */
  Figure shares(Map<String, Map<Double, List<TrialResult>>> alternatives) {
    List<Series> curves = new ArrayList<>();
    Iterator<Palette> hues = List.of(Palette.GREEN, Palette.PURPLE).iterator();
    alternatives.forEach(
        (alternative, byShare) -> {
          Style style = Style.of(hues.next());
          curves.add(
              overShares(alternative + ", training", "final.train.accuracy", byShare)
                  .withStyle(style));
          curves.add(
              overShares(alternative + ", test", "final.test.accuracy", byShare)
                  .withStyle(style.with(Dash.DASHED)));
        });
    return Figure.of(
        "random-labels-share",
        "Accuracy over the share of permuted labels",
        List.of(
            Panel.of(
                    "",
                    Axis.linear("share of training labels permuted"),
                    Axis.linear("accuracy").between(0, 1),
                    curves)
                .with(Reference.atY(Origin.REPORT, 0.27, "test 27%"))
                .with(Reference.atY(Origin.KNOWN, 0.1, "chance"))),
        "Where a test curve crosses 27% is the share of permuted labels that would give the"
            + " report's number; medians and ranges over seeds.");
  }

  private static Series overShares(
      String name, String scalar, Map<Double, List<TrialResult>> byShare) {
    double[] shares = byShare.keySet().stream().mapToDouble(Double::doubleValue).toArray();
    int most = byShare.values().stream().mapToInt(List::size).max().orElse(0);
    double[][] curves = new double[Math.max(1, most)][shares.length];
    for (int seed = 0; seed < curves.length; seed++) {
      for (int i = 0; i < shares.length; i++) {
        List<TrialResult> runs = byShare.get(shares[i]);
        curves[seed][i] =
            seed < runs.size() && !runs.get(seed).diverged()
                ? runs.get(seed).measurements().scalar(scalar)
                : Double.NaN;
      }
    }
    List<TrialResult> all = byShare.values().stream().flatMap(List::stream).toList();
    int finished = (int) all.stream().filter(run -> !run.diverged()).count();
    String label =
        finished == all.size() ? name : name + ", %d of %d runs".formatted(finished, all.size());
    return Series.overSeeds(label, shares, List.of(curves)).marked();
  }
}
