package dev.assay.instrument;

import dev.assay.data.FunctionSamples;
import dev.assay.data.ImageData;
import dev.assay.data.ImageSet;
import dev.assay.data.RandomStreams;
import dev.assay.measurement.Batches;
import dev.assay.measurement.Examples;
import dev.assay.measurement.FunctionExamples;
import dev.assay.measurement.ImageExamples;
import dev.assay.measurement.Weights;
import dev.assay.model.Architecture;
import dev.assay.model.ConvNet;
import dev.assay.model.Optimizer;
import dev.assay.model.ParameterBlock;
import dev.assay.model.ParameterBlock.Kind;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Small seeded examples and networks that instruments are tried on. */
final class Specimens {
  private Specimens() {}

  static RandomGenerator random(long seed) {
    return new RandomStreams(seed).stream("specimen");
  }

  /** Returns noise with labels from 0 to 9. */
  static ImageSet images(int count, long seed) {
    RandomGenerator random = random(seed);
    byte[] pixels = new byte[count * ConvNet.SIDE * ConvNet.SIDE];
    byte[] labels = new byte[count];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) random.nextInt(256);
    }
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) random.nextInt(ConvNet.CLASSES);
    }
    return ImageSet.of(ConvNet.SIDE, ConvNet.SIDE, pixels, labels);
  }

  static ImageData imageData(int train, int test) {
    return new ImageData("noise", images(train, 1), images(test, 2));
  }

  static ImageExamples imageExamples(int count, long seed) {
    return ImageExamples.labelled(images(count, seed), IntStream.range(0, count).toArray());
  }

  static Examples points(int count) {
    return new FunctionExamples(FunctionSamples.ofDomain(count));
  }

  /** Returns fresh weights with biases that are not zero. */
  static Weights weights(Architecture architecture, long seed) {
    RandomGenerator random = random(seed);
    float[] values = architecture.initialise(random);
    for (ParameterBlock block : architecture.parameterBlocks()) {
      for (int i = block.offset(); i < block.end(); i++) {
        values[i] += block.kind() == Kind.BIAS ? (float) (0.1 * RandomStreams.gaussian(random)) : 0;
      }
    }
    return new Weights(values);
  }

  static double[] doubles(Weights weights) {
    return IntStream.range(0, weights.size()).mapToDouble(weights::get).toArray();
  }

  static MultiLayerNetwork build(Architecture architecture, Weights weights) {
    return architecture.build(Optimizer.sgd(0.1), weights.toArray());
  }

  static Batches batches(Architecture architecture) {
    return new Batches(architecture::inputShape);
  }
}
