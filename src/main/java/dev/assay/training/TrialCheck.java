package dev.assay.training;

import dev.assay.data.ImageFormat;
import dev.assay.measurement.Examples;
import dev.assay.model.Architecture;
import dev.assay.model.Loss;
import dev.assay.training.setting.TrialData;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds network, loss and data of a trial against each other, before anything is trained. */
final class TrialCheck {
  private TrialCheck() {}

  /**
   * Refuses a network that cannot learn the data: its loss is of another kind of target, or inputs
   * or outputs do not fit.
   */
  static void require(Architecture network, TrialData data) {
    boolean classes = data instanceof TrialData.Images;
    if (network.loss().hasAccuracy() != classes) {
      Loss other = classes ? Loss.CROSS_ENTROPY : Loss.SQUARED_ERROR;
      throw refusal(
          "%s cannot learn %s: it is trained under %s, for %s; %s, under Loss.%s",
          network.describe(),
          describe(data),
          network.loss().text(),
          network.loss().target(),
          classes
              ? "give a ConvNet, or Layers.ofImages(…).….softmax(classes)"
              : "give an Mlp, or Layers.ofInputs(1).….linear(1)",
          other);
    }
    Optional<ImageFormat> format =
        data instanceof TrialData.Images images
            ? ImageFormat.ofKnown(images.dataset())
            : Optional.empty();
    format.ifPresent(known -> requireFormat(network, known, describe(data)));
    if (!classes) {
      requireSizes(network, 1, 1, describe(data));
    }
  }

  private static void requireFormat(Architecture network, ImageFormat format, String data) {
    requireSizes(network, format.size(), format.classes(), data + ", " + format);
    long[] shape = network.inputShape(1);
    long[] images = {1, format.channels(), format.rows(), format.columns()};
    if (shape.length == images.length && !Arrays.equals(shape, images)) {
      throw refusal(
          "%s takes %s, and the data are %s, %s: begin with Layers.ofImages(%d, %d, %d)",
          network.describe(),
          text(shape),
          data,
          format,
          format.rows(),
          format.columns(),
          format.channels());
    }
  }

  /** Refuses a network whose inputs or outputs are not as many as those of loaded examples. */
  static void requireSizes(Architecture network, Examples examples) {
    requireSizes(network, examples.inputs(), examples.outputs(), "loaded");
  }

  private static void requireSizes(Architecture network, int inputs, int outputs, String data) {
    if (network.inputs() != inputs) {
      throw refusal(
          "%s takes %d numbers, and an example has %d (the data are %s): begin the network with as"
              + " many",
          network.describe(), network.inputs(), inputs, data);
    }
    if (network.outputs() != outputs) {
      throw refusal(
          "%s gives %d outputs, and an example has %d (the data are %s): end the network with %s",
          network.describe(),
          network.outputs(),
          outputs,
          data,
          network.loss() == Loss.CROSS_ENTROPY
              ? ".softmax(" + outputs + ")"
              : ".linear(" + outputs + ")");
    }
  }

  /** Refuses a measurement that couples examples: a batch normalisation that does not fold away. */
  static void requireFoldable(Architecture network, String what) {
    if (!network.isFoldable()) {
      throw refusal(
          "%s of %s means nothing, as its batch norm couples the examples of a batch: put each batch"
              + " norm right after a convolution or dense layer, into which it folds",
          what, network.describe());
    }
  }

  private static String describe(TrialData data) {
    return data instanceof TrialData.Images images
        ? "the classes of " + images.dataset()
        : "the values of a function";
  }

  private static String text(long[] shape) {
    return Arrays.stream(shape)
        .skip(1)
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(" × "));
  }

  private static IllegalArgumentException refusal(String format, Object... values) {
    return new IllegalArgumentException(String.format(Locale.ENGLISH, format, values));
  }
}
