package dev.assay.training;

import dev.assay.data.RandomStreams;
import dev.assay.measurement.SelectedExamples;
import dev.assay.measurement.Weights;
import dev.assay.model.Architecture;
import java.util.Locale;
import java.util.Set;

/**
 * Asks how sharply the training loss curves around the solution.
 *
 * <p>Leaves {@code curvature}, the mean along random filter-normalised directions at the final
 * weights, batch normalisation folded.
 *
 * @param points how many evenly spaced training examples the loss is taken over
 * @param directions how many random directions
 */
public record Flatness(int points, int directions) implements Probe {
  /** Validates the numbers. */
  public Flatness {
    if (points < 1 || directions < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "a curvature on %d points along %d directions: give at least 1 of each",
              points,
              directions));
    }
  }

  @Override
  public Set<String> leaves() {
    return Set.of("curvature");
  }

  @Override
  public void requireOf(Architecture network) {
    TrialCheck.requireFoldable(network, "a curvature");
  }

  @Override
  public Observer observer() {
    return new Observer() {
      @Override
      public void finished(TrainingRun session) {
        Trial trial = session.trial();
        try (PlainNetwork network = PlainNetwork.of(trial, session.weights())) {
          Weights here = network.weights();
          double curvature =
              network.curvature(
                  here,
                  SelectedExamples.spaced(session.train(), points),
                  directions,
                  new RandomStreams(trial.seed()).stream("curvature"));
          session.recorder().scalar("curvature", curvature);
        }
      }
    };
  }

  @Override
  public double work(Trial trial) {
    return 6.0 * directions * points * trial.architecture().operations();
  }
}
