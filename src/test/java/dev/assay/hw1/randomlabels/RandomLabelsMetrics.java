package dev.assay.hw1.randomlabels;

import static dev.assay.hw1.randomlabels.RandomLabelsClaimsIT.RANDOM;
import static dev.assay.instrument.InstrumentRegistry.EPOCH_MEANS;
import static dev.assay.instrument.InstrumentRegistry.EVALUATION;
import static dev.assay.instrument.InstrumentRegistry.LABELS;
import static dev.assay.statistics.MetricRange.SHARE;

import dev.assay.experiment.Metric;
import dev.assay.experiment.Metrics;
import dev.assay.experiment.SeedRuns;
import dev.assay.measurement.MeasuredSeries;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What a network that learned true or permuted labels amounts to. */
final class RandomLabelsMetrics {
  /** The epochs of the budget, whatever its length, as twelve places. */
  private static final int PLACES = 12;

  static final String FIRST = place(1);
  static final String LAST = place(PLACES);

  static final Metric TRAIN_LOSS = Metrics.LAST_TRAIN_LOSS.measuredBy(LABELS, EPOCH_MEANS);
  static final Metric TRAIN_ACCURACY = Metrics.LAST_TRAIN_ACCURACY.measuredBy(LABELS, EPOCH_MEANS);
  static final Metric TEST_ACCURACY = Metrics.LAST_TEST_ACCURACY.measuredBy(LABELS, EVALUATION);
  static final Metric GAP = Metrics.GENERALISATION_GAP.measuredBy(LABELS, EVALUATION);
  static final Metric TEST_RANGE =
      Metric.ofCurve(
              "range of test accuracy from epoch 4",
              "test.accuracy",
              RandomLabelsMetrics::laterRange)
          .within(SHARE)
          .measuredBy(LABELS, EVALUATION);
  static final Metric FITTED =
      Metric.ofScalar("accuracy on the training set", "final.train.accuracy")
          .within(SHARE)
          .measuredBy(LABELS, EVALUATION);
  static final Metric TEST_LOSS =
      overEpochs("test loss", (runs, place) -> at(runs, "test.loss", place))
          .asCrossEntropy()
          .measuredBy(LABELS, EVALUATION);
  static final Metric RUNNING_GAP =
      overEpochs(
              "gap of the epoch",
              (runs, place) -> at(runs, "train.accuracy", place) - at(runs, "test.accuracy", place))
          .within(SHARE.ofDifference())
          .measuredBy(LABELS, EPOCH_MEANS, EVALUATION);

  private RandomLabelsMetrics() {}

  private static Metric overEpochs(String name, Metric.PlaceReader read) {
    DoubleStream places = IntStream.rangeClosed(1, PLACES).asDoubleStream();
    return Metric.along(name, places, RandomLabelsMetrics::place, read);
  }

  private static String place(double place) {
    return String.format(Locale.ROOT, "%s, %.0f/%d", RANDOM, place, PLACES);
  }

  private static double at(SeedRuns runs, String series, double place) {
    double[] curve = runs.of(RANDOM).measurements().series(series).ys();
    return curve[(int) (place * curve.length / PLACES) - 1];
  }

  /** Returns the range of a curve once a quarter of it is past. */
  private static double laterRange(MeasuredSeries curve) {
    double[] values = curve.ys();
    double[] later = Arrays.copyOfRange(values, values.length / 4, values.length);
    return Arrays.stream(later).max().orElseThrow() - Arrays.stream(later).min().orElseThrow();
  }
}
