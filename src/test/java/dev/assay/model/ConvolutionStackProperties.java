package dev.assay.model;

import dev.assay.model.onednn.ConvolutionStage;
import dev.assay.model.onednn.ImageShape;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ConvolutionStackProperties {
  @Property(tries = 50, seed = "20261123")
  void agreesWithStockLayers(
      @ForAll @IntRange(min = 1, max = 5) int channels,
      @ForAll @IntRange(min = 4, max = 15) int height,
      @ForAll @IntRange(min = 4, max = 15) int width,
      @ForAll @IntRange(min = 1, max = 37) int n,
      @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 40) Integer> widths,
      @ForAll boolean pool,
      @ForAll boolean average,
      @ForAll boolean normalize,
      @ForAll @LongRange(min = 1) long seed) {
    ImageShape input = new ImageShape(channels, height, width);
    List<ConvolutionStage> stages = new ArrayList<>();
    int in = channels;
    int depth = 0;
    for (int out : widths) {
      boolean relu = (seed >> depth & 3) != 0;
      stages.add(ConvolutionStage.convolution(in, out, relu && !normalize));
      if (normalize) {
        stages.add(ConvolutionStage.batchNormalization(out, relu));
      }
      if (pool && depth < 2) {
        stages.add(ConvolutionStage.maxPooling());
      }
      in = out;
      depth++;
    }
    if (average) {
      stages.add(ConvolutionStage.globalAveragePooling());
    }
    TwinNetworks twins = TwinNetworks.of(input, stages, seed);
    TwinNetworks.assertSameBits(twins.ours().params(), twins.stock().params());
    Nd4j.getRandom().setSeed(seed);
    INDArray images = Nd4j.rand(n, channels, height, width).subi(0.5);
    INDArray labels = TwinNetworks.labels(n);
    twins.assertSame(images, labels);
  }

  /** A max pooling reads no odd last row or column, so nothing may depend on its being computed. */
  @Property(tries = 50, seed = "20261127")
  void whatAPoolingDropsChangesNoBit(
      @ForAll @IntRange(min = 1, max = 20) int in,
      @ForAll @IntRange(min = 1, max = 40) int out,
      @ForAll @IntRange(min = 2, max = 15) int height,
      @ForAll @IntRange(min = 2, max = 15) int width,
      @ForAll @IntRange(min = 1, max = 8) int n,
      @ForAll boolean relu,
      @ForAll @LongRange(min = 1) long seed) {
    ImageShape input = new ImageShape(in, height, width);
    ConvolutionStage convolution = ConvolutionStage.convolution(in, out, relu);
    ConvolutionStage pooling = ConvolutionStage.maxPooling();
    Layer pooled = layer(input, List.of(convolution, pooling), seed);
    Layer whole = layer(input, List.of(convolution), seed);
    whole.params().assign(pooled.params());
    Nd4j.getRandom().setSeed(seed);
    INDArray images = Nd4j.rand(n, in, height, width).subi(0.5);
    INDArray expected = output(whole, false, images);
    INDArray maxima = maxima(expected);
    TwinNetworks.assertSameBits(output(pooled, false, images), values(expected, maxima));
    TwinNetworks.assertSameBits(output(pooled, true, images), values(expected, maxima));
    INDArray gradient = Nd4j.rand(maxima.shape()).subi(0.5);
    INDArray toImages = backward(pooled, gradient);
    output(whole, true, images);
    INDArray spread = Nd4j.zeros(expected.shape());
    for (long i = 0; i < maxima.length(); i++) {
      spread.putScalar(maxima.getLong(i), gradient.getFloat(i));
    }
    TwinNetworks.assertSameBits(toImages, backward(whole, spread));
    TwinNetworks.assertSameBits(pooled.getGradientsViewArray(), whole.getGradientsViewArray());
  }

  @Property(tries = 30, seed = "20261128")
  void theGradientOfTheImagesAloneIsThatOfABackwardPass(
      @ForAll @IntRange(min = 1, max = 5) int channels,
      @ForAll @Size(min = 1, max = 3) List<@IntRange(min = 1, max = 40) Integer> widths,
      @ForAll @IntRange(min = 8, max = 15) int side,
      @ForAll @IntRange(min = 1, max = 70) int n,
      @ForAll boolean average,
      @ForAll @LongRange(min = 1) long seed) {
    ImageShape input = new ImageShape(channels, side, side + 1);
    List<ConvolutionStage> stages = new ArrayList<>();
    int in = channels;
    for (int out : widths) {
      stages.add(ConvolutionStage.convolution(in, out, true));
      stages.add(ConvolutionStage.maxPooling());
      in = out;
    }
    if (average) {
      stages.add(ConvolutionStage.globalAveragePooling());
    }
    Layer layer = layer(input, stages, seed);
    Nd4j.getRandom().setSeed(seed);
    INDArray images = Nd4j.rand(n, channels, side, side + 1).subi(0.5);
    INDArray one = Nd4j.rand(output(layer, true, images).shape()).subi(0.5);
    INDArray other = Nd4j.rand(one.shape()).subi(0.5);
    INDArray ofOther = backward(layer, other);
    INDArray toParameters = layer.getGradientsViewArray().dup();
    output(layer, true, images);
    INDArray first = ConvolutionLayers.inputGradient(layer, one);
    TwinNetworks.assertSameBits(ConvolutionLayers.inputGradient(layer, other), ofOther);
    TwinNetworks.assertSameBits(ConvolutionLayers.inputGradient(layer, one), first);
    TwinNetworks.assertSameBits(layer.getGradientsViewArray(), toParameters);
    TwinNetworks.assertSameBits(backward(layer, other), ofOther);
    TwinNetworks.assertSameBits(layer.getGradientsViewArray(), toParameters);
  }

  private static Layer layer(ImageShape input, List<ConvolutionStage> stages, long seed) {
    MultiLayerNetwork network =
        TwinNetworks.network(input, List.of(new ConvolutionStack(input, stages)), seed);
    network.initGradientsView();
    return TwinNetworks.behindAnother(network.getLayer(0));
  }

  private static INDArray output(Layer layer, boolean training, INDArray images) {
    layer.setInput(images, LayerWorkspaceMgr.noWorkspaces());
    return layer.activate(training, LayerWorkspaceMgr.noWorkspaces());
  }

  private static INDArray backward(Layer layer, INDArray gradient) {
    return layer.backpropGradient(gradient, LayerWorkspaceMgr.noWorkspaces()).getSecond();
  }

  /** Returns where the first maximum of each 2 x 2 square lies in the array. */
  private static INDArray maxima(INDArray images) {
    long[] shape = images.shape();
    INDArray result = Nd4j.zeros(DataType.INT64, shape[0], shape[1], shape[2] / 2, shape[3] / 2);
    for (long i = 0; i < result.length(); i++) {
      long column = i % (shape[3] / 2);
      long row = i / (shape[3] / 2) % (shape[2] / 2);
      long image = i / (shape[3] / 2) / (shape[2] / 2);
      long first = (image * shape[2] + 2 * row) * shape[3] + 2 * column;
      long best = first;
      for (long next : new long[] {first + 1, first + shape[3], first + shape[3] + 1}) {
        if (images.getFloat(next) > images.getFloat(best)) {
          best = next;
        }
      }
      result.putScalar(i, best);
    }
    return result;
  }

  private static INDArray values(INDArray from, INDArray indices) {
    INDArray result = Nd4j.zeros(indices.shape());
    for (long i = 0; i < indices.length(); i++) {
      result.putScalar(i, from.getFloat(indices.getLong(i)));
    }
    return result;
  }
}
