package dev.assay.training;

import dev.assay.data.FunctionSamples;
import dev.assay.measurement.MeasuredSeries;
import java.util.Set;

/**
 * Asks for the fitted curve of a function trial after the last step.
 *
 * <p>Leaves {@code prediction}, the network's output over a dense grid.
 *
 * @param grid the points, usually denser than the training ones
 */
public record Prediction(FunctionSamples grid) implements Probe {
  @Override
  public Set<String> leaves() {
    return Set.of("prediction");
  }

  @Override
  public Observer observer() {
    return new Observer() {
      @Override
      public void finished(TrainingRun session) {
        double[] xs = grid.xs();
        session.recorder().series("prediction", new MeasuredSeries(xs, session.predict(grid)));
      }
    };
  }
}
