package dev.assay.measurement;

import dev.assay.data.RandomStreams;
import dev.assay.model.ParameterBlock;
import dev.assay.model.ParameterBlock.Kind;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * The curvature of the loss along random filter-normalised directions.
 *
 * <p>A direction d is Gaussian in the weights, each filter scaled to the norm of the network's own
 * filter, and zero elsewhere (Li et al. 2018, arXiv:1712.09913), so that rescaling the filters of a
 * ReLU network, which leaves the function unchanged, does not pass for flatness (Dinh et al. 2017,
 * arXiv:1703.04933). The curvature dᵀHd is the central difference of gradients at θ ± εd.
 */
public final class Curvature {
  private static final double EPSILON = 0.01;
  private static final int CHUNK = 256;

  private Curvature() {}

  /**
   * Returns the mean of dᵀHd over random directions, for the mean loss over a set.
   *
   * @param blocks the network's parameter blocks; without batch normalisation
   * @param at where, in place of the network's own parameters, which it keeps
   * @param directions how many directions, at least 1
   */
  public static double of(
      MultiLayerNetwork network,
      List<ParameterBlock> blocks,
      Weights at,
      Examples set,
      Batches batches,
      int directions,
      RandomGenerator random) {
    if (directions < 1) {
      throw new IllegalArgumentException(
          "a mean over " + directions + " directions: give at least 1");
    }
    return Parameters.lend(
        network,
        lent -> {
          double sum = 0;
          for (int i = 0; i < directions; i++) {
            sum += along(direction(blocks, at, random), network, at, set, batches, lent);
          }
          return sum / directions;
        });
  }

  private static double along(
      float[] direction,
      MultiLayerNetwork network,
      Weights at,
      Examples set,
      Batches batches,
      Consumer<Weights> lent) {
    double slopes = 0;
    for (int sign = -1; sign <= 1; sign += 2) {
      float[] moved = at.toArray();
      for (int i = 0; i < moved.length; i++) {
        moved[i] += (float) (sign * EPSILON * direction[i]);
      }
      lent.accept(new Weights(moved));
      slopes += sign * slope(network, direction, set, batches);
    }
    return slopes / (2 * EPSILON);
  }

  /** Returns the mean loss's derivative along a direction, at the network's parameters. */
  private static double slope(
      MultiLayerNetwork network, float[] direction, Examples set, Batches batches) {
    int[] order = IntStream.range(0, set.count()).toArray();
    double slope = 0;
    for (int from = 0; from < order.length; from += CHUNK) {
      Batch batch = batches.fill(set, order, from, Math.min(CHUNK, order.length - from));
      network.setInput(batch.inputs());
      network.setLabels(batch.labels());
      network.computeGradientAndScore();
      float[] gradient = network.gradient().gradient().data().asFloat();
      double dot = 0;
      for (int i = 0; i < gradient.length; i++) {
        dot += (double) gradient[i] * direction[i];
      }
      slope += dot * batch.size() / order.length;
    }
    return slope;
  }

  /**
   * Returns one direction. In DL4J's order the weights of a unit lie side by side, in a convolution
   * as in a dense layer.
   */
  static float[] direction(List<ParameterBlock> blocks, Weights at, RandomGenerator random) {
    float[] direction = new float[at.size()];
    for (ParameterBlock block : blocks) {
      if (block.kind() == Kind.WEIGHT) {
        int filter = block.length() / block.units();
        for (int from = block.offset(); from < block.end(); from += filter) {
          fill(direction, at, from, filter, random);
        }
      }
    }
    return direction;
  }

  private static void fill(
      float[] direction, Weights at, int from, int filter, RandomGenerator random) {
    double[] draw = new double[filter];
    double drawn = 0;
    double own = 0;
    for (int i = 0; i < filter; i++) {
      draw[i] = RandomStreams.gaussian(random);
      drawn += draw[i] * draw[i];
      own += (double) at.get(from + i) * at.get(from + i);
    }
    double scale = Math.sqrt(own / drawn);
    for (int i = 0; i < filter; i++) {
      direction[from + i] = (float) (scale * draw[i]);
    }
  }
}
