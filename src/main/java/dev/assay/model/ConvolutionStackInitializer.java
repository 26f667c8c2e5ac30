package dev.assay.model;

import dev.assay.model.ConvolutionStage.Convolution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Lays the parameters of a {@link ConvolutionStack} out as DL4J's own convolution layers do. */
final class ConvolutionStackInitializer implements ParamInitializer {
  static final ConvolutionStackInitializer INSTANCE = new ConvolutionStackInitializer();

  private ConvolutionStackInitializer() {}

  private static List<Convolution> convolutions(Layer layer) {
    return ((ConvolutionStack) layer)
        .stageList().stream()
            .filter(Convolution.class::isInstance)
            .map(Convolution.class::cast)
            .toList();
  }

  @Override
  public long numParams(NeuralNetConfiguration configuration) {
    return numParams(configuration.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    return convolutions(layer).stream().mapToLong(Convolution::parameterCount).sum();
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < convolutions(layer).size(); i++) {
      keys.add("W" + i);
      keys.add("b" + i);
    }
    return keys;
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return paramKeys(layer).stream().filter(key -> isWeightParam(layer, key)).toList();
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return paramKeys(layer).stream().filter(key -> isBiasParam(layer, key)).toList();
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return key.startsWith("W");
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return key.startsWith("b");
  }

  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration configuration, INDArray parameters, boolean initialize) {
    ConvolutionStack stack = (ConvolutionStack) configuration.getLayer();
    Map<String, INDArray> views = views(stack, parameters);
    int i = 0;
    for (Convolution convolution : convolutions(stack)) {
      if (initialize) {
        INDArray weights = views.get("W" + i);
        double area = Convolution.KERNEL * Convolution.KERNEL;
        stack
            .getWeightInitFn()
            .init(
                convolution.in() * area,
                convolution.out() * area,
                weights.shape(),
                'c',
                weights.reshape(weights.length()));
        views.get("b" + i).assign(stack.getBiasInit());
      }
      configuration.addVariable("W" + i);
      configuration.addVariable("b" + i);
      i++;
    }
    return views;
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration configuration, INDArray gradients) {
    return views(configuration.getLayer(), gradients);
  }

  /** Cut a flat vector: for each convolution its bias, then its weights [out, in, 3, 3]. */
  private static Map<String, INDArray> views(Layer layer, INDArray flat) {
    INDArray row = flat.reshape(flat.length());
    Map<String, INDArray> views = new LinkedHashMap<>();
    long at = 0;
    int i = 0;
    for (Convolution c : convolutions(layer)) {
      long weights = at + c.out();
      long end = weights + c.weightCount();
      views.put("b" + i, row.get(NDArrayIndex.interval(at, weights)));
      views.put(
          "W" + i,
          row.get(NDArrayIndex.interval(weights, end))
              .reshape('c', c.out(), c.in(), Convolution.KERNEL, Convolution.KERNEL));
      at = end;
      i++;
    }
    return views;
  }
}
