package dev.assay.hw1.interpolation;

import dev.assay.experiment.Entries;
import dev.assay.measurement.MeasuredSeries;
import dev.assay.training.TrialResult;
import dev.assay.training.result.Measurements;
import java.util.List;
import java.util.Map;

/** What the line between two solutions amounts to, in the numbers the claims of §3 speak of. */
final class InterpolationMetrics {
  private static final Map<String, String> CURVES =
      Map.of(
          InterpolationClaims.TRAIN_LOSS, "line.train.loss",
          InterpolationClaims.TEST_LOSS, "line.test.loss",
          InterpolationClaims.TRAIN_ACCURACY, "line.train.accuracy",
          InterpolationClaims.TEST_ACCURACY, "line.test.accuracy");

  private final Entries entries;

  InterpolationMetrics(Entries entries) {
    this.entries = entries;
  }

  /** Enters the curves, and how far their minima and peaks lie from the ends. */
  void line(TrialResult a, TrialResult b) {
    CURVES.forEach(
        (metric, series) -> {
          for (double place : InterpolationClaims.places()) {
            entries.put(
                metric,
                series.endsWith("loss") ? "nats" : "",
                InterpolationClaims.arm(place),
                List.of(b, a),
                m -> m.get(0).series(series).at(place));
          }
        });
    entries.put(
        InterpolationClaims.MINIMUM_AWAY,
        "α",
        InterpolationClaims.LINE,
        List.of(b, a),
        m -> away(m.get(0).series("line.train.loss"), 1));
    entries.put(
        InterpolationClaims.PEAK_AWAY,
        "α",
        InterpolationClaims.LINE,
        List.of(b, a),
        m -> away(m.get(0).series("line.train.accuracy"), -1));
  }

  /** Enters the training loss's barrier along one line. */
  void barrier(String arm, String line, TrialResult a, TrialResult b) {
    entries.put(
        InterpolationClaims.BARRIER,
        "nats",
        arm,
        List.of(b, a),
        m -> m.get(0).scalar(line + "train.barrier"));
  }

  /** Enters whether the flatter of the two solutions generalises better. */
  void agreement(TrialResult a, TrialResult b) {
    entries.put(
        InterpolationClaims.AGREEMENT,
        "pp",
        InterpolationClaims.LINE,
        List.of(a, b),
        m ->
            agreement(
                m.get(0).scalar("curvature"),
                m.get(1).scalar("curvature"),
                m.get(0).scalar("end.test.accuracy"),
                m.get(1).scalar("end.test.accuracy")));
  }

  /** Enters the same for that epoch of A which has B's training loss. */
  void agreementAtEqualLoss(TrialResult a, TrialResult b) {
    entries.put(
        InterpolationClaims.AGREEMENT,
        "pp",
        InterpolationClaims.MATCHED,
        List.of(b, a),
        m -> agreementAtEqualLoss(m.get(0)));
  }

  private static double agreementAtEqualLoss(Measurements line) {
    MeasuredSeries accuracy = line.series("line-matched.test.accuracy");
    return agreement(
        line.scalar("line-matched.curvature.start"),
        line.scalar("line-matched.curvature.end"),
        accuracy.at(0),
        accuracy.at(1));
  }

  static double agreement(
      double curvatureA, double curvatureB, double accuracyA, double accuracyB) {
    double flatter = (curvatureB - curvatureA) / (Math.abs(curvatureA) + Math.abs(curvatureB));
    return flatter * 100 * (accuracyA - accuracyB);
  }

  /** Returns how far the farther of the two least values lies from its end. */
  static double away(MeasuredSeries curve, int sign) {
    return Math.max(Math.abs(least(curve, true, sign)), Math.abs(least(curve, false, sign) - 1));
  }

  /** Returns where the curve is least on one side of the middle; the nearest of equals counts. */
  private static double least(MeasuredSeries curve, boolean left, int sign) {
    double[] xs = curve.xs();
    double[] ys = curve.ys();
    double end = left ? 0 : 1;
    double best = end;
    double least = sign * curve.at(end);
    for (int i = 0; i < xs.length; i++) {
      boolean here = left ? xs[i] <= 0.5 : xs[i] >= 0.5;
      boolean nearer = Math.abs(xs[i] - end) < Math.abs(best - end);
      if (here && (sign * ys[i] < least || sign * ys[i] == least && nearer)) {
        least = sign * ys[i];
        best = xs[i];
      }
    }
    return best;
  }
}
