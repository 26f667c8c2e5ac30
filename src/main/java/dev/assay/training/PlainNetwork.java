package dev.assay.training;

import dev.assay.measurement.Batches;
import dev.assay.measurement.Curvature;
import dev.assay.measurement.Evaluation;
import dev.assay.measurement.Examples;
import dev.assay.measurement.LinearPath;
import dev.assay.measurement.LossSurface;
import dev.assay.measurement.Sensitivity;
import dev.assay.measurement.Sharpness;
import dev.assay.measurement.Weights;
import dev.assay.model.Architecture;
import dev.assay.model.ConvolutionLayers;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network of its own for measurements beside a run, so that the run's is not disturbed.
 *
 * <p>Batch normalisation is folded into the convolutions: the network answers as the trained one
 * does in inference, and no example sees another one. Nothing is dropped out.
 */
final class PlainNetwork implements AutoCloseable {
  private final Architecture architecture;
  private final MultiLayerNetwork network;
  private final Batches batches;

  private PlainNetwork(Architecture architecture, MultiLayerNetwork network) {
    this.architecture = architecture;
    this.network = network;
    batches = new Batches(architecture::inputShape);
  }

  /** Builds a trial's network with the given weights. */
  static PlainNetwork of(Trial trial, Weights weights) {
    Architecture.Folded plain = trial.architecture().folded(weights.toArray());
    return new PlainNetwork(
        plain.architecture(), plain.architecture().build(trial.optimizer(), plain.parameters()));
  }

  /** Returns the weights, batch normalisation folded. */
  Weights weights() {
    return new Weights(network.params().data().asFloat());
  }

  Evaluation evaluate(Examples set) {
    return Evaluation.of(network, set, batches);
  }

  Sensitivity sensitivity(Examples points) {
    return Sensitivity.of(network, points, batches);
  }

  LinearPath path(Weights start, Weights end, double[] places, Examples set) {
    return LinearPath.evaluate(network, start, end, places, set, batches);
  }

  double sharpness(Sharpness sharpness, Examples set, RandomGenerator random) {
    return sharpness.of(network, weights(), set, batches, random);
  }

  LossSurface surface(Examples set, double[] places, RandomGenerator random) {
    return LossSurface.of(
        network, architecture.parameterBlocks(), weights(), set, batches, places, random);
  }

  double curvature(Weights at, Examples set, int directions, RandomGenerator random) {
    return Curvature.of(
        network, architecture.parameterBlocks(), at, set, batches, directions, random);
  }

  /** Gives the native memory back at once, without the garbage collection of DL4J's close. */
  @Override
  public void close() {
    ConvolutionLayers.release(network);
    close(network.params());
    close(network.getGradientsViewArray());
  }

  private static void close(@Nullable INDArray array) {
    if (array != null && array.closeable()) {
      array.close();
    }
  }
}
