package dev.assay.training;

import dev.assay.data.RandomStreams;
import dev.assay.measurement.SelectedExamples;
import dev.assay.measurement.Sharpness;
import dev.assay.model.Architecture;
import java.util.Set;

/**
 * Asks for the ε-sharpness of Keskar et al. at the final weights, by projected maximisation.
 *
 * <p>Leaves {@code sharpness}, in percent; batch normalisation folded, nothing dropped out.
 *
 * @param epsilon the box's half side for a weight of 0; 1e-3 in the paper
 * @param steps ascending steps from each start
 * @param starts 1 for the trained weights alone, the rest at random
 * @param points how many evenly spaced training examples the loss is taken over
 */
public record KeskarSharpness(double epsilon, int steps, int starts, int points) implements Probe {
  /** Validates the numbers. */
  public KeskarSharpness {
    if (points < 1) {
      throw new IllegalArgumentException("a sharpness on " + points + " points: give at least 1");
    }
    new Sharpness(epsilon, steps, starts).passes();
  }

  @Override
  public Set<String> leaves() {
    return Set.of("sharpness");
  }

  @Override
  public void requireOf(Architecture network) {
    TrialCheck.requireFoldable(network, "a sharpness");
  }

  @Override
  public Observer observer() {
    return new Observer() {
      @Override
      public void finished(TrainingRun run) {
        try (PlainNetwork network = PlainNetwork.of(run.trial(), run.weights())) {
          double found =
              network.sharpness(
                  new Sharpness(epsilon, steps, starts),
                  SelectedExamples.spaced(run.train(), points),
                  new RandomStreams(run.trial().seed()).stream("sharpness"));
          run.recorder().scalar("sharpness", found);
        }
      }
    };
  }

  @Override
  public double work(Trial trial) {
    return new Sharpness(epsilon, steps, starts).passes()
        * points
        * trial.architecture().operations();
  }
}
