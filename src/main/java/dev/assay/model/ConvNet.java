package dev.assay.model;

import static org.deeplearning4j.nn.conf.WorkspaceMode.ENABLED;

import dev.assay.model.onednn.ConvolutionStage;
import dev.assay.model.onednn.ImageShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.Activation;

/**
 * A plain convolutional classifier of 28 × 28 grey images into ten classes.
 *
 * <p>Blocks of 3×3 same convolutions with ReLU, a 2×2 max pool after each block, global average
 * pooling, and a dense softmax layer under cross entropy. Convolutions start from He normal weights
 * and zero biases; the dense layer from Glorot normal weights and zero biases.
 *
 * @param blocks the channel counts of the convolutions, block by block
 * @param batchNorm whether a batch normalisation stands between each convolution and its ReLU
 */
public record ConvNet(List<List<Integer>> blocks, boolean batchNorm) implements Architecture {
  /** Height and width of an input image. */
  public static final int SIDE = 28;

  /** Number of classes. */
  public static final int CLASSES = 10;

  /** Validates the channel counts and that the image is not pooled away. */
  public ConvNet {
    blocks = blocks.stream().map(List::copyOf).toList();
    if (blocks.isEmpty() || blocks.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException(
          "a block without a convolution: give each of " + blocks + " at least one width");
    }
    if (SIDE >> blocks.size() < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "%d blocks pool a %d × %d image away: give at most 4",
              blocks.size(),
              SIDE,
              SIDE));
    }
    blocks.forEach(
        block -> block.forEach(width -> Architecture.checkWidth("the channel count", width)));
  }

  /** Returns a network of one convolution a block, without batch normalisation. */
  public static ConvNet ofWidths(Integer... widths) {
    return new ConvNet(List.of(widths).stream().map(List::of).toList(), false);
  }

  /** Returns the same network with batch normalisation. */
  public ConvNet normalised() {
    return new ConvNet(blocks, true);
  }

  /** Returns the same network without batch normalisation. */
  public ConvNet plain() {
    return new ConvNet(blocks, false);
  }

  @Override
  public List<ParameterBlock> parameterBlocks() {
    ParameterLayout layout = new ParameterLayout();
    int in = 1;
    int number = 0;
    for (int width : convolutions()) {
      number++;
      layout.convolution(
          "conv" + number,
          in,
          width,
          dev.assay.model.Activation.RELU.weights(Math.multiplyExact(9, in), 9 * width));
      if (batchNorm) {
        layout.batchNorm("norm" + number, width);
      }
      in = width;
    }
    return layout
        .dense(
            "output",
            in,
            CLASSES,
            dev.assay.model.Activation.TANH.weights(in, CLASSES),
            ParameterBlock.constant(0))
        .blocks();
  }

  @Override
  public MultiLayerConfiguration configuration(Optimizer optimizer) {
    var builder =
        new NeuralNetConfiguration.Builder()
            .updater(optimizer.updater())
            .miniBatch(false)
            .trainingWorkspaceMode(ENABLED)
            .inferenceWorkspaceMode(ENABLED)
            .list();
    layers().forEach(builder::layer);
    int channels = convolutions().get(convolutions().size() - 1);
    return builder
        .layer(
            new OutputLayer.Builder(new SoftmaxCrossEntropy())
                .nIn(channels)
                .nOut(CLASSES)
                .activation(Activation.SOFTMAX)
                .build())
        .build();
  }

  private List<Layer> layers() {
    List<ConvolutionStage> stages = new ArrayList<>();
    int in = 1;
    for (List<Integer> block : blocks) {
      for (int width : block) {
        stages.add(ConvolutionStage.convolution(in, width, !batchNorm));
        if (batchNorm) {
          stages.add(ConvolutionStage.batchNormalization(width, true));
        }
        in = width;
      }
      stages.add(ConvolutionStage.maxPooling());
    }
    stages.add(ConvolutionStage.globalAveragePooling());
    return ConvolutionLayers.of(new ImageShape(1, SIDE, SIDE), stages);
  }

  @Override
  public long operations() {
    long operations = 0;
    int in = 1;
    int side = SIDE;
    for (List<Integer> block : blocks) {
      for (int width : block) {
        operations += 2L * 9 * in * width * side * side;
        in = width;
      }
      side /= 2;
    }
    return operations + 2L * in * CLASSES;
  }

  @Override
  public String describe() {
    return blocks.stream()
        .map(block -> block.stream().map(String::valueOf).collect(Collectors.joining("-")))
        .collect(Collectors.joining(" / ", "CNN ", batchNorm ? " with batch norm" : ""));
  }

  @Override
  public Loss loss() {
    return Loss.CROSS_ENTROPY;
  }

  @Override
  public Folded folded(float[] parameters) {
    return new Folded(plain(), FoldedBatchNorm.fold(this, parameters));
  }

  @Override
  public long[] inputShape(int batch) {
    return new long[] {batch, 1, SIDE, SIDE};
  }

  @Override
  public int outputs() {
    return CLASSES;
  }

  private List<Integer> convolutions() {
    List<Integer> widths = new ArrayList<>();
    blocks.forEach(widths::addAll);
    return widths;
  }
}
