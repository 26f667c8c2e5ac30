package dev.assay.model.network;

import dev.assay.model.Architecture;
import dev.assay.model.ParameterBlock.Kind;
import dev.assay.model.ParameterLayout;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.nd4j.linalg.activations.Activation;

/**
 * A convolution with square kernels.
 *
 * @param channels how many channels it gives
 * @param kernel height and width of a kernel
 * @param stride by how much the kernel moves
 * @param padding what is done at the border
 * @param bias whether each channel has a bias
 */
public record Convolution(int channels, int kernel, int stride, Padding padding, boolean bias)
    implements Layer {
  /** Validates the sizes. */
  public Convolution {
    Architecture.checkWidth("the channel count", channels);
    Architecture.checkWidth("the kernel's size", kernel);
    Architecture.checkWidth("the stride", stride);
  }

  @Override
  public Shape after(Shape before) {
    return padding.after(this, before, kernel, stride, channels);
  }

  @Override
  public String describe() {
    return String.format(
        Locale.ENGLISH,
        "convolution %d of %d×%d%s%s%s",
        channels,
        kernel,
        kernel,
        padding == Padding.VALID ? " valid" : "",
        stride == 1 ? "" : " by " + stride,
        bias ? "" : " without bias");
  }

  @Override
  public long operations(Shape before) {
    Shape after = after(before);
    return 2L * kernel * kernel * before.channels() * after.size();
  }

  @Override
  public String parametersName() {
    return "conv";
  }

  @Override
  public void layOut(Place place, ParameterLayout layout) {
    int fanIn = Math.multiplyExact(kernel * kernel, place.before().channels());
    int fanOut = Math.multiplyExact(kernel * kernel, channels);
    // DL4J keeps a convolution's biases before its weights.
    if (bias) {
      layout.add(place.name(), Kind.BIAS, channels, place.initialisation().biases(fanIn));
    }
    layout.weights(
        place.name(),
        fanIn,
        channels,
        place.initialisation().weights(place.following(), fanIn, fanOut));
  }

  @Override
  public List<org.deeplearning4j.nn.conf.layers.Layer> dl4j(Shape before) {
    return List.of(
        new ConvolutionLayer.Builder(kernel, kernel)
            .nIn(before.channels())
            .nOut(channels)
            .stride(stride, stride)
            .convolutionMode(padding.dl4j())
            .hasBias(bias)
            .activation(Activation.IDENTITY)
            .build());
  }
}
