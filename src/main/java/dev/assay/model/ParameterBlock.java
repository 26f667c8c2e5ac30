package dev.assay.model;

import dev.assay.data.RandomStreams;
import java.util.random.RandomGenerator;

/**
 * One run of a network's flat parameter vector: the weights or the biases of one layer.
 *
 * @param layer the layer's name, such as {@code conv1} or {@code dense2}
 * @param kind what the numbers are
 * @param offset the index of the first number in the flat vector
 * @param length how many numbers there are
 * @param units how many units or filters of the layer they belong to, in equal shares
 * @param initialiser draws one initial value
 */
public record ParameterBlock(
    String layer, Kind kind, int offset, int length, int units, Initialiser initialiser) {

  /** What a block's numbers are. */
  public enum Kind {
    /** Weights of a dense or convolution layer. */
    WEIGHT,
    /** Biases of a dense or convolution layer. */
    BIAS,
    /** Scale of a batch normalisation. */
    GAMMA,
    /** Shift of a batch normalisation. */
    BETA,
    /** Running mean of a batch normalisation: a statistic, not trained. */
    MEAN,
    /** Running variance of a batch normalisation: a statistic, not trained. */
    VARIANCE
  }

  /** Draws the initial value of one parameter. */
  @FunctionalInterface
  public interface Initialiser {
    /** Returns one initial value. */
    float draw(RandomGenerator random);
  }

  /** Returns an initialiser that draws nothing and always gives one value. */
  public static Initialiser constant(float value) {
    return random -> value;
  }

  /** Returns an initialiser that draws uniformly from (−1/√fan-in, 1/√fan-in). */
  public static Initialiser uniformByFanIn(int fanIn) {
    double bound = 1 / Math.sqrt(fanIn);
    return random -> (float) (bound * (2 * random.nextDouble() - 1));
  }

  /** Returns an initialiser that draws from the normal distribution around 0. */
  public static Initialiser normal(double deviation) {
    return random -> (float) (deviation * RandomStreams.gaussian(random));
  }

  /** Returns the index after the last number. */
  public int end() {
    return offset + length;
  }
}
