package dev.assay.model;

import dev.assay.model.onednn.ConvolutionStage;
import dev.assay.model.onednn.ConvolutionStage.Convolution;
import dev.assay.model.onednn.ConvolutionStage.MaxPooling;
import dev.assay.model.onednn.ImageShape;
import java.util.List;

/** The same stages as nested loops in double, written from their definition. */
record PlainStack(ImageShape input, List<ConvolutionStage> stages) {

  /** Returns the sum over all outputs of {@code weight · output}, for one image. */
  double weightedSum(double[] image, double[] parameters, double[] outputWeights) {
    double[] values = image;
    ImageShape shape = input;
    int parameter = 0;
    for (ConvolutionStage stage : stages) {
      ImageShape after = stage.after(shape);
      double[] next = new double[after.size()];
      for (int c = 0; c < after.channels(); c++) {
        for (int y = 0; y < after.height(); y++) {
          for (int x = 0; x < after.width(); x++) {
            next[(c * after.height() + y) * after.width() + x] =
                value(stage, values, shape, parameters, parameter, c, y, x);
          }
        }
      }
      parameter += Math.toIntExact(stage.parameterCount());
      values = next;
      shape = after;
    }
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += outputWeights[i] * values[i];
    }
    return sum;
  }

  private static double value(
      ConvolutionStage stage,
      double[] values,
      ImageShape shape,
      double[] parameters,
      int parameter,
      int c,
      int y,
      int x) {
    if (stage instanceof Convolution convolution) {
      double sum = parameters[parameter + c];
      for (int in = 0; in < convolution.in(); in++) {
        for (int dy = -1; dy <= 1; dy++) {
          for (int dx = -1; dx <= 1; dx++) {
            if (y + dy >= 0 && y + dy < shape.height() && x + dx >= 0 && x + dx < shape.width()) {
              int weight = ((c * convolution.in() + in) * 3 + dy + 1) * 3 + dx + 1;
              sum +=
                  parameters[parameter + convolution.out() + weight]
                      * at(values, shape, in, y + dy, x + dx);
            }
          }
        }
      }
      return convolution.relu() ? Math.max(0, sum) : sum;
    }
    if (stage instanceof MaxPooling) {
      return Math.max(
          Math.max(at(values, shape, c, 2 * y, 2 * x), at(values, shape, c, 2 * y, 2 * x + 1)),
          Math.max(
              at(values, shape, c, 2 * y + 1, 2 * x), at(values, shape, c, 2 * y + 1, 2 * x + 1)));
    }
    double sum = 0;
    for (int i = 0; i < shape.height() * shape.width(); i++) {
      sum += values[c * shape.height() * shape.width() + i];
    }
    return sum / (shape.height() * shape.width());
  }

  private static double at(double[] values, ImageShape shape, int c, int y, int x) {
    return values[(c * shape.height() + y) * shape.width() + x];
  }
}
