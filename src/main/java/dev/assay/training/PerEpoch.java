package dev.assay.training;

import dev.assay.measurement.Evaluation;
import dev.assay.training.result.Recorder;
import dev.assay.training.setting.Budget;
import java.util.Set;

/**
 * Asks for loss and accuracy of the training and the test set after every epoch.
 *
 * <p>Leaves {@code train.loss} and {@code train.accuracy}, the means over the epoch's mini-batches
 * as they were trained on, and {@code test.loss} and {@code test.accuracy} over the whole test set;
 * x is the epoch, from 1.
 */
public record PerEpoch() implements Probe {
  @Override
  public Set<String> leaves() {
    return Set.of("train.", "test.");
  }

  @Override
  public Observer observer() {
    return new Observer() {
      @Override
      public void epochEnded(TrainingRun session) {
        double epoch = session.epoch();
        Recorder recorder = session.recorder();
        recorder.point("train.loss", epoch, session.runningLoss());
        Evaluation test = session.evaluate(session.test());
        recorder.point("test.loss", epoch, test.loss());
        if (session.recordsAccuracy()) {
          recorder.point("train.accuracy", epoch, session.runningAccuracy());
          recorder.point("test.accuracy", epoch, test.accuracy());
        }
      }
    };
  }

  @Override
  public double work(Trial trial) {
    double epochs =
        (double) trial.steps() / Budget.stepsPerEpoch(trial.data().trainCount(), trial.batchSize());
    return Math.ceil(epochs) * trial.data().testCount() * trial.architecture().operations();
  }

  @Override
  public double workAtEnd(Trial trial) {
    return 0;
  }
}
