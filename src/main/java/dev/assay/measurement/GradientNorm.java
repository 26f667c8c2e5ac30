package dev.assay.measurement;

import dev.assay.model.Floats;
import dev.assay.model.ParameterBlock;
import dev.assay.model.ParameterBlock.Kind;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes the L2 norm of the gradient with respect to all trained parameters. */
public final class GradientNorm {
  private GradientNorm() {}

  /**
   * Returns the norm of a flat gradient.
   *
   * @param gradient the mean loss's gradient, before the optimizer has changed it
   * @param blocks the network's parameter blocks; running statistics of batch normalisation are not
   *     trained and do not count
   */
  public static double of(INDArray gradient, List<ParameterBlock> blocks) {
    float[] values = Floats.read(gradient);
    double sum = 0;
    for (ParameterBlock block : blocks) {
      for (int i = block.offset(); i < block.end() && !statistic(block.kind()); i++) {
        sum += (double) values[i] * values[i];
      }
    }
    return Math.sqrt(sum);
  }

  private static boolean statistic(Kind kind) {
    return kind == Kind.MEAN || kind == Kind.VARIANCE;
  }
}
