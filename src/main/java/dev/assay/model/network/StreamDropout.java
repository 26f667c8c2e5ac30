package dev.assay.model.network;

import dev.assay.model.Floats;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Dropout from a stream of the trial's own; DL4J's draws from a generator that all share.
 *
 * <p>An instance belongs to one network and one thread.
 */
public final class StreamDropout implements IDropout {
  private static final long serialVersionUID = 1L;

  /** −λα of SELU: what it gives for a very negative value. */
  private static final double SELU_LOWEST = -1.0507009873554805 * 1.6732632423543772;

  private final Dropout.Kind kind;
  private final double rate;
  private transient @Nullable RandomGenerator random;
  private transient float[] slopes = {};

  StreamDropout(Dropout.Kind kind, double rate) {
    this.kind = kind;
    this.rate = rate;
  }

  /** Gives all dropout layers of a network the stream that they draw from, one after the other. */
  public static void drawFrom(RandomGenerator stream, MultiLayerNetwork network) {
    for (org.deeplearning4j.nn.api.Layer layer : network.getLayers()) {
      if (layer.conf().getLayer() instanceof DropoutLayer dropout
          && dropout.getIDropout() instanceof StreamDropout own) {
        own.random = stream;
      }
    }
  }

  @Override
  public INDArray applyDropout(
      INDArray inputs, INDArray result, int iteration, int epoch, LayerWorkspaceMgr workspaces) {
    RandomGenerator stream = random;
    if (stream == null) {
      throw new IllegalStateException(
          "a dropout layer without a stream: give it one by StreamDropout.drawFrom, or measure the"
              + " network without dropout");
    }
    float[] values = Floats.read(inputs);
    slopes = new float[values.length];
    double keep = 1 - rate;
    boolean alpha = kind == Dropout.Kind.ALPHA;
    double scale = alpha ? 1 / Math.sqrt(keep + SELU_LOWEST * SELU_LOWEST * keep * rate) : 1 / keep;
    float dropped = alpha ? (float) (scale * (SELU_LOWEST - rate * SELU_LOWEST)) : 0;
    float shift = alpha ? (float) (-scale * rate * SELU_LOWEST) : 0;
    for (int i = 0; i < values.length; i++) {
      if (stream.nextDouble() < rate) {
        values[i] = dropped;
      } else {
        slopes[i] = (float) scale;
        values[i] = values[i] * slopes[i] + shift;
      }
    }
    return write(values, result);
  }

  @Override
  public INDArray backprop(INDArray gradAtOutput, INDArray gradAtInput, int iteration, int epoch) {
    float[] gradient = Floats.read(gradAtOutput);
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] *= slopes[i];
    }
    return write(gradient, gradAtInput);
  }

  private static INDArray write(float[] values, INDArray into) {
    return into.assign(Nd4j.createFromArray(values).reshape(into.shape()));
  }

  @Override
  public void clear() {
    slopes = new float[0];
  }

  @Override
  public StreamDropout clone() {
    return new StreamDropout(kind, rate);
  }
}
