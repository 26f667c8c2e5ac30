package dev.assay.training;

import dev.assay.measurement.Evaluation;
import dev.assay.training.result.Recorder;
import java.util.Set;

/**
 * Asks how the trained network does on the whole training and the whole test set.
 *
 * <p>Leaves the scalars {@code final.train.loss}, {@code final.train.accuracy}, {@code
 * final.test.loss} and {@code final.test.accuracy}, all at the final weights: unlike the epoch
 * means of {@link PerEpoch}, their difference is a generalisation gap.
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
        record(session.recorder(), "final.train", session.evaluate(session.train()));
        record(session.recorder(), "final.test", session.evaluate(session.test()));
      }
    };
  }

  private static void record(Recorder recorder, String set, Evaluation evaluation) {
    recorder.scalar(set + ".loss", evaluation.loss());
    recorder.scalar(set + ".accuracy", evaluation.accuracy());
  }

  @Override
  public double work(Trial trial) {
    double examples = trial.data().trainCount() + trial.data().testCount();
    return examples * trial.architecture().operations();
  }
}
