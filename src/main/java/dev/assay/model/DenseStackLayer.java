package dev.assay.model;

import java.util.Locale;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseOutputLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes a {@link DenseStack} in plain Java. An instance belongs to one thread. */
final class DenseStackLayer extends BaseOutputLayer<DenseStack> implements BatchPass.Direct {
  private static final long serialVersionUID = 1L;

  private static final float[] NO_GRADIENT = {};

  private final transient MlpKernel kernel;
  private final transient MlpKernel.OutputGradient addLoss = this::addLoss;
  private final int nIn;
  private final int nOut;
  private final float[] parameters;
  private final float[] flatGradient;
  private float[] inputs = {};
  private float[] inputGradient = {};
  private float[] outputs = {};
  private float[] targets = {};
  private double[] outputBlock = {};
  private double[] targetBlock = {};
  private double[] gradientBlock = {};
  private boolean measured;

  DenseStackLayer(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
    if (type != DataType.FLOAT) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH, "a stack of dense layers does not compute in %s: give FLOAT", type));
    }
    kernel = layerConf().kernel();
    nIn = Math.toIntExact(layerConf().getNIn());
    nOut = Math.toIntExact(layerConf().getNOut());
    parameters = new float[kernel.parameters()];
    flatGradient = new float[kernel.parameters()];
  }

  @Override
  public void setInput(INDArray input, LayerWorkspaceMgr workspaces) {
    super.setInput(input, workspaces);
    measured = false;
  }

  @Override
  public void setLabels(INDArray labels) {
    super.setLabels(labels);
    measured = false;
  }

  @Override
  protected INDArray preOutput(boolean training, LayerWorkspaceMgr workspaces) {
    load();
    kernel.forward(parameters, inputs, outputs, batchSize());
    return array(workspaces, ArrayType.ACTIVATIONS, outputs, batchSize(), nOut);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    return preOutput(training, workspaces);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(
      @Nullable INDArray epsilon, LayerWorkspaceMgr workspaces) {
    load();
    differentiate(inputGradient);
    Gradient views = new DefaultGradient(gradientsFlattened);
    gradientViews.forEach(views::setGradientFor);
    return new Pair<>(
        views, array(workspaces, ArrayType.ACTIVATION_GRAD, inputGradient, batchSize(), nIn));
  }

  @Override
  public void trainingGradient(INDArray batch, INDArray batchLabels) {
    input = batch;
    labels = batchLabels;
    load();
    differentiate(NO_GRADIENT);
  }

  @Override
  public void measure(INDArray batch, INDArray batchLabels) {
    input = batch;
    labels = batchLabels;
    load();
    kernel.forward(parameters, inputs, outputs, batchSize());
    measureOutputs();
  }

  /** Returns the gradient of one output with respect to the inputs, row-major. */
  float[] inputGradient(INDArray batch, int output) {
    input = batch;
    load();
    float[] wanted = new float[batchSize() * nIn];
    MlpKernel.OutputGradient ofOutput =
        (predicted, from, count, gradient) -> {
          for (int i = 0; i < count * nOut; i++) {
            gradient[i] = i % nOut == output ? 1 : 0;
          }
        };
    kernel.backward(parameters, inputs, outputs, batchSize(), ofOutput, flatGradient, wanted);
    measured = false;
    return wanted;
  }

  private void differentiate(float[] forInputs) {
    Floats.read(labels, targets);
    loss().start(batchSize());
    kernel.backward(parameters, inputs, outputs, batchSize(), addLoss, flatGradient, forInputs);
    measured = true;
    Floats.write(flatGradient, gradientsFlattened);
  }

  @Override
  public void computeGradientAndScore(LayerWorkspaceMgr workspaces) {
    gradient = backpropGradient(null, workspaces).getFirst();
    score = computeScore(0, true, workspaces);
  }

  /** Returns the batch's summed loss; the forward pass is spared if it was just run backward. */
  @Override
  public double computeScore(double regularisation, boolean training, LayerWorkspaceMgr unused) {
    if (!measured) {
      load();
      kernel.forward(parameters, inputs, outputs, batchSize());
      measureOutputs();
    }
    score = loss().lastMean() * batchSize() + regularisation;
    return score;
  }

  private void measureOutputs() {
    Floats.read(labels, targets);
    loss().start(batchSize());
    addLoss(outputs, 0, batchSize(), outputs);
    measured = true;
  }

  @Override
  protected INDArray getLabels2d(LayerWorkspaceMgr workspaces, ArrayType type) {
    return labels;
  }

  private MeasuredLoss loss() {
    return (MeasuredLoss) layerConf().getLossFn();
  }

  private void load() {
    if (input.rank() != 2 || input.size(1) != nIn) {
      throw new DL4JInvalidInputException(
          String.format(
              Locale.ENGLISH,
              "an input of shape %s does not fit: give [batch, %d]",
              input.shapeInfoToString(),
              nIn));
    }
    int examples = batchSize();
    if (outputs.length < examples * nOut) {
      inputs = new float[examples * nIn];
      inputGradient = new float[examples * nIn];
      outputs = new float[examples * nOut];
      targets = new float[examples * nOut];
      outputBlock = new double[examples * nOut];
      targetBlock = new double[examples * nOut];
      gradientBlock = new double[examples * nOut];
    }
    Floats.read(input, inputs);
    Floats.read(params(), parameters);
  }

  private void addLoss(float[] predicted, int from, int count, float[] gradient) {
    int length = count * nOut;
    for (int i = 0; i < length; i++) {
      outputBlock[i] = predicted[from * nOut + i];
      targetBlock[i] = targets[from * nOut + i];
    }
    loss().add(outputBlock, targetBlock, count, nOut, gradientBlock);
    for (int i = 0; i < length; i++) {
      gradient[i] = (float) gradientBlock[i];
    }
  }

  private static INDArray array(
      LayerWorkspaceMgr workspaces, ArrayType type, float[] rows, int examples, int columns) {
    INDArray array =
        workspaces.createUninitialized(type, DataType.FLOAT, new long[] {examples, columns}, 'c');
    Floats.write(rows, array);
    return array;
  }
}
