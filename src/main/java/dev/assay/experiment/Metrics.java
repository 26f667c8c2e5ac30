package dev.assay.experiment;

import dev.assay.experiment.Metric.Task;
import dev.assay.instrument.InstrumentRegistry;
import dev.assay.measurement.CurveFit;
import dev.assay.measurement.MeasuredSeries;
import dev.assay.report.figure.Axis;
import dev.assay.statistics.MetricRange;
import dev.assay.training.FinalFit;
import dev.assay.training.KeskarSharpness;
import dev.assay.training.PerEpoch;
import dev.assay.training.PerIteration;
import dev.assay.training.TrialResult;
import java.util.function.ToDoubleFunction;

/** The metrics that most reports speak of. A report's own are made with {@link Metric#ofRun}. */
public final class Metrics {
  private static final int POINTS_OF_A_CURVE = 1000;

  /** The loss over the whole training set at the final weights, of a fitted function. */
  static final Metric FINAL_MSE = finalLoss().in("MSE").onlyFor(Task.REGRESSION);

  /** The loss over the whole training set at the final weights, of a classifier. */
  static final Metric FINAL_CROSS_ENTROPY = finalLoss().in("nats").onlyFor(Task.CLASSIFICATION);

  /** The share of the function's variance that the network explains on the training points. */
  public static final Metric R_SQUARED =
      overFinalWeights("R²", run -> 1 - scalar(run, "final.train.loss") / variance(run))
          .onlyFor(Task.REGRESSION)
          .within(MetricRange.atMost(1));

  /** The share of right answers over the whole training set at the final weights. */
  public static final Metric TRAIN_ACCURACY =
      classified("training accuracy", "final.train.accuracy", "train.accuracy", "accuracy")
          .within(MetricRange.SHARE);

  /** The share of right answers over the whole test set at the final weights. */
  public static final Metric TEST_ACCURACY =
      classified("test accuracy", "final.test.accuracy", "test.accuracy", "accuracy")
          .within(MetricRange.SHARE);

  /** The loss over the whole test set at the final weights. */
  public static final Metric TEST_LOSS =
      classified("test loss", "final.test.loss", "test.loss", "cross entropy").asCrossEntropy();

  /** The mean loss of the last epoch's mini-batches, as they were trained on. */
  public static final Metric LAST_TRAIN_LOSS =
      lastOf("training loss of the last epoch", "train.loss", InstrumentRegistry.EPOCH_MEANS)
          .asCrossEntropy();

  /** The share of right answers in the last epoch's mini-batches, as they were trained on. */
  public static final Metric LAST_TRAIN_ACCURACY =
      lastOf(
              "training accuracy of the last epoch",
              "train.accuracy",
              InstrumentRegistry.EPOCH_MEANS)
          .within(MetricRange.SHARE);

  /** The loss over the whole test set after the last epoch. */
  public static final Metric LAST_TEST_LOSS =
      lastOf("test loss after the last epoch", "test.loss", InstrumentRegistry.EVALUATION)
          .asCrossEntropy();

  /** The share of right answers over the whole test set after the last epoch. */
  public static final Metric LAST_TEST_ACCURACY =
      lastOf("test accuracy after the last epoch", "test.accuracy", InstrumentRegistry.EVALUATION)
          .within(MetricRange.SHARE);

  /** Accuracy over the whole training set minus that over the test set, at the final weights. */
  public static final Metric GENERALISATION_GAP =
      overFinalWeights(
              "generalisation gap",
              run -> scalar(run, "final.train.accuracy") - scalar(run, "final.test.accuracy"))
          .onlyFor(Task.CLASSIFICATION)
          .within(MetricRange.SHARE.ofDifference());

  /** The loss over the held-out points or rows at the final weights, of a fitted function. */
  static final Metric HELD_OUT_MSE =
      overFinalWeights("held-out loss", run -> scalar(run, "final.test.loss"))
          .in("MSE")
          .onlyFor(Task.REGRESSION)
          .within(MetricRange.NOT_NEGATIVE);

  /**
   * The ε-sharpness of Keskar et al. at ε = 1e-3 on 500 training examples, by projected
   * maximisation.
   */
  public static final Metric SHARPNESS =
      Metric.ofScalar("sharpness", "sharpness")
          .in("%")
          .from(new KeskarSharpness(1e-3, 20, 3, 500))
          .measuredBy(InstrumentRegistry.SHARPNESS)
          .within(MetricRange.NOT_NEGATIVE);

  private Metrics() {}

  /** Returns the final training loss of networks that are trained for a task. */
  static Metric finalLoss(Task task) {
    return task == Task.REGRESSION ? FINAL_MSE : FINAL_CROSS_ENTROPY;
  }

  private static Metric finalLoss() {
    return overFinalWeights("final loss", run -> scalar(run, "final.train.loss"))
        .within(MetricRange.NOT_NEGATIVE)
        .from((plan, trial) -> new PerIteration(trial.steps() / POINTS_OF_A_CURVE + 1))
        .drawn("iteration.loss", Axis.linear("optimizer step"), Axis.log("training loss"));
  }

  private static Metric classified(String name, String scalar, String series, String label) {
    return overFinalWeights(name, run -> scalar(run, scalar))
        .from(new PerEpoch())
        .onlyFor(Task.CLASSIFICATION)
        .drawn(series, Axis.linear("epoch"), Axis.linear(label));
  }

  private static Metric overFinalWeights(String name, ToDoubleFunction<TrialResult> read) {
    return Metric.ofRun(name, read)
        .from(new FinalFit())
        .measuredBy(InstrumentRegistry.EVALUATION, InstrumentRegistry.CONNECTION);
  }

  private static Metric lastOf(String name, String series, String instrument) {
    return Metric.ofCurve(name, series, MeasuredSeries::last)
        .from(new PerEpoch())
        .measuredBy(instrument, InstrumentRegistry.CONNECTION)
        .onlyFor(Task.CLASSIFICATION);
  }

  private static double scalar(TrialResult run, String name) {
    return run.measurements().scalar(name);
  }

  private static double variance(TrialResult run) {
    return CurveFit.variance(run.trial().data().targets(run.trial().seed()));
  }
}
