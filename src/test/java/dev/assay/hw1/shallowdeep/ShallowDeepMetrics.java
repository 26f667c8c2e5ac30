package dev.assay.hw1.shallowdeep;

import static dev.assay.hw1.shallowdeep.ShallowDeepClaimsIT.DEEP;
import static dev.assay.hw1.shallowdeep.ShallowDeepClaimsIT.DEEP_AGAINST_SHALLOW;
import static dev.assay.hw1.shallowdeep.ShallowDeepClaimsIT.SHALLOW;
import static dev.assay.instrument.InstrumentRegistry.CONNECTION;
import static dev.assay.instrument.InstrumentRegistry.EPOCH_MEANS;
import static dev.assay.instrument.InstrumentRegistry.EVALUATION;
import static dev.assay.statistics.MetricRange.SHARE;

import dev.assay.experiment.Metric;
import dev.assay.experiment.SeedRuns;
import dev.assay.measurement.MeasuredSeries;
import dev.assay.statistics.ChangePoint;
import dev.assay.statistics.MetricRange;
import dev.assay.statistics.MonotoneTrend;
import dev.assay.training.FinalFit;
import dev.assay.training.PerEpoch;
import dev.assay.training.TrialResult;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What one trained CNN amounts to, in the numbers that the claims of HW1-1 §2 speak of. */
public final class ShallowDeepMetrics {
  private static final String TRAIN_LOSS = "train.loss";
  private static final String TEST_LOSS = "test.loss";
  private static final String TRAIN_ACCURACY = "train.accuracy";
  private static final String TEST_ACCURACY = "test.accuracy";
  private static final double UNSETTLED = 0.1;

  /** About 3: an epoch later at the latest. */
  private static final int FROM_EPOCH = 4;

  static final Metric TRAIN_EPOCHS =
      epochs("epochs to the training loss that both reach", TRAIN_LOSS, EPOCH_MEANS);
  public static final Metric TEST_EPOCHS =
      epochs("epochs to the test loss that both reach", TEST_LOSS, EVALUATION);
  static final Metric FLAT_FROM =
      of(
              "epoch from which the training loss is flat",
              TRAIN_LOSS,
              loss -> ChangePoint.ofSettling(loss.ys(), UNSETTLED) + 1.0)
          .in("epoch")
          // Epochs count from 1; without their steps, which would change p.
          .within(MetricRange.atLeast(1));
  static final Metric STILL_FALLING =
      of("relative drop over the last two epochs", TRAIN_LOSS, ShallowDeepMetrics::lastDrop)
          .within(MetricRange.atMost(1));
  static final Metric LEAST_TRAIN_ACCURACY =
      accuracy("least training accuracy from epoch 4", TRAIN_ACCURACY, ShallowDeepMetrics::least);
  static final Metric LEAST_TEST_ACCURACY =
      accuracy("least test accuracy from epoch 4", TEST_ACCURACY, ShallowDeepMetrics::least);
  static final Metric FIRST_TRAIN_ACCURACY =
      accuracy("training accuracy of epoch 1", TRAIN_ACCURACY, accuracy -> accuracy.at(1));
  static final Metric FIRST_TEST_ACCURACY =
      accuracy("test accuracy after epoch 1", TEST_ACCURACY, accuracy -> accuracy.at(1));

  /** What no claim reads, for the controls. */
  static final Metric FITTED =
      Metric.ofScalar("accuracy on the training set", "final.train.accuracy")
          .within(SHARE)
          .from(new FinalFit())
          .measuredBy(EVALUATION, CONNECTION);

  /** Kendall's τ of accuracy over the epochs, in training or in test, whichever rises less. */
  static final Metric STEADINESS =
      Metric.ofRun(
              "lesser τ of training and test accuracy over the epochs",
              run -> Math.min(tau(run, TRAIN_ACCURACY), tau(run, TEST_ACCURACY)))
          .within(MetricRange.CORRELATION)
          .from(new PerEpoch())
          .measuredBy(EPOCH_MEANS, EVALUATION, CONNECTION);

  /** By how much the deep CNN leads where it leads least. */
  public static final Metric LEAST_LEAD =
      Metric.ofSeed(
              "least lead over the epochs", DEEP_AGAINST_SHALLOW, ShallowDeepMetrics::leastLead)
          .in("decades")
          .from(new PerEpoch())
          .measuredBy(EPOCH_MEANS, CONNECTION);

  private ShallowDeepMetrics() {}

  /** Training curves are means over epochs as they are trained, test curves evaluations. */
  private static Metric of(String name, String series, ToDoubleFunction<MeasuredSeries> read) {
    return Metric.ofCurve(name, series, read)
        .from(new PerEpoch())
        .measuredBy(series.startsWith("train") ? EPOCH_MEANS : EVALUATION, CONNECTION);
  }

  private static Metric accuracy(
      String name, String series, ToDoubleFunction<MeasuredSeries> read) {
    return of(name, series, read).within(SHARE);
  }

  /**
   * Returns after how many epochs each network has the loss with which the worse of the two ends,
   * so that a lower end is not taken for a faster way.
   */
  private static Metric epochs(String name, String series, String instrument) {
    return Metric.ofSeed(
            name,
            List.of(DEEP, SHALLOW),
            (runs, arm) -> {
              double both =
                  Math.max(
                      runs.of(DEEP).measurements().series(series).last(),
                      runs.of(SHALLOW).measurements().series(series).last());
              return Double.isFinite(both)
                  ? runs.of(arm).measurements().series(series).firstAtOrBelow(both, Double.NaN)
                  : Double.NaN;
            })
        .in("epochs")
        .within(MetricRange.atLeast(1))
        .from(new PerEpoch())
        .measuredBy(instrument, CONNECTION);
  }

  private static double tau(TrialResult run, String series) {
    MeasuredSeries curve = run.measurements().series(series);
    return MonotoneTrend.of(curve.xs(), curve.ys()).tau();
  }

  private static double lastDrop(MeasuredSeries loss) {
    double[] losses = loss.ys();
    return 1 - losses[losses.length - 1] / losses[losses.length - 3];
  }

  private static double least(MeasuredSeries accuracy) {
    double[] values = accuracy.ys();
    return Arrays.stream(values, FROM_EPOCH - 1, values.length).min().orElseThrow();
  }

  private static double leastLead(SeedRuns runs) {
    double[] low = logLosses(runs.of(DEEP));
    double[] high = logLosses(runs.of(SHALLOW));
    return IntStream.range(0, low.length).mapToDouble(i -> high[i] - low[i]).min().orElseThrow();
  }

  private static double[] logLosses(TrialResult run) {
    return run.measurements().series(TRAIN_LOSS).log10().ys();
  }
}
