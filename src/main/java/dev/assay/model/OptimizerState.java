package dev.assay.model;

import dev.assay.model.ParameterBlock.Kind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Takes the steps of an {@link Optimizer} on a network's flat parameter vector, in one pass.
 *
 * <p>It follows DL4J's updaters, whose own machinery costs more than a small network's gradient. An
 * instance belongs to one network and one thread.
 */
public final class OptimizerState {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final float EPSILON = 1e-8f;

  private final Optimizer optimizer;
  private final List<ParameterBlock> blocks;
  private final float[] parameters;
  private final float[] gradient;
  private final float[] mean;
  private final float[] square;
  private int steps;

  /** Creates the state of a network that has taken no step. */
  public OptimizerState(Optimizer optimizer, List<ParameterBlock> blocks) {
    this.optimizer = optimizer;
    this.blocks = List.copyOf(blocks);
    int length = blocks.get(blocks.size() - 1).end();
    parameters = new float[length];
    gradient = new float[length];
    mean = new float[length];
    square = new float[length];
  }

  /**
   * Takes one step.
   *
   * @param flatParameters the parameters, which are changed
   * @param flatGradient the mean loss's gradient; where a block holds running statistics, DL4J's
   *     decrement of them
   */
  public void step(INDArray flatParameters, INDArray flatGradient) {
    Floats.read(flatParameters, parameters);
    Floats.read(flatGradient, gradient);
    steps++;
    for (ParameterBlock block : blocks) {
      if (block.kind() == Kind.MEAN || block.kind() == Kind.VARIANCE) {
        descend(1, block.offset(), block.end());
      } else {
        switch (optimizer.method()) {
          case SGD -> descend((float) optimizer.learningRate(), block.offset(), block.end());
          case ADAM -> adam(block.offset(), block.end());
        }
      }
    }
    Floats.write(parameters, flatParameters);
  }

  /** Writes how many steps were taken, and the moments. */
  public void save(DataOutput out) throws IOException {
    out.writeInt(steps);
    for (int i = 0; i < mean.length; i++) {
      out.writeInt(Float.floatToRawIntBits(mean[i]));
      out.writeInt(Float.floatToRawIntBits(square[i]));
    }
  }

  /** Takes over what {@link #save} wrote of a network of the same shape. */
  public void restore(DataInput in) throws IOException {
    steps = in.readInt();
    for (int i = 0; i < mean.length; i++) {
      mean[i] = Float.intBitsToFloat(in.readInt());
      square[i] = Float.intBitsToFloat(in.readInt());
    }
  }

  private void descend(float rate, int from, int to) {
    for (int i = from; i < to; i++) {
      parameters[i] -= rate * gradient[i];
    }
  }

  /** Kingma and Ba 2015, with the bias correction folded into the rate (end of their section 2). */
  private void adam(int from, int to) {
    float b1 = (float) BETA1;
    float c1 = 1 - b1;
    float b2 = (float) BETA2;
    float c2 = 1 - b2;
    float rate =
        (float)
            (optimizer.learningRate()
                * Math.sqrt(1 - Math.pow(BETA2, steps))
                / (1 - Math.pow(BETA1, steps)));
    for (int i = from; i < to; i++) {
      float m = b1 * mean[i] + c1 * gradient[i];
      float v = b2 * square[i] + c2 * gradient[i] * gradient[i];
      mean[i] = m;
      square[i] = v;
      parameters[i] -= rate * m / ((float) Math.sqrt(v) + EPSILON);
    }
  }
}
