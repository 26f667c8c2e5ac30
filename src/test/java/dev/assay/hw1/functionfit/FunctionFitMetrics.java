package dev.assay.hw1.functionfit;

import static dev.assay.hw1.functionfit.FunctionFitClaims.AMPLITUDE;
import static dev.assay.hw1.functionfit.FunctionFitClaims.BEST_OF_0_AND_1;
import static dev.assay.hw1.functionfit.FunctionFitClaims.DEAD;
import static dev.assay.hw1.functionfit.FunctionFitClaims.FINAL_LOSS;
import static dev.assay.hw1.functionfit.FunctionFitClaims.LOG_LOSS;
import static dev.assay.hw1.functionfit.FunctionFitClaims.MAX_ERROR;
import static dev.assay.hw1.functionfit.FunctionFitClaims.MEAN_ABS;
import static dev.assay.hw1.functionfit.FunctionFitClaims.MODEL0;
import static dev.assay.hw1.functionfit.FunctionFitClaims.MODEL1;
import static dev.assay.hw1.functionfit.FunctionFitClaims.MODEL2;
import static dev.assay.hw1.functionfit.FunctionFitClaims.R2;
import static dev.assay.hw1.functionfit.FunctionFitClaims.STEPS;
import static dev.assay.hw1.functionfit.FunctionFitClaims.TAIL_DROP;
import static dev.assay.hw1.functionfit.FunctionFitClaims.VARIATION;
import static dev.assay.hw1.functionfit.FunctionFitClaims.WORST_OF_1_AND_2;

import dev.assay.data.TargetFunction;
import dev.assay.experiment.Entries;
import dev.assay.measurement.CurveFit;
import dev.assay.measurement.MeasuredSeries;
import dev.assay.training.TrialResult;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/** What one fitted MLP amounts to, in the numbers that the claims of HW1-1 §1 speak of. */
public final class FunctionFitMetrics {
  private static final double DEAD_BELOW = 1e-3;
  private static final List<String> METRICS =
      List.of(
          FINAL_LOSS,
          LOG_LOSS,
          STEPS,
          TAIL_DROP,
          R2,
          MAX_ERROR,
          AMPLITUDE,
          MEAN_ABS,
          VARIATION,
          DEAD);
  private static final Map<String, String> UNITS =
      Map.of(FINAL_LOSS, "MSE", LOG_LOSS, "decades", STEPS, "steps", TAIL_DROP, "decades");

  private FunctionFitMetrics() {}

  /** Enters every metric of one run. */
  public static void put(Entries entries, String arm, TrialResult run) {
    Map<String, Double> metrics = run.diverged() ? Map.of() : of(run);
    for (String metric : METRICS) {
      entries.put(metric, unit(metric), arm, run, measured -> metrics.get(metric));
    }
  }

  /** Enters the better and the worse of two models, for claims about the best or worst of three. */
  public static void putExtremes(Entries entries, Map<String, TrialResult> runs) {
    List<TrialResult> small = List.of(runs.get(MODEL0), runs.get(MODEL1));
    for (String metric : List.of(STEPS, LOG_LOSS)) {
      putExtreme(entries, metric, BEST_OF_0_AND_1, small, Math::min);
    }
    List<TrialResult> large = List.of(runs.get(MODEL1), runs.get(MODEL2));
    for (String metric : List.of(FINAL_LOSS, LOG_LOSS)) {
      putExtreme(entries, metric, WORST_OF_1_AND_2, large, Math::max);
    }
  }

  private static void putExtreme(
      Entries entries,
      String metric,
      String arm,
      List<TrialResult> pair,
      DoubleBinaryOperator extreme) {
    entries.put(
        metric,
        unit(metric),
        arm,
        pair,
        measured ->
            extreme.applyAsDouble(of(pair.get(0)).get(metric), of(pair.get(1)).get(metric)));
  }

  /** Tells whether a run's curve varies by less than a thousandth of the true one. */
  static boolean isDead(TrialResult run) {
    return of(run).get(DEAD) == 1;
  }

  private static Map<String, Double> of(TrialResult run) {
    MeasuredSeries loss = run.measurements().series("iteration.loss");
    MeasuredSeries logLoss = loss.log10();
    MeasuredSeries curve = run.measurements().series("prediction");
    double[] fitted = curve.ys();
    double[] truth = Arrays.stream(curve.xs()).map(TargetFunction::value).toArray();
    CurveFit fit = CurveFit.of(fitted, truth);
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put(FINAL_LOSS, loss.tailMean(0.01));
    metrics.put(LOG_LOSS, logLoss.tailMean(1));
    metrics.put(STEPS, loss.firstAtOrBelow(0.1 * CurveFit.variance(truth), run.trial().steps()));
    metrics.put(TAIL_DROP, logLoss.meanBetween(0.7, 0.75) - logLoss.tailMean(0.05));
    metrics.put(R2, fit.rSquared());
    metrics.put(MAX_ERROR, fit.maxError());
    metrics.put(AMPLITUDE, fit.amplitude());
    metrics.put(MEAN_ABS, fit.meanAbs());
    metrics.put(VARIATION, fit.variation());
    metrics.put(DEAD, fit.amplitude() < DEAD_BELOW ? 1.0 : 0.0);
    return metrics;
  }

  private static String unit(String metric) {
    return UNITS.getOrDefault(metric, "");
  }
}
