package dev.assay.report.figure;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import dev.assay.report.file.OutputFiles;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;

/**
 * Renders figures in one theme; the same figure gives the same bytes.
 *
 * <p>An instance remembers what several pages embed, so share one per run. Safe for use by several
 * threads.
 */
public final class FigureRenderer {
  private static final int RESOLUTION = 2;
  private static final int THUMBNAIL_WIDTH = 320;

  private final Map<Figure, String> vectors = new ConcurrentHashMap<>();
  private final Map<Figure, byte[]> rasters = new ConcurrentHashMap<>();
  private final Map<Figure, byte[]> thumbnails = new ConcurrentHashMap<>();

  /** Renders at twice the normal resolution. */
  public byte[] png(Figure figure) {
    return rasters.computeIfAbsent(figure, FigureRenderer::paintRaster).clone();
  }

  private static byte[] paintRaster(Figure figure) {
    FigurePainter painter = FigurePainter.full(figure);
    return raster(painter, painter.width() * RESOLUTION, painter.height() * RESOLUTION, RESOLUTION);
  }

  /** Renders the first panel alone, 320 pixels wide at twice the normal resolution. */
  public byte[] thumbnail(Figure figure) {
    return thumbnails.computeIfAbsent(figure, FigureRenderer::paintThumbnail).clone();
  }

  private static byte[] paintThumbnail(Figure figure) {
    FigurePainter painter = FigurePainter.thumbnail(figure);
    double scale = (double) RESOLUTION * THUMBNAIL_WIDTH / painter.width();
    return raster(
        painter, RESOLUTION * THUMBNAIL_WIDTH, (int) Math.round(painter.height() * scale), scale);
  }

  /** Renders as vectors, with the title and caption for readers that do not see it. */
  public String svg(Figure figure) {
    return vectors.computeIfAbsent(figure, FigureRenderer::paintVectors);
  }

  private static String paintVectors(Figure figure) {
    FigurePainter painter = FigurePainter.full(figure);
    VectorGraphics2D canvas = new VectorGraphics2D();
    painter.paint(canvas);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      new SVGProcessor()
          .getDocument(canvas.getCommands(), new PageSize(0, 0, painter.width(), painter.height()))
          .writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Svg.tidy(
        bytes.toString(StandardCharsets.UTF_8), figure, painter.width(), painter.height());
  }

  /** Writes the plotted numbers; see {@link FigureCsv}. */
  public String csv(Figure figure) {
    return FigureCsv.write(figure);
  }

  /**
   * Writes {@code <id>.svg}, {@code .png}, {@code .csv} and {@code .thumbnail.png}, each whole or
   * not at all.
   *
   * @throws UncheckedIOException if the directory cannot be written to, naming it and the remedy
   */
  public FigureFiles write(Figure figure, Path directory) {
    FigureFiles files =
        new FigureFiles(
            directory.resolve(figure.id() + ".svg"),
            directory.resolve(figure.id() + ".png"),
            directory.resolve(figure.id() + ".csv"),
            directory.resolve(figure.id() + ".thumbnail.png"));
    OutputFiles.write(files.svg(), svg(figure));
    OutputFiles.write(files.png(), png(figure));
    OutputFiles.write(files.csv(), csv(figure));
    OutputFiles.write(files.thumbnail(), thumbnail(figure));
    return files;
  }

  private static byte[] raster(FigurePainter painter, int width, int height, double scale) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.scale(scale, scale);
    painter.paint(canvas);
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
