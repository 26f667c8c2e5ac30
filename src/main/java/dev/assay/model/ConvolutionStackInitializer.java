package dev.assay.model;

import dev.assay.model.onednn.ConvolutionStage;
import dev.assay.model.onednn.ConvolutionStage.BatchNormalization;
import dev.assay.model.onednn.ConvolutionStage.Convolution;
import java.util.Arrays;
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

  private static final List<String> NORMALIZATION = List.of("gamma", "beta", "mean", "var");

  private ConvolutionStackInitializer() {}

  /** Names the parameters of each stage, in DL4J's flat order, with their shapes. */
  private static Map<String, long[]> shapes(Layer layer) {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    int convolutions = 0;
    int normalizations = 0;
    for (ConvolutionStage stage : ((ConvolutionStack) layer).stageList()) {
      if (stage instanceof Convolution c) {
        shapes.put("b" + convolutions, new long[] {c.out()});
        shapes.put(
            "W" + convolutions++,
            new long[] {c.out(), c.in(), Convolution.KERNEL, Convolution.KERNEL});
      } else if (stage instanceof BatchNormalization b) {
        for (String name : NORMALIZATION) {
          shapes.put(name + normalizations, new long[] {b.channels()});
        }
        normalizations++;
      }
    }
    return shapes;
  }

  @Override
  public long numParams(NeuralNetConfiguration configuration) {
    return numParams(configuration.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    return ((ConvolutionStack) layer)
        .stageList().stream().mapToLong(ConvolutionStage::parameterCount).sum();
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return List.copyOf(shapes(layer).keySet());
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
    return key.matches("b\\d+");
  }

  /** Returns whether a parameter is a running statistic, which no optimizer touches. */
  static boolean isStatistic(String key) {
    return key.startsWith("mean") || key.startsWith("var");
  }

  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration configuration, INDArray parameters, boolean initialize) {
    ConvolutionStack stack = (ConvolutionStack) configuration.getLayer();
    Map<String, INDArray> views = getGradientsFromFlattened(configuration, parameters);
    views.forEach(
        (key, view) -> {
          configuration.addVariable(key);
          if (initialize) {
            initialize(stack, key, view);
          }
        });
    return views;
  }

  private void initialize(ConvolutionStack stack, String key, INDArray view) {
    if (isWeightParam(stack, key)) {
      double area = Convolution.KERNEL * Convolution.KERNEL;
      stack
          .getWeightInitFn()
          .init(
              view.size(1) * area,
              view.size(0) * area,
              view.shape(),
              'c',
              view.reshape(view.length()));
    } else if (isBiasParam(stack, key)) {
      view.assign(stack.getBiasInit());
    } else {
      view.assign(key.startsWith("gamma") || key.startsWith("var") ? 1 : 0);
    }
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration configuration, INDArray flat) {
    INDArray row = flat.reshape(flat.length());
    Map<String, INDArray> views = new LinkedHashMap<>();
    long at = 0;
    for (Map.Entry<String, long[]> entry : shapes(configuration.getLayer()).entrySet()) {
      long end = at + Arrays.stream(entry.getValue()).reduce(1, (a, b) -> a * b);
      INDArray view = row.get(NDArrayIndex.interval(at, end));
      views.put(
          entry.getKey(),
          entry.getValue().length == 1 ? view : view.reshape('c', entry.getValue()));
      at = end;
    }
    return views;
  }
}
