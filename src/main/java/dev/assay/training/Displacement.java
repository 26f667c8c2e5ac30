package dev.assay.training;

import dev.assay.measurement.Weights;
import dev.assay.model.ParameterBlock;
import java.util.List;
import java.util.Set;

/**
 * Asks how far each layer is from where it started, along the iterations.
 *
 * <p>Leaves {@code displacement.LAYER} for each layer: the Euclidean distance of its parameters
 * from their initial values; x is the number of steps taken, from 0.
 *
 * @param every how many steps lie between two measurements, at least 1
 */
public record Displacement(int every) implements Probe {
  /** Validates the distance. */
  public Displacement {
    if (every < 1) {
      throw new IllegalArgumentException(
          "a displacement every " + every + " steps is not usable: give at least 1");
    }
  }

  /** Returns the name under which a layer's displacement is kept. */
  public static String name(String layer) {
    return "displacement." + layer;
  }

  @Override
  public Set<String> leaves() {
    return Set.of("displacement.");
  }

  @Override
  public Observer observer() {
    return new Observer() {
      private Weights start = new Weights(new float[0]);

      @Override
      public void started(TrainingRun session) {
        start = session.weights();
        measure(session, 0);
      }

      @Override
      public void gradientReady(TrainingRun session) {
        // The step that is under way has not moved the weights yet.
        int taken = session.step() - 1;
        if (taken > 0 && taken % every == 0) {
          measure(session, taken);
        }
      }

      @Override
      public void finished(TrainingRun session) {
        measure(session, session.step());
      }

      private void measure(TrainingRun session, int taken) {
        Weights weights = session.weights();
        List<ParameterBlock> blocks = session.parameterBlocks();
        for (String layer : blocks.stream().map(ParameterBlock::layer).distinct().toList()) {
          double square = 0;
          for (ParameterBlock block : blocks) {
            for (int i = block.offset(); i < block.end() && block.layer().equals(layer); i++) {
              double moved = (double) weights.get(i) - start.get(i);
              square += moved * moved;
            }
          }
          session.recorder().point(name(layer), taken, Math.sqrt(square));
        }
      }
    };
  }
}
