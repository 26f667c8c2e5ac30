package dev.assay.model.network;

import dev.assay.model.Architecture;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/**
 * The maximum or the mean of each square window of an image.
 *
 * @param kind which of them
 * @param size height and width of a window
 * @param stride by how much the window moves
 * @param padding what is done at the border
 */
public record Pooling(Kind kind, int size, int stride, Padding padding) implements Layer {
  /** What is taken of a window. */
  public enum Kind {
    /** Its maximum. */
    MAX(SubsamplingLayer.PoolingType.MAX),
    /** Its mean. */
    AVERAGE(SubsamplingLayer.PoolingType.AVG);

    private final SubsamplingLayer.PoolingType dl4j;

    Kind(SubsamplingLayer.PoolingType dl4j) {
      this.dl4j = dl4j;
    }
  }

  /** Validates the sizes. */
  public Pooling {
    Architecture.checkWidth("the pooled window's size", size);
    Architecture.checkWidth("the stride", stride);
  }

  @Override
  public Shape after(Shape before) {
    return padding.after(this, before, size, stride, before.channels());
  }

  @Override
  public String describe() {
    return String.format(
        Locale.ENGLISH,
        "%s pool %d×%d%s%s",
        kind.name().toLowerCase(Locale.ROOT),
        size,
        size,
        stride == size ? "" : " by " + stride,
        padding == Padding.SAME ? " " + padding.text() : "");
  }

  @Override
  public List<org.deeplearning4j.nn.conf.layers.Layer> dl4j(Shape before) {
    return List.of(
        new SubsamplingLayer.Builder(kind.dl4j)
            .kernelSize(size, size)
            .stride(stride, stride)
            .convolutionMode(padding.dl4j())
            .build());
  }
}
