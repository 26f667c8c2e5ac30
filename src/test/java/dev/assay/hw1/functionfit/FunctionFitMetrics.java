package dev.assay.hw1.functionfit;

import static dev.assay.hw1.functionfit.FunctionFitClaimsIT.MODEL0;
import static dev.assay.hw1.functionfit.FunctionFitClaimsIT.MODEL1;
import static dev.assay.hw1.functionfit.FunctionFitClaimsIT.MODEL2;
import static dev.assay.hw1.functionfit.FunctionFitClaimsIT.THE_THREE;
import static dev.assay.statistics.MetricRange.NOT_NEGATIVE;

import dev.assay.data.FunctionSamples;
import dev.assay.data.TargetFunction;
import dev.assay.experiment.Metric;
import dev.assay.instrument.InstrumentRegistry;
import dev.assay.measurement.CurveFit;
import dev.assay.measurement.MeasuredSeries;
import dev.assay.statistics.MetricRange;
import dev.assay.training.PerIteration;
import dev.assay.training.Prediction;
import dev.assay.training.TrialResult;
import dev.assay.training.setting.TrialData;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** What one fitted MLP amounts to, in the numbers that the claims of HW1-1 §1 speak of. */
public final class FunctionFitMetrics {
  private static final FunctionSamples GRID = FunctionSamples.ofDomain(2000);

  /** A curve that varies by less than a thousandth of the true one is flat to the eye. */
  private static final double DEAD_BELOW = 1e-3;

  private static final double HAIR = 0.01;

  public static final Metric FINAL_LOSS =
      ofLosses("final loss", run -> losses(run).tailMean(0.01)).in("MSE").within(NOT_NEGATIVE);
  public static final Metric LOG_LOSS =
      ofLosses("mean log10 loss", run -> losses(run).log10().tailMean(1)).in("decades");
  // A count without its steps of 1, which would change p.
  static final Metric STEPS =
      ofLosses("steps to R² 0.9", FunctionFitMetrics::stepsToFit).in("steps").within(NOT_NEGATIVE);
  static final Metric TAIL_DROP =
      ofLosses(
              "decades lost in the last quarter",
              run ->
                  losses(run).log10().meanBetween(0.7, 0.75) - losses(run).log10().tailMean(0.05))
          .in("decades");

  /** What no claim reads, for the control: 1 for the best constant. */
  static final Metric UNEXPLAINED =
      ofLosses(
              "loss half way as a share of the target's variance",
              run -> losses(run).meanBetween(0.45, 0.55) / variance(run))
          .within(NOT_NEGATIVE);

  static final Metric R2 = ofCurve("R²", CurveFit::rSquared).within(MetricRange.atMost(1));
  static final Metric MAX_ERROR = ofCurve("max abs error", CurveFit::maxError).within(NOT_NEGATIVE);
  static final Metric AMPLITUDE =
      ofCurve("relative amplitude", CurveFit::amplitude).within(NOT_NEGATIVE);
  static final Metric VARIATION =
      ofCurve("relative total variation", CurveFit::variation).within(NOT_NEGATIVE);
  static final Metric DEAD =
      curve(Metric.ofRun("dead run", run -> isDead(run) ? 1 : 0)).within(MetricRange.SHARE);

  /** Whether model1 fits worse than model2 and better than model0, each by more than a hair. */
  static final Metric BETWEEN =
      curve(
          Metric.ofSeed(
                  "an R² of model1 between those of model2 and model0 (1 = yes)",
                  THE_THREE,
                  runs -> {
                    double r2 = fit(runs.of(MODEL1)).rSquared();
                    return fit(runs.of(MODEL2)).rSquared() - r2 >= HAIR
                            && r2 - fit(runs.of(MODEL0)).rSquared() >= HAIR
                        ? 1
                        : 0;
                  })
              .within(MetricRange.SHARE));

  private FunctionFitMetrics() {}

  private static Metric ofLosses(String name, ToDoubleFunction<TrialResult> read) {
    return Metric.ofRun(name, read)
        .from((plan, trial) -> new PerIteration(trial.steps() / 1000 + 1))
        .measuredBy(InstrumentRegistry.STEPS, InstrumentRegistry.CONNECTION);
  }

  private static Metric ofCurve(String name, ToDoubleFunction<CurveFit> read) {
    return curve(Metric.ofRun(name, run -> read.applyAsDouble(fit(run))));
  }

  private static Metric curve(Metric metric) {
    return metric
        .from(new Prediction(GRID))
        .measuredBy(
            InstrumentRegistry.FITTED_CURVE,
            InstrumentRegistry.CURVE_FIT,
            InstrumentRegistry.CONNECTION);
  }

  /** Tells whether a run's curve varies by less than a thousandth of the true one. */
  static boolean isDead(TrialResult run) {
    return fit(run).amplitude() < DEAD_BELOW;
  }

  private static MeasuredSeries losses(TrialResult run) {
    return run.measurements().series("iteration.loss");
  }

  /** A run that never gets there counts with all its steps. */
  private static double stepsToFit(TrialResult run) {
    double target = 0.1 * CurveFit.variance(truth(run));
    return losses(run).firstAtOrBelow(target, run.trial().steps());
  }

  /** Of the target at the points that the run was trained on. */
  private static double variance(TrialResult run) {
    return CurveFit.variance(((TrialData.Function) run.trial().data()).samples().ys());
  }

  private static CurveFit fit(TrialResult run) {
    return CurveFit.of(run.measurements().series("prediction").ys(), truth(run));
  }

  private static double[] truth(TrialResult run) {
    double[] xs = run.measurements().series("prediction").xs();
    return Arrays.stream(xs).map(TargetFunction::value).toArray();
  }
}
