package dev.assay.training;

import dev.assay.measurement.GradientNorm;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Set;

/**
 * Asks for the mini-batch loss and the gradient's L2 norm along the iterations.
 *
 * <p>Leaves {@code iteration.loss} and {@code iteration.gradient}: means over windows of {@code
 * every} iterations; x is the window's last iteration, from 1. Both are taken at the weights before
 * the step.
 *
 * @param every the window, at least 1
 */
public record PerIteration(int every) implements Probe {
  /** Validates the window. */
  public PerIteration {
    if (every < 1) {
      throw new IllegalArgumentException(
          "a window of " + every + " iterations is not usable: give at least 1");
    }
  }

  @Override
  public Set<String> leaves() {
    return Set.of("iteration.");
  }

  @Override
  public Observer observer() {
    return new Observer() {
      private double loss;
      private double norm;
      private int count;

      @Override
      public void gradientReady(TrainingRun session) {
        loss += session.batchLoss();
        norm += GradientNorm.of(session.gradient(), session.parameterBlocks());
        count++;
        if (count == every) {
          record(session);
        }
      }

      @Override
      public void finished(TrainingRun session) {
        if (count > 0) {
          record(session);
        }
      }

      @Override
      public void save(DataOutput out) throws IOException {
        out.writeDouble(loss);
        out.writeDouble(norm);
        out.writeInt(count);
      }

      @Override
      public void restore(DataInput in) throws IOException {
        loss = in.readDouble();
        norm = in.readDouble();
        count = in.readInt();
      }

      private void record(TrainingRun session) {
        session.recorder().point("iteration.loss", session.step(), loss / count);
        session.recorder().point("iteration.gradient", session.step(), norm / count);
        loss = 0;
        norm = 0;
        count = 0;
      }
    };
  }
}
