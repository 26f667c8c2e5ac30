package dev.assay.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.assay.model.onednn.KernelThreads;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Describes a network well enough to count its parameters, initialise it and build it in DL4J.
 *
 * <p>Equal networks must compute the same, and canonical JSON, in which each kind has a name of its
 * own, must hold all of it: a trial's key follows from it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Mlp.class, name = "mlp"),
  @JsonSubTypes.Type(value = ConvNet.class, name = "convnet")
})
public interface Architecture extends Trainable {
  /** The widest layer that is taken for meant rather than mistyped. */
  int MAXIMUM_WIDTH = 65_536;

  /** Returns the DL4J configuration of this network under an optimizer. */
  MultiLayerConfiguration configuration(Optimizer optimizer);

  /** Returns the blocks of the flat parameter vector, in DL4J's order and without gaps. */
  List<ParameterBlock> parameterBlocks();

  /** Returns the number of multiplications and additions of one example's forward pass. */
  @JsonIgnore
  long operations();

  /** Returns what training makes small. */
  Loss loss();

  /** Returns how many numbers one example's input has. */
  default int inputs() {
    long size = 1;
    for (long side : inputShape(1)) {
      size *= side;
    }
    return Math.toIntExact(size);
  }

  /** Returns the shape of a batch of inputs. */
  long[] inputShape(int batch);

  /** Returns the number of outputs. */
  int outputs();

  /**
   * Names what computes the network where it is not one of the stacks that every network of its
   * kind runs on; part of a trial's key, as other layers round otherwise.
   */
  default Optional<String> computedBy() {
    return Optional.empty();
  }

  /**
   * Returns the same network without what is random in training and has no parameters, for
   * measurements beside the run.
   */
  default Architecture measured() {
    return this;
  }

  /** Returns a network and parameters that answer the same without batch normalisation. */
  default Folded folded(float[] parameters) {
    return new Folded(measured(), parameters);
  }

  /** Tells whether it has a batch normalisation. */
  default boolean hasBatchNorm() {
    return parameterBlocks().stream().anyMatch(block -> block.kind() == ParameterBlock.Kind.MEAN);
  }

  /** Tells whether folding leaves no batch normalisation, so that no example sees another. */
  @JsonIgnore
  default boolean isFoldable() {
    return true;
  }

  /**
   * A network with its parameters.
   *
   * @param architecture the network
   * @param parameters its flat parameter vector
   */
  record Folded(Architecture architecture, float[] parameters) {
    /** Copies the parameters. */
    public Folded {
      parameters = parameters.clone();
    }

    @Override
    public float[] parameters() {
      return parameters.clone();
    }
  }

  @Override
  default Architecture under(Optional<Loss> said) {
    if (said.isPresent() && said.get() != loss()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "%s is trained under %s alone, and the experiment says %s: say Loss.%s, or write the network as Layers that end with %s",
              describe(),
              loss().text(),
              said.get().text(),
              loss(),
              said.get() == Loss.CROSS_ENTROPY ? ".softmax(classes)" : ".linear(outputs)"));
    }
    return this;
  }

  /** Returns the number of parameters, by arithmetic alone. */
  default long parameterCount() {
    List<ParameterBlock> blocks = parameterBlocks();
    return blocks.get(blocks.size() - 1).end();
  }

  /** Returns a freshly drawn flat parameter vector. */
  default float[] initialise(RandomGenerator random) {
    float[] parameters = new float[Math.toIntExact(parameterCount())];
    for (ParameterBlock block : parameterBlocks()) {
      for (int i = block.offset(); i < block.end(); i++) {
        parameters[i] = block.initialiser().draw(random);
      }
    }
    return parameters;
  }

  /** Returns the loss of a network that this class built: what its last batch amounted to. */
  static MeasuredLoss lossOf(MultiLayerNetwork network) {
    var output =
        (org.deeplearning4j.nn.conf.layers.BaseOutputLayer)
            network.getOutputLayer().conf().getLayer();
    return (MeasuredLoss) output.getLossFn();
  }

  /**
   * Builds the network with the given flat parameter vector, which is copied, and holds the kernels
   * that the calling thread runs to one thread.
   *
   * @throws IllegalArgumentException if the vector is not {@link #parameterCount()} long
   */
  default MultiLayerNetwork build(Optimizer optimizer, float[] parameters) {
    if (parameters.length != parameterCount()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "%d parameters were given for a network of %d: %s",
              parameters.length,
              parameterCount(),
              this));
    }
    KernelThreads.hold();
    MultiLayerNetwork network = new MultiLayerNetwork(configuration(optimizer));
    network.init(Nd4j.createFromArray(parameters).reshape(1, parameters.length), false);
    return network;
  }

  /** Returns the width if it is usable, else throws with the value and the remedy. */
  static int checkWidth(String what, int width) {
    if (width < 1 || width > MAXIMUM_WIDTH) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH, "%s %d is not usable: give 1 to %,d", what, width, MAXIMUM_WIDTH));
    }
    return width;
  }
}
