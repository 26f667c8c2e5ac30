package dev.assay.hw1.shallowdeep;

import static dev.assay.hw1.shallowdeep.ShallowDeepClaims.DEEP_AGAINST_SHALLOW;
import static dev.assay.hw1.shallowdeep.ShallowDeepClaims.FINAL_TEST_ACCURACY;
import static dev.assay.hw1.shallowdeep.ShallowDeepClaims.FINAL_TEST_LOSS;
import static dev.assay.hw1.shallowdeep.ShallowDeepClaims.FINAL_TRAIN_ACCURACY;
import static dev.assay.hw1.shallowdeep.ShallowDeepClaims.FINAL_TRAIN_LOSS;
import static dev.assay.hw1.shallowdeep.ShallowDeepClaims.FIRST_TEST_ACCURACY;
import static dev.assay.hw1.shallowdeep.ShallowDeepClaims.FIRST_TRAIN_ACCURACY;
import static dev.assay.hw1.shallowdeep.ShallowDeepClaims.FLAT_FROM;
import static dev.assay.hw1.shallowdeep.ShallowDeepClaims.GAP;
import static dev.assay.hw1.shallowdeep.ShallowDeepClaims.LEAST_LEAD;
import static dev.assay.hw1.shallowdeep.ShallowDeepClaims.LEAST_TEST_ACCURACY;
import static dev.assay.hw1.shallowdeep.ShallowDeepClaims.LEAST_TRAIN_ACCURACY;
import static dev.assay.hw1.shallowdeep.ShallowDeepClaims.STILL_FALLING;
import static dev.assay.hw1.shallowdeep.ShallowDeepClaims.TEST_CURVE;
import static dev.assay.hw1.shallowdeep.ShallowDeepClaims.TRAIN_CURVE;

import dev.assay.experiment.Entries;
import dev.assay.measurement.MeasuredSeries;
import dev.assay.statistics.ChangePoint;
import dev.assay.training.TrialResult;
import dev.assay.training.result.Measurements;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one trained CNN amounts to, in the numbers that the claims of HW1-1 §2 speak of. */
public final class ShallowDeepMetrics {
  private static final List<String> METRICS =
      List.of(
          TRAIN_CURVE,
          TEST_CURVE,
          FINAL_TRAIN_LOSS,
          FINAL_TEST_LOSS,
          FLAT_FROM,
          STILL_FALLING,
          LEAST_TRAIN_ACCURACY,
          LEAST_TEST_ACCURACY,
          FIRST_TRAIN_ACCURACY,
          FIRST_TEST_ACCURACY,
          FINAL_TRAIN_ACCURACY,
          FINAL_TEST_ACCURACY,
          GAP);
  private static final double UNSETTLED = 0.1;
  private static final int FROM_EPOCH = 3;

  private ShallowDeepMetrics() {}

  /** Enters every metric of one run. */
  public static void put(Entries entries, String arm, TrialResult run) {
    Map<String, Double> metrics = run.diverged() ? Map.of() : of(run.measurements());
    for (String metric : METRICS) {
      entries.put(metric, unit(metric), arm, run, measured -> metrics.get(metric));
    }
  }

  /** Enters by how much the deep CNN leads where it leads least. */
  public static void putLead(Entries entries, TrialResult deep, TrialResult shallow) {
    entries.put(
        LEAST_LEAD,
        "decades",
        DEEP_AGAINST_SHALLOW,
        List.of(deep, shallow),
        measured -> leastLead(measured.get(0), measured.get(1)));
  }

  private static double leastLead(Measurements deep, Measurements shallow) {
    double[] low = deep.series("train.loss").log10().ys();
    double[] high = shallow.series("train.loss").log10().ys();
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < low.length; i++) {
      least = Math.min(least, high[i] - low[i]);
    }
    return least;
  }

  private static Map<String, Double> of(Measurements run) {
    MeasuredSeries trainLoss = run.series("train.loss");
    MeasuredSeries testLoss = run.series("test.loss");
    MeasuredSeries trainAccuracy = run.series("train.accuracy");
    MeasuredSeries testAccuracy = run.series("test.accuracy");
    double[] losses = trainLoss.ys();
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put(TRAIN_CURVE, trainLoss.log10().tailMean(1));
    metrics.put(TEST_CURVE, testLoss.log10().tailMean(1));
    metrics.put(FINAL_TRAIN_LOSS, trainLoss.last());
    metrics.put(FINAL_TEST_LOSS, testLoss.last());
    metrics.put(FLAT_FROM, ChangePoint.ofSettling(losses, UNSETTLED) + 1.0);
    metrics.put(STILL_FALLING, 1 - losses[losses.length - 1] / losses[losses.length - 3]);
    metrics.put(LEAST_TRAIN_ACCURACY, leastFrom(trainAccuracy));
    metrics.put(LEAST_TEST_ACCURACY, leastFrom(testAccuracy));
    metrics.put(FIRST_TRAIN_ACCURACY, trainAccuracy.at(1));
    metrics.put(FIRST_TEST_ACCURACY, testAccuracy.at(1));
    metrics.put(FINAL_TRAIN_ACCURACY, trainAccuracy.last());
    metrics.put(FINAL_TEST_ACCURACY, testAccuracy.last());
    metrics.put(GAP, run.scalar("final.train.accuracy") - run.scalar("final.test.accuracy"));
    return metrics;
  }

  private static double leastFrom(MeasuredSeries accuracy) {
    double[] values = accuracy.ys();
    return Arrays.stream(values, FROM_EPOCH - 1, values.length).min().orElseThrow();
  }

  private static String unit(String metric) {
    return switch (metric) {
      case TRAIN_CURVE, TEST_CURVE -> "decades";
      case FINAL_TRAIN_LOSS, FINAL_TEST_LOSS -> "nats";
      case FLAT_FROM -> "epoch";
      default -> "";
    };
  }
}
