package dev.assay.model;

import dev.assay.model.onednn.ImageShape;
import dev.assay.model.onednn.StackRunner;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs a {@link ConvolutionStack} inside a DL4J network. */
final class ConvolutionStackLayer extends BaseLayer<ConvolutionStack> {
  private static final long serialVersionUID = 1L;
  private static final Cleaner CLEANER = Cleaner.create();

  private transient @Nullable Resource resource;
  private transient @Nullable INDArray saved;
  private transient @Nullable StackedClassifier classifier;

  ConvolutionStackLayer(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
    if (dataType != DataType.FLOAT) {
      throw new IllegalArgumentException(
          "a convolution stack computes in FLOAT, not "
              + dataType
              + ": set the network's dataType, or use stock layers");
    }
  }

  /** Gives native memory back now; the next pass takes what it needs anew. */
  void release() {
    if (resource != null) {
      resource.cleanable.clean();
      resource = null;
      saved = null;
    }
  }

  /** Returns the native memory held, in bytes. */
  long nativeBytes() {
    return resource == null ? 0 : resource.runner.bytes();
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    applyDropOutIfNecessary(training, workspaces);
    INDArray images = images();
    INDArray result =
        workspaces.createUninitialized(
            ArrayType.ACTIVATIONS, DataType.FLOAT, resultShape(images.size(0)), 'c');
    forward(training, images, result);
    return result;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    INDArray images = images();
    ensureSaved(images, workspaces);
    INDArray resultGradient = floats(epsilon);
    INDArray imageGradient =
        getIndex() > 0
            ? workspaces.createUninitialized(
                ArrayType.ACTIVATION_GRAD, DataType.FLOAT, images.shape(), 'c')
            : null;
    backward(images, resultGradient, imageGradient);
    Gradient gradient = new DefaultGradient();
    for (Map.Entry<String, INDArray> view : gradientViews.entrySet()) {
      gradient.setGradientFor(view.getKey(), view.getValue());
    }
    return new Pair<>(
        gradient, imageGradient == null ? null : backpropDropOutIfPresent(imageGradient));
  }

  /**
   * Returns the gradient with respect to the images that {@code activate(true, …)} last had, and
   * leaves the parameters' alone. It may be asked for any number of times.
   *
   * @param epsilon the gradient with respect to the result
   */
  INDArray imageGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    INDArray images = images();
    ensureSaved(images, workspaces);
    INDArray resultGradient = floats(epsilon);
    INDArray imageGradient =
        workspaces.createUninitialized(
            ArrayType.ACTIVATION_GRAD, DataType.FLOAT, images.shape(), 'c');
    runner()
        .imageGradient(
            Math.toIntExact(images.size(0)),
            NativeMemory.address(images),
            NativeMemory.address(paramsFlattened),
            NativeMemory.address(resultGradient),
            NativeMemory.address(imageGradient));
    Reference.reachabilityFence(images);
    Reference.reachabilityFence(paramsFlattened);
    Reference.reachabilityFence(resultGradient);
    Reference.reachabilityFence(imageGradient);
    return backpropDropOutIfPresent(imageGradient);
  }

  /** Repeats the forward pass if the last one was for inference, or its input has been replaced. */
  private void ensureSaved(INDArray images, LayerWorkspaceMgr workspaces) {
    if (saved != images) {
      forward(
          true,
          images,
          workspaces.createUninitialized(
              ArrayType.BP_WORKING_MEM, DataType.FLOAT, resultShape(images.size(0)), 'c'));
    }
  }

  /**
   * Takes images through the stack.
   *
   * @param save whether {@link #backward} may follow
   * @param images dense images
   * @param result takes what comes out, in order c
   */
  void forward(boolean save, INDArray images, INDArray result) {
    runner()
        .forward(
            save,
            Math.toIntExact(images.size(0)),
            NativeMemory.address(images),
            NativeMemory.address(paramsFlattened),
            NativeMemory.address(result));
    Reference.reachabilityFence(images);
    Reference.reachabilityFence(paramsFlattened);
    Reference.reachabilityFence(result);
    Reference.reachabilityFence(this);
    saved = save ? images : null;
  }

  /**
   * Takes gradients back through what was saved of these images, to the flat gradient.
   *
   * @param resultGradient the gradient with respect to the result, in order c
   * @param imageGradient takes the gradient with respect to the images, if it is wanted
   */
  void backward(INDArray images, INDArray resultGradient, @Nullable INDArray imageGradient) {
    runner()
        .backward(
            Math.toIntExact(images.size(0)),
            NativeMemory.address(images),
            NativeMemory.address(paramsFlattened),
            NativeMemory.address(resultGradient),
            NativeMemory.address(gradientsFlattened),
            imageGradient == null ? 0 : NativeMemory.address(imageGradient));
    Reference.reachabilityFence(images);
    Reference.reachabilityFence(paramsFlattened);
    Reference.reachabilityFence(resultGradient);
    Reference.reachabilityFence(gradientsFlattened);
    Reference.reachabilityFence(imageGradient);
    // What was saved holds for the parameters it was computed with, which are about to change.
    saved = null;
  }

  /** Returns the network's own passes without DL4J, if it is this stack under a dense layer. */
  @Nullable StackedClassifier classifier(MultiLayerNetwork network) {
    if (classifier == null) {
      classifier = StackedClassifier.of(this, network);
    }
    return classifier;
  }

  /** Replaces the input by dense floats where it is not, and returns it. */
  private INDArray images() {
    input = dense(input);
    return input;
  }

  /**
   * Returns images as dense floats, which may be a copy.
   *
   * @throws IllegalArgumentException if they are not of the stack's shape
   */
  INDArray dense(INDArray images) {
    ImageShape shape = layerConf().inputShape();
    if (images.rank() < 2 || images.length() != images.size(0) * shape.size()) {
      throw new IllegalArgumentException(
          "input of shape "
              + Arrays.toString(images.shape())
              + " does not hold images of "
              + shape
              + " "
              + layerId());
    }
    return floats(images);
  }

  private static INDArray floats(INDArray array) {
    INDArray floats = array.castTo(DataType.FLOAT);
    return isDense(floats) ? floats : floats.dup('c');
  }

  /**
   * Returns whether the elements lie one after the other in C order, whatever buffer they are in.
   */
  private static boolean isDense(INDArray array) {
    long expected = 1;
    for (int i = array.rank() - 1; i >= 0; i--) {
      if (array.size(i) != 1 && array.stride(i) != expected) {
        return false;
      }
      expected *= array.size(i);
    }
    return true;
  }

  private long[] resultShape(long n) {
    ImageShape shape = layerConf().outputShape();
    return layerConf().endsInVector()
        ? new long[] {n, shape.channels()}
        : new long[] {n, shape.channels(), shape.height(), shape.width()};
  }

  private StackRunner runner() {
    Resource current = resource;
    if (current == null) {
      StackRunner runner = new StackRunner(layerConf().stageList(), layerConf().inputShape());
      current = new Resource(runner, CLEANER.register(this, runner::close));
      resource = current;
    }
    return current.runner;
  }

  @Override
  public boolean updaterDivideByMinibatch(String name) {
    return !ConvolutionStackInitializer.isStatistic(name);
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  private record Resource(StackRunner runner, Cleaner.Cleanable cleanable) {}
}
