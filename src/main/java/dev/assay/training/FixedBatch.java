package dev.assay.training;

import dev.assay.data.RandomStreams;
import dev.assay.measurement.BatchGradient;
import dev.assay.measurement.GradientNorm;
import dev.assay.training.result.Recorder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the gradient's L2 norm on one fixed large batch along the iterations: the control that
 * tells mini-batch noise from the loss itself.
 *
 * <p>Leaves {@code fixed.loss} and {@code fixed.gradient}, and {@code sampled.loss} and {@code
 * sampled.gradient} of the mini-batch of the same iteration; x is the iteration, from 1. All are
 * taken at the weights before the step. The fixed batch runs through a network of its own, so the
 * run trains to the same bits without this probe.
 *
 * @param size how many training examples the seed draws; all of them if there are fewer
 * @param every how many iterations lie between two measurements, at least 1
 */
public record FixedBatch(int size, int every) implements Probe {
  /** Validates the size and the distance. */
  public FixedBatch {
    if (size < 1 || every < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "a fixed batch of %d examples every %d iterations is not usable: give at least 1",
              size,
              every));
    }
  }

  @Override
  public Set<String> leaves() {
    return Set.of("fixed.", "sampled.");
  }

  @Override
  public Observer observer() {
    return new Observer() {
      private @Nullable BatchGradient fixed;

      @Override
      public void started(TrainingRun session) {
        int count = session.train().count();
        int[] order = IntStream.range(0, count).toArray();
        RandomStreams.shuffle(
            order, new RandomStreams(session.trial().seed()).stream("fixed-batch"));
        fixed =
            new BatchGradient(
                session.trial().architecture(),
                session.train(),
                Arrays.copyOf(order, Math.min(size, count)));
      }

      @Override
      public void gradientReady(TrainingRun session) {
        BatchGradient gradient = fixed;
        if (gradient != null && session.step() % every == 0) {
          gradient.measure(session.weights());
          int step = session.step();
          Recorder recorder = session.recorder();
          recorder.point("fixed.loss", step, gradient.loss());
          recorder.point("fixed.gradient", step, gradient.norm());
          recorder.point("sampled.loss", step, session.batchLoss());
          recorder.point(
              "sampled.gradient",
              step,
              GradientNorm.of(session.gradient(), session.parameterBlocks()));
        }
      }

      @Override
      public void finished(TrainingRun session) {
        if (fixed != null) {
          fixed.close();
        }
      }
    };
  }

  @Override
  public double work(Trial trial) {
    int count = Math.min(size, trial.data().trainCount());
    return 3.0 * trial.architecture().operations() * count * (trial.steps() / every);
  }

  @Override
  public double workAtEnd(Trial trial) {
    return 0;
  }
}
