package dev.assay.model.network;

import java.util.Locale;
import org.deeplearning4j.nn.conf.ConvolutionMode;

/** What is done at an image's border. */
public enum Padding {
  /** Zeros around the image, so that stride 1 keeps its size: ⌈side / stride⌉. */
  SAME {
    @Override
    int after(int side, int kernel, int stride) {
      return (side + stride - 1) / stride;
    }

    @Override
    ConvolutionMode dl4j() {
      return ConvolutionMode.Same;
    }
  },
  /** None: ⌊(side − kernel) / stride⌋ + 1. */
  VALID {
    @Override
    int after(int side, int kernel, int stride) {
      return (side - kernel) / stride + 1;
    }

    @Override
    ConvolutionMode dl4j() {
      return ConvolutionMode.Truncate;
    }
  };

  abstract int after(int side, int kernel, int stride);

  abstract ConvolutionMode dl4j();

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the shape after windows of a size have gone over an image. */
  Shape after(Layer layer, Shape before, int kernel, int stride, int channels) {
    Layer.requireImage(layer, before);
    if (kernel > before.height() || kernel > before.width()) {
      throw Layer.refusal(
          layer,
          before,
          "its window is larger than the image; make it smaller, or pool less before it");
    }
    if (this == SAME
        && (skips(before.height(), kernel, stride) || skips(before.width(), kernel, stride))) {
      throw Layer.refusal(
          layer,
          before,
          "its stride steps over the image's last pixels; give it a window of at least the stride, or no padding");
    }
    return Shape.image(
        channels, after(before.height(), kernel, stride), after(before.width(), kernel, stride));
  }

  /** Tells whether windows end before the image does, which DL4J takes for padding below zero. */
  private boolean skips(int side, int kernel, int stride) {
    return (after(side, kernel, stride) - 1) * stride + kernel < side;
  }
}
