package dev.assay.model;

import dev.assay.model.onednn.ConvolutionEngine;
import dev.assay.model.onednn.ConvolutionStage;
import dev.assay.model.onednn.ConvolutionStage.BatchNormalization;
import dev.assay.model.onednn.ConvolutionStage.Convolution;
import dev.assay.model.onednn.ConvolutionStage.MaxPooling;
import dev.assay.model.onednn.ImageShape;
import java.util.List;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Makes DL4J layers of convolution stages: one of ours where oneDNN runs, else DL4J's own. */
public final class ConvolutionLayers {
  private ConvolutionLayers() {}

  /**
   * Returns the layers for images of shape {@code input}; either way the network's flat parameters
   * are the same.
   */
  public static List<Layer> of(ImageShape input, List<ConvolutionStage> stages) {
    return ConvolutionEngine.available()
        ? List.of(new ConvolutionStack(input, stages))
        : stock(stages);
  }

  /** Returns DL4J's own layers. */
  public static List<Layer> stock(List<ConvolutionStage> stages) {
    return stages.stream().flatMap(stage -> stock(stage).stream()).toList();
  }

  private static List<Layer> stock(ConvolutionStage stage) {
    if (stage instanceof BatchNormalization normalization) {
      Layer layer =
          new org.deeplearning4j.nn.conf.layers.BatchNormalization.Builder()
              .nIn(normalization.channels())
              .nOut(normalization.channels())
              .decay(BatchNormalization.DECAY)
              .eps(BatchNormalization.EPSILON)
              .useLogStd(false)
              .build();
      return normalization.relu()
          ? List.of(layer, new ActivationLayer(Activation.RELU))
          : List.of(layer);
    }
    return List.of(single(stage));
  }

  private static Layer single(ConvolutionStage stage) {
    if (stage instanceof Convolution convolution) {
      return new ConvolutionLayer.Builder(Convolution.KERNEL, Convolution.KERNEL)
          .nIn(convolution.in())
          .nOut(convolution.out())
          .stride(1, 1)
          .convolutionMode(ConvolutionMode.Same)
          .activation(convolution.relu() ? Activation.RELU : Activation.IDENTITY)
          .build();
    }
    return stage instanceof MaxPooling
        ? new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
            .kernelSize(2, 2)
            .stride(2, 2)
            .convolutionMode(ConvolutionMode.Truncate)
            .build()
        : new GlobalPoolingLayer.Builder(PoolingType.AVG).build();
  }

  /**
   * Returns the gradient with respect to a layer's input, after a pass for training. It may be
   * asked for any number of times, and the parameters' gradient means nothing afterwards.
   *
   * @param error the gradient with respect to the layer's result
   */
  public static INDArray inputGradient(org.deeplearning4j.nn.api.Layer layer, INDArray error) {
    LayerWorkspaceMgr workspaces = LayerWorkspaceMgr.noWorkspaces();
    return layer instanceof ConvolutionStackLayer stack
        ? stack.imageGradient(error, workspaces)
        : layer.backpropGradient(error, workspaces).getSecond();
  }

  /** Gives a network's native memory back now rather than when it is collected. */
  public static void release(MultiLayerNetwork network) {
    for (org.deeplearning4j.nn.api.Layer layer : network.getLayers()) {
      if (layer instanceof ConvolutionStackLayer stack) {
        stack.release();
      }
    }
  }

  /** Returns the native memory a network's stacks hold beside DL4J's arrays, in bytes. */
  public static long nativeBytes(MultiLayerNetwork network) {
    long sum = 0;
    for (org.deeplearning4j.nn.api.Layer layer : network.getLayers()) {
      sum += layer instanceof ConvolutionStackLayer stack ? stack.nativeBytes() : 0;
    }
    return sum;
  }
}
