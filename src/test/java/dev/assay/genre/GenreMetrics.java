package dev.assay.genre;

import static dev.assay.instrument.InstrumentRegistry.CONNECTION;
import static dev.assay.instrument.InstrumentRegistry.EVALUATION;
import static dev.assay.instrument.InstrumentRegistry.STEPS;

import dev.assay.experiment.Metric;
import dev.assay.experiment.NotMeasuredException;
import dev.assay.report.figure.Axis;
import dev.assay.statistics.MetricRange;
import dev.assay.statistics.RankCorrelation;
import dev.assay.training.FinalFit;
import dev.assay.training.PerIteration;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What several sections measure. */
final class GenreMetrics {
  private static final int POINTS_OF_A_CURVE = 1000;

  /** Into so many parts of equal length a curve is cut, so that no single batch decides. */
  private static final int PARTS = 20;

  private static final String LOSS = "loss";
  private static final String NORM = "gradient";

  /** The gradient norm and loss of every step, where one step is compared with the next. */
  private static final PerIteration EVERY_STEP = new PerIteration(1);

  /** Whether the gradient norm falls where the loss does: 1 if they go down together. */
  static final Metric FOLLOWS =
      ofCurves(
              "rank correlation of norm and loss",
              run -> correlation(parts(run, NORM), parts(run, LOSS)))
          .within(MetricRange.CORRELATION)
          .from((plan, trial) -> thinned(trial));

  /** How much of the gradient norm is left at the end. */
  static final Metric NORM_LEFT =
      ofCurves("gradient norm, end over start", run -> left(parts(run, NORM)))
          .within(MetricRange.NOT_NEGATIVE)
          .from((plan, trial) -> thinned(trial));

  /** How much of the loss is left at the end, which no claim reads: for controls. */
  static final Metric LOSS_LEFT =
      ofCurves("training loss, end over start", run -> left(parts(run, LOSS)))
          .within(MetricRange.NOT_NEGATIVE)
          .from((plan, trial) -> thinned(trial));

  /** The same beside {@link #JUMPS}. */
  static final Metric LOSS_LEFT_STEP_BY_STEP =
      ofCurves("training loss, end over start", run -> left(parts(run, LOSS)))
          .within(MetricRange.NOT_NEGATIVE)
          .from(EVERY_STEP);

  /** How far the gradient norm jumps from step to step, in the last half of training. */
  static final Metric JUMPS =
      ofCurves("spread of the norm's steps", GenreMetrics::jumps)
          .within(MetricRange.NOT_NEGATIVE)
          .from(EVERY_STEP);

  /** The lowest training loss that a run passes, in windows of a thousandth of it. */
  static final Metric LOWEST_LOSS =
      Metric.ofRun(
              "lowest training loss", run -> Arrays.stream(curve(run, LOSS)).min().orElseThrow())
          .in("MSE")
          .onlyFor(Metric.Task.REGRESSION)
          .within(MetricRange.NOT_NEGATIVE)
          .from((plan, trial) -> thinned(trial))
          .measuredBy(STEPS)
          .drawn("iteration.loss", Axis.linear("optimizer step"), Axis.log("training loss"));

  static final Metric TRAIN_LOSS = overFinalWeights("training loss", "final.train.loss");
  static final Metric TRAIN_ACCURACY =
      overFinalWeights("training accuracy", "final.train.accuracy").within(MetricRange.SHARE);
  static final Metric TEST_LOSS = overFinalWeights("test loss", "final.test.loss");
  static final Metric TEST_ACCURACY =
      overFinalWeights("test accuracy", "final.test.accuracy").within(MetricRange.SHARE);

  private GenreMetrics() {}

  /** Evaluates once, at the end: a report that compares ends needs no curve. */
  private static Metric overFinalWeights(String name, String scalar) {
    return Metric.ofScalar(name, scalar)
        .onlyFor(Metric.Task.CLASSIFICATION)
        .within(MetricRange.NOT_NEGATIVE)
        .from(new FinalFit())
        .measuredBy(EVALUATION, CONNECTION);
  }

  private static Metric ofCurves(String name, ToDoubleFunction<TrialResult> read) {
    return Metric.ofRun(name, read)
        .measuredBy(STEPS)
        .drawn("iteration.gradient", Axis.linear("optimizer step"), Axis.log("gradient norm"));
  }

  private static PerIteration thinned(Trial trial) {
    return new PerIteration(trial.steps() / POINTS_OF_A_CURVE + 1);
  }

  private static double[] curve(TrialResult run, String what) {
    return run.measurements().series("iteration." + what).ys();
  }

  /** Returns the means of equal parts of a curve. */
  private static double[] parts(TrialResult run, String what) {
    double[] curve = curve(run, what);
    int parts = Math.min(PARTS, curve.length);
    return IntStream.range(0, parts)
        .mapToDouble(
            part ->
                Arrays.stream(curve, part * curve.length / parts, (part + 1) * curve.length / parts)
                    .average()
                    .orElseThrow())
        .toArray();
  }

  private static double left(double[] parts) {
    if (parts[0] == 0) {
      throw new NotMeasuredException("the curve starts at 0");
    }
    return parts[parts.length - 1] / parts[0];
  }

  private static double correlation(double[] norm, double[] loss) {
    if (Arrays.stream(norm).distinct().count() < 2 || Arrays.stream(loss).distinct().count() < 2) {
      throw new NotMeasuredException("a curve does not change");
    }
    return RankCorrelation.SPEARMAN.of(norm, loss);
  }

  private static double jumps(TrialResult run) {
    double[] norm = curve(run, NORM);
    double[] steps =
        IntStream.range(norm.length / 2 + 1, norm.length)
            .filter(i -> norm[i] > 0 && norm[i - 1] > 0)
            .mapToDouble(i -> Math.log(norm[i] / norm[i - 1]))
            .toArray();
    if (steps.length < 2) {
      throw new NotMeasuredException("the gradient norm has no two steps in the last half");
    }
    return Math.sqrt(Arrays.stream(steps).map(step -> step * step).average().orElseThrow());
  }
}
