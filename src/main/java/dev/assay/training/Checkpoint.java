package dev.assay.training;

import dev.assay.model.Architecture;
import dev.assay.training.setting.CheckpointTrigger;
import java.util.Locale;
import java.util.Set;

/**
 * Asks for loss, accuracy and sensitivity of the network as it is at one moment.
 *
 * <p>Leaves scalars that begin with the moment's label, such as {@code end.}: {@code train.loss},
 * {@code train.accuracy}, {@code test.loss} and {@code test.accuracy} over the whole of both sets,
 * {@code step}, and, if points are asked for, {@code sensitivity.loss.train} and likewise for
 * {@code softmax}, {@code logits} and {@code test}. A moment that does not come leaves nothing.
 *
 * @param moment when
 * @param points how many points of either set the sensitivity is measured on; 0 for none
 */
public record Checkpoint(CheckpointTrigger moment, int points) implements Probe {
  /** Validates the number of points. */
  public Checkpoint {
    if (points < 0) {
      throw new IllegalArgumentException("a sensitivity on " + points + " points: give 0 or more");
    }
  }

  @Override
  public Set<String> leaves() {
    return Set.of(moment.label() + ".");
  }

  @Override
  public void requireOf(Architecture network) {
    if (points > 0 && !network.loss().hasAccuracy()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "a sensitivity of %s, which is trained under %s: it is one of class probabilities, so ask for a checkpoint of 0 points",
              network.describe(),
              network.loss().text()));
    }
    if (points > 0) {
      TrialCheck.requireFoldable(network, "a sensitivity");
    }
  }

  @Override
  public int stepsNeeded(Trial trial) {
    return moment.stepsNeeded(trial.data().trainCount(), trial.batchSize()).orElse(0);
  }

  @Override
  public Observer observer() {
    return new CheckpointObserver(this);
  }

  @Override
  public double work(Trial trial) {
    int test = trial.data().ofClasses() ? trial.data().testCount() : 0;
    // Each of ten outputs takes a pass back to the inputs alone, which costs 1.3 forward ones.
    double passes = trial.data().trainCount() + test + 2.0 * points * (1 + 13);
    return passes * trial.architecture().operations();
  }
}
