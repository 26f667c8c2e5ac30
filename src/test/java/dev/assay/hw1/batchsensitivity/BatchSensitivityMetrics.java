package dev.assay.hw1.batchsensitivity;

import static dev.assay.instrument.InstrumentRegistry.CHECKPOINT;
import static dev.assay.instrument.InstrumentRegistry.EVALUATION;

import dev.assay.experiment.Comparison;
import dev.assay.experiment.Metric;
import dev.assay.experiment.NotMeasuredException;
import dev.assay.instrument.InstrumentRegistry;
import dev.assay.statistics.MetricRange;
import dev.assay.training.TrialResult;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;

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

    /** Returns what an arm's name stands for. */
    static Arm named(String arm) {
      return Stream.of(EQUAL_EPOCHS, EQUAL_LOSS)
          .filter(one -> arm.endsWith(one.suffix))
          .findFirst()
          .orElse(EQUAL_STEPS);
    }
  }

  /** What the sensitivity is of unless an alternative setting says otherwise. */
  static final String DEFAULT = "loss.test";

  /** Where the numbers of an arm stand among a run's: what their names begin with. */
  private static final Function<Arm, String> USUAL = Arm::prefix;

  /** For solutions that compare after equal epochs: where each run ends. */
  static final Function<Arm, String> AT_THE_END =
      arm -> arm == Arm.EQUAL_LOSS ? arm.prefix() : "end.";

  static final Metric TRAIN_LOSS = loss("training loss", "train.loss", USUAL);
  static final Metric TRAIN_ACCURACY = accuracy("training accuracy", "train.accuracy", USUAL);
  static final Metric TEST_LOSS = loss("test loss", "test.loss", USUAL);
  static final Metric TEST_ACCURACY = accuracy("test accuracy", "test.accuracy", USUAL);

  /** Test accuracy once more, so that only S4 is judged again when sensitivity is read anew. */
  static final Metric GENERALISATION = generalisation(USUAL);

  static final Metric SENSITIVITY = sensitivity(DEFAULT, USUAL);
  static final Metric PLATEAU = plateau(DEFAULT, USUAL);

  /** Between the larger of two batch sizes and the smaller. */
  private static final String AGAINST = " against ";

  static final String LAST_STEP = "1024 against 512";
  static final String ENDS = "512 against 128";
  static final String WITHIN = "256 against 128";

  static final Metric DROP = drop(USUAL);
  static final Metric RISE = rise(USUAL);

  private BatchSensitivityMetrics() {}

  /** Reads the sensitivity of another output or set of points, such as {@code softmax.train}. */
  static Comparison reading(Comparison of, String sensitivity) {
    return of.reading(sensitivity(sensitivity, USUAL), plateau(sensitivity, USUAL));
  }

  /** Reads everything at another moment, and this sensitivity. */
  static Comparison reading(Comparison of, String sensitivity, Function<Arm, String> at) {
    return of.reading(
        loss(TRAIN_LOSS.name(), "train.loss", at),
        accuracy(TRAIN_ACCURACY.name(), "train.accuracy", at),
        loss(TEST_LOSS.name(), "test.loss", at),
        accuracy(TEST_ACCURACY.name(), "test.accuracy", at),
        generalisation(at),
        sensitivity(sensitivity, at),
        plateau(sensitivity, at),
        drop(at),
        rise(at));
  }

  private static Metric drop(Function<Arm, String> at) {
    return ofPairs(
            "test accuracy lost at the larger batch",
            List.of(LAST_STEP, ENDS),
            at.apply(Arm.EQUAL_STEPS) + "test.accuracy",
            (larger, smaller) -> smaller - larger)
        .within(MetricRange.SHARE.ofDifference())
        .measuredBy(CHECKPOINT, EVALUATION);
  }

  private static Metric rise(Function<Arm, String> at) {
    return ofPairs(
            "test loss at the larger batch over that at the smaller",
            List.of(LAST_STEP, ENDS),
            at.apply(Arm.EQUAL_STEPS) + "test.loss",
            (larger, smaller) -> larger / smaller)
        .within(MetricRange.NOT_NEGATIVE)
        .measuredBy(CHECKPOINT, EVALUATION);
  }

  private static Metric loss(String name, String scalar, Function<Arm, String> at) {
    return of(name, scalar, at).asCrossEntropy().measuredBy(CHECKPOINT, EVALUATION);
  }

  // Without its steps, which would change p: that is for fresh seeds, not for a page's intervals.
  private static Metric accuracy(String name, String scalar, Function<Arm, String> at) {
    return of(name, scalar, at).within(MetricRange.SHARE).measuredBy(CHECKPOINT, EVALUATION);
  }

  private static Metric generalisation(Function<Arm, String> at) {
    return accuracy("test accuracy beside sensitivity", "test.accuracy", at);
  }

  private static Metric sensitivity(String of, Function<Arm, String> at) {
    return of("sensitivity", "sensitivity." + of, at)
        .within(MetricRange.NOT_NEGATIVE)
        .measuredBy(CHECKPOINT, InstrumentRegistry.SENSITIVITY);
  }

  /** Returns how much of the same is left from 128 to 256 and to 512. */
  private static Metric plateau(String of, Function<Arm, String> at) {
    return ofPairs(
            "sensitivity at the larger batch over that at 128",
            List.of(WITHIN, ENDS),
            at.apply(Arm.EQUAL_STEPS) + "sensitivity." + of,
            (larger, smaller) -> larger / smaller)
        .within(MetricRange.NOT_NEGATIVE)
        .measuredBy(CHECKPOINT, InstrumentRegistry.SENSITIVITY);
  }

  private static Metric of(String name, String scalar, Function<Arm, String> at) {
    return Metric.ofArm(name, (run, arm) -> scalar(run, at.apply(Arm.named(arm)) + scalar));
  }

  private static Metric ofPairs(
      String name, List<String> pairs, String scalar, DoubleBinaryOperator largerAndSmaller) {
    return Metric.ofSeed(
        name,
        pairs,
        (runs, pair) -> {
          String[] sizes = pair.split(AGAINST);
          return largerAndSmaller.applyAsDouble(
              scalar(runs.of(sizes[0]), scalar), scalar(runs.of(sizes[1]), scalar));
        });
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
