package dev.assay.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Configures hidden dense layers and a linear output layer under a loss as one DL4J layer.
 *
 * <p>It computes what DL4J's {@code DenseLayer}s and {@code OutputLayer} compute, on the same flat
 * parameters, without an ND4J operation for each of their steps: on networks this small, those cost
 * far more than the arithmetic.
 */
public final class DenseStack extends BaseOutputLayer {
  private static final long serialVersionUID = 1L;

  private final ArrayList<Integer> widths;
  private final Activation activation;

  /**
   * Creates the configuration.
   *
   * @param widths inputs, hidden widths and outputs
   * @param activation the hidden activation
   * @param loss the loss of one network
   */
  public DenseStack(List<Integer> widths, Activation activation, MeasuredLoss loss) {
    this.widths = new ArrayList<>(widths);
    this.activation = activation;
    setNIn(widths.get(0));
    setNOut(widths.get(widths.size() - 1));
    setActivationFn(new ActivationIdentity());
    setLossFn(loss);
  }

  List<Integer> widths() {
    return List.copyOf(widths);
  }

  MlpKernel kernel() {
    return new MlpKernel(widths, activation);
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    DenseStackLayer layer = new DenseStackLayer(conf, type);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    layer.setParamTable(initializer().init(conf, parameters, initialise));
    return layer;
  }

  @Override
  public ParamInitializer initializer() {
    return DenseStackParameters.INSTANCE;
  }
}
