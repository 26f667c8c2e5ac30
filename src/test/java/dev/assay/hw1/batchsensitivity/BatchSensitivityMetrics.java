package dev.assay.hw1.batchsensitivity;

import static dev.assay.hw1.batchsensitivity.BatchSensitivityMetrics.Arm.EQUAL_STEPS;
import static dev.assay.instrument.InstrumentRegistry.CHECKPOINT;
import static dev.assay.instrument.InstrumentRegistry.EVALUATION;

import dev.assay.experiment.Metric;
import dev.assay.experiment.NotMeasuredException;
import dev.assay.experiment.SeedRuns;
import dev.assay.instrument.InstrumentRegistry;
import dev.assay.statistics.MetricRange;
import dev.assay.training.TrialResult;
import java.util.List;

/** What a network trained with one batch size amounts to, where the sizes are compared. */
final class BatchSensitivityMetrics {
  /** When the batch sizes are compared: the report's equal steps, and two controls. */
  enum Arm {
    EQUAL_STEPS("", "equal-steps."),
    EQUAL_EPOCHS(", equal epochs", "equal-epochs."),
    EQUAL_LOSS(", equal loss", "matched-loss.");

    private final String suffix;
    private final String prefix;

    Arm(String suffix, String prefix) {
      this.suffix = suffix;
      this.prefix = prefix;
    }

    /** Returns the arm of one batch size. */
    String of(int size) {
      return size + suffix;
    }

    /** Returns the prefix of what its checkpoint measures. */
    String prefix() {
      return prefix;
    }

    private static String prefixOf(String arm) {
      for (Arm one : new Arm[] {EQUAL_EPOCHS, EQUAL_LOSS}) {
        if (arm.endsWith(one.suffix)) {
          return one.prefix;
        }
      }
      return Arm.EQUAL_STEPS.prefix;
    }
  }

  /** What the sensitivity is of unless an alternative setting says otherwise. */
  static final String DEFAULT = "loss.test";

  static final Metric TRAIN_LOSS = loss("training loss", "train.loss");
  static final Metric TRAIN_ACCURACY = accuracy("training accuracy", "train.accuracy");
  static final Metric TEST_LOSS = loss("test loss", "test.loss");
  static final Metric TEST_ACCURACY = accuracy("test accuracy", "test.accuracy");

  /** Test accuracy once more, so that only S4 is judged again when sensitivity is read anew. */
  static final Metric GENERALISATION =
      accuracy("test accuracy beside sensitivity", "test.accuracy");

  static final Metric SENSITIVITY = sensitivity(DEFAULT);
  static final Metric PLATEAU = plateau(DEFAULT);

  /** Between the larger of two batch sizes and the smaller. */
  private static final String AGAINST = " against ";

  static final String LAST_STEP = "1024 against 512";
  static final String ENDS = "512 against 128";
  static final String WITHIN = "256 against 128";

  static final Metric DROP =
      Metric.ofSeed(
              "test accuracy lost at the larger batch",
              List.of(LAST_STEP, ENDS),
              (runs, pair) ->
                  smaller(runs, pair, "test.accuracy") - larger(runs, pair, "test.accuracy"))
          .within(MetricRange.SHARE.ofDifference())
          .measuredBy(CHECKPOINT, EVALUATION);
  static final Metric RISE =
      Metric.ofSeed(
              "test loss at the larger batch over that at the smaller",
              List.of(LAST_STEP, ENDS),
              (runs, pair) -> larger(runs, pair, "test.loss") / smaller(runs, pair, "test.loss"))
          .within(MetricRange.NOT_NEGATIVE)
          .measuredBy(CHECKPOINT, EVALUATION);

  private BatchSensitivityMetrics() {}

  private static Metric loss(String name, String scalar) {
    return of(name, scalar)
        .in("nats")
        .within(MetricRange.NOT_NEGATIVE)
        .measuredBy(CHECKPOINT, EVALUATION);
  }

  // Without its steps, which would change p: that is for fresh seeds, not for a page's intervals.
  private static Metric accuracy(String name, String scalar) {
    return of(name, scalar).within(MetricRange.SHARE).measuredBy(CHECKPOINT, EVALUATION);
  }

  /** Returns the sensitivity of an output on a set of points, such as {@code softmax.train}. */
  static Metric sensitivity(String of) {
    return of("sensitivity", "sensitivity." + of)
        .within(MetricRange.NOT_NEGATIVE)
        .measuredBy(CHECKPOINT, InstrumentRegistry.SENSITIVITY);
  }

  /** Returns how much of the same is left from 128 to 256 and to 512. */
  static Metric plateau(String of) {
    return Metric.ofSeed(
            "sensitivity at the larger batch over that at 128",
            List.of(WITHIN, ENDS),
            (runs, pair) ->
                larger(runs, pair, "sensitivity." + of) / smaller(runs, pair, "sensitivity." + of))
        .within(MetricRange.NOT_NEGATIVE)
        .measuredBy(CHECKPOINT, InstrumentRegistry.SENSITIVITY);
  }

  private static Metric of(String name, String scalar) {
    return Metric.ofArm(name, (run, arm) -> scalar(run, Arm.prefixOf(arm) + scalar));
  }

  private static double larger(SeedRuns runs, String pair, String scalar) {
    return scalar(runs.of(pair.split(AGAINST)[0]), EQUAL_STEPS.prefix() + scalar);
  }

  private static double smaller(SeedRuns runs, String pair, String scalar) {
    return scalar(runs.of(pair.split(AGAINST)[1]), EQUAL_STEPS.prefix() + scalar);
  }

  /** A run has a number only if the moment of its measurement came. */
  private static double scalar(TrialResult run, String name) {
    Double value = run.measurements().scalars().get(name);
    if (value == null) {
      throw new NotMeasuredException(name + " was not reached");
    }
    return value;
  }
}
