package dev.assay.model;

import dev.assay.model.onednn.ConvolutionStage;
import dev.assay.model.onednn.ImageShape;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * Configures a whole stack of convolutions and poolings as one DL4J layer, run by oneDNN.
 *
 * <p>Its input is {@code [n, channels, height, width]} in NCHW, or the same as rows {@code [n,
 * channels * height * width]}, float32. Its output is {@code [n, channels]} after a global average
 * pooling and NCHW otherwise. The flat parameters are those of DL4J's own {@code ConvolutionLayer}s
 * in order, so weights move between the two without a change; the table calls them {@code b0, W0,
 * b1, W1, …}, those of batch normalisations {@code gamma0, beta0, mean0, var0, …}.
 */
public final class ConvolutionStack extends BaseLayer {
  private static final long serialVersionUID = 1L;

  private int channels;
  private int height;
  private int width;
  private String stages = "";

  /** Creates an empty configuration for JSON to fill. */
  public ConvolutionStack() {
    setActivationFn(new ActivationIdentity());
    // Not a number, not set: the network's defaults apply, as they do to a builder's layers.
    setBiasInit(Double.NaN);
    setGainInit(Double.NaN);
    setGradientNormalizationThreshold(Double.NaN);
    setGradientNormalization(null);
  }

  ConvolutionStack(ImageShape input, List<ConvolutionStage> stages) {
    this();
    this.channels = input.channels();
    this.height = input.height();
    this.width = input.width();
    this.stages = ConvolutionStage.format(stages);
    outputShape();
  }

  /** Returns the channels of the input images. */
  public int getChannels() {
    return channels;
  }

  /** Sets the channels of the input images. */
  public void setChannels(int channels) {
    this.channels = channels;
  }

  /** Returns the height of the input images. */
  public int getHeight() {
    return height;
  }

  /** Sets the height of the input images. */
  public void setHeight(int height) {
    this.height = height;
  }

  /** Returns the width of the input images. */
  public int getWidth() {
    return width;
  }

  /** Sets the width of the input images. */
  public void setWidth(int width) {
    this.width = width;
  }

  /** Returns the stages, as {@code conv 1 40 relu, pool, gap}. */
  public String getStages() {
    return stages;
  }

  /** Sets the stages, as {@code conv 1 40 relu, pool, gap}. */
  public void setStages(String stages) {
    this.stages = stages;
  }

  List<ConvolutionStage> stageList() {
    return ConvolutionStage.parse(stages);
  }

  ImageShape inputShape() {
    return new ImageShape(channels, height, width);
  }

  ImageShape outputShape() {
    ImageShape shape = inputShape();
    for (ConvolutionStage stage : stageList()) {
      shape = stage.after(shape);
    }
    return shape;
  }

  /** Returns whether the output is {@code [n, channels]} rather than images. */
  boolean endsInVector() {
    return stages.endsWith("gap");
  }

  @Override
  public org.deeplearning4j.nn.api.Layer instantiate(
      NeuralNetConfiguration configuration,
      @Nullable Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType dataType) {
    ConvolutionStackLayer layer = new ConvolutionStackLayer(configuration, dataType);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    Map<String, INDArray> table = initializer().init(configuration, parameters, initialize);
    layer.setParamTable(table);
    layer.setConf(configuration);
    return layer;
  }

  @Override
  public ParamInitializer initializer() {
    return ConvolutionStackInitializer.INSTANCE;
  }

  @Override
  public IUpdater getUpdaterByParam(String name) {
    return ConvolutionStackInitializer.isStatistic(name)
        ? new NoOp()
        : super.getUpdaterByParam(name);
  }

  @Override
  public InputType getOutputType(int index, InputType inputType) {
    ImageShape shape = outputShape();
    return endsInVector()
        ? InputType.feedForward(shape.channels())
        : InputType.convolutional(shape.height(), shape.width(), shape.channels());
  }

  @Override
  public void setNIn(InputType inputType, boolean override) {
    // The stages say it.
  }

  @Override
  public @Nullable InputPreProcessor getPreProcessorForInputType(InputType inputType) {
    return null;
  }

  @Override
  public boolean isPretrainParam(String name) {
    return false;
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType inputType) {
    long parameters = initializer().numParams(this);
    return new LayerMemoryReport.Builder(
            getLayerName(), ConvolutionStack.class, inputType, getOutputType(0, inputType))
        .standardMemory(parameters, getIUpdater().stateSize(parameters))
        .workingMemory(0, 0, 0, inputShape().size())
        .cacheMemory(0, 0)
        .build();
  }

  @Override
  public ConvolutionStack clone() {
    return (ConvolutionStack) super.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ConvolutionStack that
        && super.equals(that)
        && channels == that.channels
        && height == that.height
        && width == that.width
        && stages.equals(that.stages);
  }

  @Override
  protected boolean canEqual(Object other) {
    return other instanceof ConvolutionStack;
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), channels, height, width, stages);
  }
}
