package dev.assay.training;

import java.util.List;
import java.util.Set;

/**
 * Asks for all weights at given epochs.
 *
 * <p>Leaves {@code epoch-N} for each; epoch 0 is the initialisation. An epoch that the budget does
 * not reach leaves nothing.
 *
 * @param epochs the epochs, from 0
 */
public record Snapshots(List<Integer> epochs) implements Probe {
  /** Copies and validates the epochs. */
  public Snapshots {
    epochs = List.copyOf(epochs);
    if (epochs.stream().anyMatch(epoch -> epoch < 0)) {
      throw new IllegalArgumentException("a negative epoch in " + epochs + ": give 0 or more");
    }
  }

  /** Returns the name under which the weights after an epoch are kept. */
  public static String name(int epoch) {
    return "epoch-" + epoch;
  }

  /** Nothing that another could overwrite: an epoch's name says all of what is kept under it. */
  @Override
  public Set<String> leaves() {
    return Set.of();
  }

  @Override
  public Observer observer() {
    return new Observer() {
      @Override
      public void started(TrainingRun session) {
        take(session, 0);
      }

      @Override
      public void epochEnded(TrainingRun session) {
        take(session, session.epoch());
      }

      private void take(TrainingRun session, int epoch) {
        if (epochs.contains(epoch)) {
          session.recorder().weights(name(epoch), session.weights());
        }
      }
    };
  }
}
