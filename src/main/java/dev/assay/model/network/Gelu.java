package dev.assay.model.network;

import dev.assay.model.Floats;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * GELU by the approximation with a tanh, and its exact slope (arXiv:1606.08415); DL4J's own does
 * not agree with its slope to single precision.
 */
final class Gelu extends BaseActivationFunction {
  private static final long serialVersionUID = 1L;
  private static final double SCALE = Math.sqrt(2 / Math.PI);
  private static final double CUBE = 0.044715;

  @Override
  public INDArray getActivation(INDArray in, boolean training) {
    float[] values = Floats.read(in);
    for (int i = 0; i < values.length; i++) {
      double x = values[i];
      values[i] = (float) (x / 2 * (1 + Math.tanh(SCALE * (x + CUBE * x * x * x))));
    }
    return in.assign(array(values, in));
  }

  @Override
  public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
    assertShape(in, epsilon);
    float[] values = Floats.read(in);
    float[] errors = Floats.read(epsilon);
    for (int i = 0; i < values.length; i++) {
      double x = values[i];
      double tanh = Math.tanh(SCALE * (x + CUBE * x * x * x));
      double slope = (1 + tanh) / 2 + x / 2 * (1 - tanh * tanh) * SCALE * (1 + 3 * CUBE * x * x);
      errors[i] *= (float) slope;
    }
    return new Pair<>(epsilon.assign(array(errors, epsilon)), null);
  }

  private static INDArray array(float[] values, INDArray like) {
    return Nd4j.createFromArray(values).reshape(like.shape());
  }

  @Override
  public String toString() {
    return "gelu";
  }
}
