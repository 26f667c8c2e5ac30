package dev.assay.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Lays out the parameters of a {@link DenseStack} as DL4J lays out those of dense layers: {@code
 * W1}, column-major [inputs, units], {@code b1}, {@code W2} and so on.
 */
final class DenseStackParameters implements ParamInitializer {
  static final DenseStackParameters INSTANCE = new DenseStackParameters();

  private DenseStackParameters() {}

  @Override
  public long numParams(NeuralNetConfiguration conf) {
    return numParams(conf.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    List<Integer> widths = widths(layer);
    long count = 0;
    for (int i = 1; i < widths.size(); i++) {
      count += (widths.get(i - 1) + 1L) * widths.get(i);
    }
    return count;
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    List<String> keys = new ArrayList<>();
    for (int i = 1; i < widths(layer).size(); i++) {
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

  /** Returns views of the parameters; DL4J's own initialisation, of no use here, gives zeros. */
  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration conf, INDArray parameters, boolean initialise) {
    if (initialise) {
      parameters.assign(0);
    }
    Map<String, INDArray> views = getGradientsFromFlattened(conf, parameters);
    views.keySet().forEach(conf::addVariable);
    return Collections.synchronizedMap(views);
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration conf, INDArray flat) {
    List<Integer> widths = widths(conf.getLayer());
    INDArray vector = flat.reshape(flat.length());
    Map<String, INDArray> views = new LinkedHashMap<>();
    long from = 0;
    for (int i = 1; i < widths.size(); i++) {
      long in = widths.get(i - 1);
      long out = widths.get(i);
      views.put(
          "W" + i, vector.get(NDArrayIndex.interval(from, from + in * out)).reshape('f', in, out));
      from += in * out;
      views.put("b" + i, vector.get(NDArrayIndex.interval(from, from + out)).reshape(1, out));
      from += out;
    }
    return views;
  }

  private static List<Integer> widths(Layer layer) {
    return ((DenseStack) layer).widths();
  }
}
