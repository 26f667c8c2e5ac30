package dev.assay.report.figure.canvas;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/**
 * What can be painted on any canvas; the same drawing gives the same bytes.
 *
 * @param id tells its parts from those of other drawings on one page
 * @param title for readers that do not see it
 * @param description the same, longer
 * @param width in pixels at normal resolution
 * @param height in pixels at normal resolution
 * @param painter paints it
 */
public record Drawing(
    String id,
    String title,
    String description,
    int width,
    int height,
    Consumer<Graphics2D> painter) {

  /** Renders as vectors. */
  public String svg() {
    VectorGraphics2D canvas = new VectorGraphics2D();
    painter.accept(canvas);
    Outlines outlines = new Outlines();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      new SVGProcessor()
          .getDocument(outlines.replaced(canvas.getCommands()), new PageSize(0, 0, width, height))
          .writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Svg.tidy(bytes.toString(StandardCharsets.UTF_8), this, outlines);
  }

  /** Renders as a PNG of so many times the normal resolution. */
  public byte[] png(double scale) {
    BufferedImage image =
        new BufferedImage(
            (int) Math.round(width * scale),
            (int) Math.round(height * scale),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.scale(scale, scale);
    painter.accept(canvas);
    canvas.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.setUseCache(false);
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
