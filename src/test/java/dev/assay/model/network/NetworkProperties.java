package dev.assay.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.data.RandomStreams;
import dev.assay.model.Activation;
import dev.assay.model.Architecture;
import dev.assay.model.BatchPass;
import dev.assay.model.Floats;
import dev.assay.model.Loss;
import dev.assay.model.Optimizer;
import dev.assay.model.ParameterBlock;
import dev.assay.model.ParameterBlock.Kind;
import java.util.List;
import java.util.random.RandomGenerator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Networks of random layers against the definition in double precision. */
class NetworkProperties {
  private static final int BATCH = 4;

  @Property(tries = 40)
  void computesWhatItsLayersSay(@ForAll("networks") Network network, @ForAll long seed) {
    RandomGenerator random = new RandomStreams(seed).stream("test");
    float[] parameters = parameters(network, random);
    float[] inputs = gaussian(BATCH * network.inputs(), random);
    double[][] found = answers(network, parameters, inputs);
    NetworkReference reference = new NetworkReference(network, parameters);
    for (int n = 0; n < BATCH; n++) {
      assertThat(found[n])
          .containsExactly(answer(network, reference, example(inputs, n)), within(2e-4));
    }
  }

  /** Far below zero, so that a border of zeros would be each maximum and would raise each mean. */
  @Property(tries = 30)
  void poolsOverWhatIsThereAtABorder(
      @ForAll boolean average,
      @ForAll @IntRange(min = 2, max = 4) int size,
      @ForAll @IntRange(min = 4, max = 7) int height,
      @ForAll @IntRange(min = 4, max = 7) int width,
      @ForAll long seed) {
    RandomGenerator random = new RandomStreams(seed).stream("test");
    int stride = 1 + random.nextInt(size);
    Layers image = Layers.ofImages(height, width, 2);
    Layers pooled =
        average
            ? image.averagePool(size, stride, Padding.SAME)
            : image.maxPool(size, stride, Padding.SAME);
    assertThat(pooled.shape().height()).isEqualTo((height + stride - 1) / stride);
    Network network = pooled.flatten().linear(2).under(Loss.SQUARED_ERROR);
    float[] parameters = parameters(network, random);
    float[] inputs = gaussian(BATCH * network.inputs(), random);
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] -= 10;
    }
    double[][] found = answers(network, parameters, inputs);
    NetworkReference reference = new NetworkReference(network, parameters);
    for (int n = 0; n < BATCH; n++) {
      assertThat(found[n]).containsExactly(reference.outputs(example(inputs, n)), within(1e-3));
    }
  }

  @Property(tries = 40)
  void laysParametersOutAsDl4jDoes(@ForAll("networks") Network network) {
    float[] flat = network.initialise(new RandomStreams(7).stream("init"));
    MultiLayerNetwork built = network.build(Optimizer.sgd(0.1), flat);
    List<Integer> lengths =
        built.paramTable().values().stream().map(array -> (int) array.length()).toList();
    assertThat(network.parameterBlocks().stream().map(ParameterBlock::length).toList())
        .isEqualTo(lengths);
    assertThat(built.params().data().asFloat()).isEqualTo(flat);
  }

  /** By central differences of the reference's loss, which rounds in double precision. */
  @Property(tries = 20)
  void differentiatesTheMeanLoss(@ForAll("smooth") Network network, @ForAll long seed) {
    RandomGenerator random = new RandomStreams(seed).stream("test");
    float[] parameters = parameters(network, random);
    float[] inputs = gaussian(BATCH * network.inputs(), random);
    int outputs = network.outputs();
    float[] labels = new float[BATCH * outputs];
    for (int n = 0; n < BATCH; n++) {
      labels[n * outputs + random.nextInt(outputs)] = 1;
    }
    MultiLayerNetwork built = network.build(Optimizer.sgd(1), parameters);
    built.initGradientsView();
    BatchPass.gradient(
        built,
        Nd4j.createFromArray(inputs).reshape(network.inputShape(BATCH)),
        Nd4j.createFromArray(labels).reshape(BATCH, outputs));
    float[] gradient = Floats.read(built.getGradientsViewArray());
    for (int probe = 0; probe < 12; probe++) {
      int i = random.nextInt(parameters.length);
      // Small beside SELU's kinks; the reference rounds in double precision, so it can be.
      float step = 1e-4f;
      float[] up = parameters.clone();
      float[] down = parameters.clone();
      up[i] += step;
      down[i] -= step;
      double here = loss(network, parameters, inputs, labels);
      double right = (loss(network, up, inputs, labels) - here) / ((double) up[i] - parameters[i]);
      double left =
          (here - loss(network, down, inputs, labels)) / ((double) parameters[i] - down[i]);
      double slope = (left + right) / 2;
      assertThat((double) gradient[i])
          .as("parameter %d of %s", i, network.describe())
          // At a kink the two sides differ.
          .isCloseTo(slope, within(1e-5 + 1e-3 * Math.abs(slope) + Math.abs(right - left)));
    }
  }

  @Property(tries = 25)
  void foldsBatchNormsThatFollowWeights(@ForAll("networks") Network network, @ForAll long seed) {
    RandomGenerator random = new RandomStreams(seed).stream("test");
    float[] parameters = parameters(network, random);
    float[] inputs = gaussian(BATCH * network.inputs(), random);
    Architecture.Folded folded = network.folded(parameters);
    if (network.isFoldable()) {
      assertThat(folded.architecture().hasBatchNorm()).isFalse();
    }
    double[][] found = answers((Network) folded.architecture(), folded.parameters(), inputs);
    NetworkReference reference = new NetworkReference(network, parameters);
    for (int n = 0; n < BATCH; n++) {
      assertThat(found[n])
          .containsExactly(answer(network, reference, example(inputs, n)), within(2e-4));
    }
  }

  private static double loss(Network network, float[] parameters, float[] inputs, float[] labels) {
    NetworkReference reference = new NetworkReference(network, parameters);
    int outputs = network.outputs();
    double sum = 0;
    for (int n = 0; n < BATCH; n++) {
      double[] z = reference.outputs(example(inputs, n));
      for (int k = 0; k < outputs; k++) {
        double label = labels[n * outputs + k];
        sum +=
            network.loss() == Loss.CROSS_ENTROPY
                ? -label * Math.log(softmax(z)[k])
                : (z[k] - label) * (z[k] - label) / outputs;
      }
    }
    return sum / BATCH;
  }

  private static double[] answer(Network network, NetworkReference reference, double[] example) {
    double[] z = reference.outputs(example);
    return network.loss() == Loss.CROSS_ENTROPY ? softmax(z) : z;
  }

  private static double[] softmax(double[] z) {
    double total = 0;
    double[] p = new double[z.length];
    for (int k = 0; k < p.length; k++) {
      p[k] = Math.exp(z[k]);
      total += p[k];
    }
    for (int k = 0; k < p.length; k++) {
      p[k] /= total;
    }
    return p;
  }

  private static double[][] answers(Network network, float[] parameters, float[] inputs) {
    INDArray out =
        network
            .build(Optimizer.sgd(1), parameters)
            .output(Nd4j.createFromArray(inputs).reshape(network.inputShape(BATCH)), false);
    double[] all = out.dup('c').data().asDouble();
    double[][] rows = new double[BATCH][];
    for (int n = 0; n < BATCH; n++) {
      rows[n] =
          java.util.Arrays.copyOfRange(all, n * network.outputs(), (n + 1) * network.outputs());
      // A stack of dense layers leaves the softmax to its loss.
      if (network.loss() == Loss.CROSS_ENTROPY && NetworkLayers.isDenseStack(network)) {
        rows[n] = softmax(rows[n]);
      }
    }
    return rows;
  }

  /** Returns fresh parameters, moved so that no bias, mean or variance is at its start. */
  private static float[] parameters(Network network, RandomGenerator random) {
    float[] parameters = network.initialise(random);
    for (ParameterBlock block : network.parameterBlocks()) {
      for (int i = block.offset(); i < block.end() && block.kind() != Kind.WEIGHT; i++) {
        parameters[i] += 0.2f * random.nextFloat();
      }
    }
    return parameters;
  }

  private static float[] gaussian(int count, RandomGenerator random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) RandomStreams.gaussian(random);
    }
    return values;
  }

  private static double[] example(float[] inputs, int n) {
    int size = inputs.length / BATCH;
    double[] one = new double[size];
    for (int i = 0; i < size; i++) {
      one[i] = inputs[n * size + i];
    }
    return one;
  }

  @Provide
  Arbitrary<Network> networks() {
    return Arbitraries.randomValue(random -> random(random, false));
  }

  /** Without max pools and kinks, at which a difference says nothing, and without batch norm. */
  @Provide
  Arbitrary<Network> smooth() {
    return Arbitraries.randomValue(random -> random(random, true));
  }

  /** Any kernel that fits the image, any stride that padding allows it, either padding. */
  private static Layers convolution(Layers layers, java.util.Random random) {
    int kernel = 1 + random.nextInt(smallerSide(layers, 5));
    Padding padding = random.nextBoolean() ? Padding.SAME : Padding.VALID;
    int stride = 1 + random.nextInt(padding == Padding.SAME ? Math.min(3, kernel) : 3);
    return layers.convolution(1 + random.nextInt(4), kernel, stride, padding);
  }

  private static Layers pooling(Layers layers, boolean average, java.util.Random random) {
    int size = 1 + random.nextInt(smallerSide(layers, 3));
    Padding padding = random.nextBoolean() ? Padding.SAME : Padding.VALID;
    int stride = 1 + random.nextInt(padding == Padding.SAME ? Math.min(3, size) : 3);
    return average
        ? layers.averagePool(size, stride, padding)
        : layers.maxPool(size, stride, padding);
  }

  private static int smallerSide(Layers layers, int most) {
    Shape shape = layers.shape();
    return Math.min(most, Math.min(shape.height(), shape.width()));
  }

  private static Network random(java.util.Random random, boolean smooth) {
    List<Activation> some =
        smooth
            ? List.of(Activation.TANH, Activation.GELU, Activation.SIGMOID, Activation.SELU)
            : List.of(Activation.values());
    boolean images = random.nextInt(4) > 0;
    Layers layers =
        images
            ? Layers.ofImages(6 + random.nextInt(4), 6 + random.nextInt(4), 1 + random.nextInt(3))
            : Layers.ofInputs(1 + random.nextInt(4));
    if (images) {
      for (int i = random.nextInt(3); i > 0; i--) {
        layers = convolution(layers, random);
        layers = random.nextInt(3) == 0 ? layers.withoutBias() : layers;
        layers = !smooth && random.nextInt(3) == 0 ? layers.batchNorm() : layers;
        layers = layers.activation(some.get(random.nextInt(some.size())));
        if (!smooth && random.nextInt(4) == 0) {
          layers = layers.batchNorm();
        }
      }
      if (random.nextInt(2) == 0) {
        layers = pooling(layers, smooth || random.nextBoolean(), random);
      }
      layers = random.nextInt(3) == 0 ? layers.globalAveragePooling() : layers.flatten();
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      layers = layers.dense(1 + random.nextInt(6));
      layers = random.nextInt(3) == 0 ? layers.withoutBias() : layers;
      layers = layers.activation(some.get(random.nextInt(some.size())));
    }
    Initialisation start = Initialisation.values()[random.nextInt(Initialisation.values().length)];
    layers = layers.initialised(start);
    return random.nextBoolean()
        ? layers.softmax(2 + random.nextInt(3)).under(Loss.CROSS_ENTROPY)
        : layers.linear(1 + random.nextInt(3)).under(Loss.SQUARED_ERROR);
  }
}
