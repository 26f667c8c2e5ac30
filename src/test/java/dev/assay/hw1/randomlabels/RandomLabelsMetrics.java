package dev.assay.hw1.randomlabels;

import static dev.assay.hw1.randomlabels.RandomLabelsClaimsIT.RANDOM;
import static dev.assay.instrument.InstrumentRegistry.EPOCH_MEANS;
import static dev.assay.instrument.InstrumentRegistry.EVALUATION;
import static dev.assay.instrument.InstrumentRegistry.LABELS;

import dev.assay.experiment.Metric;
import dev.assay.measurement.MeasuredSeries;
import dev.assay.statistics.MetricRange;
import dev.assay.training.TrialResult;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What a network that learned true or permuted labels amounts to. */
final class RandomLabelsMetrics {
  /** The epochs of the budget, whatever its length, as twelve places. */
  private static final int PLACES = 12;

  static final String FIRST = place(1);
  static final String LAST = place(PLACES);

  static final Metric TRAIN_LOSS =
      ofCurve("training loss of the last epoch", "train.loss", MeasuredSeries::last)
          .in("nats")
          .within(MetricRange.NOT_NEGATIVE)
          .measuredBy(LABELS, EPOCH_MEANS);
  static final Metric TRAIN_ACCURACY =
      ofCurve("training accuracy of the last epoch", "train.accuracy", MeasuredSeries::last)
          .within(MetricRange.SHARE)
          .measuredBy(LABELS, EPOCH_MEANS);
  static final Metric TEST_ACCURACY =
      ofCurve("test accuracy after the last epoch", "test.accuracy", MeasuredSeries::last)
          .within(MetricRange.SHARE)
          .measuredBy(LABELS, EVALUATION);
  static final Metric TEST_RANGE =
      ofCurve(
              "range of test accuracy from epoch 4",
              "test.accuracy",
              RandomLabelsMetrics::laterRange)
          .within(MetricRange.SHARE)
          .measuredBy(LABELS, EVALUATION);
  static final Metric FITTED =
      Metric.ofRun("accuracy on the training set", run -> accuracy(run, "train"))
          .within(MetricRange.SHARE)
          .measuredBy(LABELS, EVALUATION);
  static final Metric GAP =
      Metric.ofRun("generalisation gap", run -> accuracy(run, "train") - accuracy(run, "test"))
          .within(MetricRange.SHARE.ofDifference())
          .measuredBy(LABELS, EVALUATION);
  static final Metric TEST_LOSS =
      overEpochs("test loss", (run, place) -> at(run, "test.loss", place))
          .in("nats")
          .within(MetricRange.NOT_NEGATIVE)
          .measuredBy(LABELS, EVALUATION);
  static final Metric RUNNING_GAP =
      overEpochs(
              "gap of the epoch",
              (run, place) -> at(run, "train.accuracy", place) - at(run, "test.accuracy", place))
          .within(MetricRange.SHARE.ofDifference())
          .measuredBy(LABELS, EPOCH_MEANS, EVALUATION);

  private RandomLabelsMetrics() {}

  @FunctionalInterface
  private interface AtPlace {
    double read(TrialResult run, double place);
  }

  private static Metric ofCurve(String name, String series, ToDoubleFunction<MeasuredSeries> read) {
    return Metric.ofRun(name, run -> read.applyAsDouble(run.measurements().series(series)));
  }

  private static Metric overEpochs(String name, AtPlace read) {
    Map<String, Double> places = new LinkedHashMap<>();
    for (int place = 1; place <= PLACES; place++) {
      places.put(place(place), (double) place);
    }
    return Metric.along(name, places, (runs, place) -> read.read(runs.of(RANDOM), place));
  }

  private static String place(int place) {
    return String.format(Locale.ROOT, "%s, %d/%d", RANDOM, place, PLACES);
  }

  private static double at(TrialResult run, String series, double place) {
    MeasuredSeries curve = run.measurements().series(series);
    return curve.ys()[(int) (place * curve.ys().length / PLACES) - 1];
  }

  private static double accuracy(TrialResult run, String set) {
    return run.measurements().scalar("final." + set + ".accuracy");
  }

  /** Returns the range of a curve once a quarter of it is past. */
  private static double laterRange(MeasuredSeries curve) {
    double[] values = curve.ys();
    double[] later = Arrays.copyOfRange(values, values.length / 4, values.length);
    return Arrays.stream(later).max().orElseThrow() - Arrays.stream(later).min().orElseThrow();
  }
}
