package dev.assay.training;

import dev.assay.measurement.Evaluation;
import java.util.Set;

/**
 * Asks how the trained network does on the whole training and the whole test set.
 *
 * <p>Leaves the scalars {@code final.train.loss}, {@code final.train.accuracy}, {@code
 * final.test.loss} and {@code final.test.accuracy}, all at the final weights: unlike the epoch
 * means of {@link PerEpoch}, their difference is a generalisation gap. A regression has no
 * accuracy.
 */
public record FinalFit() implements Probe {
  @Override
  public Set<String> leaves() {
    return Set.of("final.");
  }

  @Override
  public Observer observer() {
    return new Observer() {
      @Override
      public void finished(TrainingRun session) {
        record(session, "final.train", session.evaluate(session.train()));
        record(session, "final.test", session.evaluate(session.test()));
      }
    };
  }

  private static void record(TrainingRun session, String set, Evaluation evaluation) {
    session.recorder().scalar(set + ".loss", evaluation.loss());
    if (session.recordsAccuracy()) {
      session.recorder().scalar(set + ".accuracy", evaluation.accuracy());
    }
  }

  @Override
  public double work(Trial trial) {
    double examples = trial.data().trainCount() + trial.data().testCount();
    return examples * trial.architecture().operations();
  }
}
