package dev.assay.report.figure;

import dev.assay.report.figure.canvas.Drawing;
import dev.assay.report.file.OutputFiles;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

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
  private final Map<Figure, byte[]> smallThumbnails = new ConcurrentHashMap<>();
  private final Map<Figure, NarrowVectors> narrow = new ConcurrentHashMap<>();

  /**
   * A figure for a narrow screen, as vectors.
   *
   * @param width in pixels at normal resolution
   * @param height in pixels at normal resolution
   * @param svg the drawing
   */
  public record NarrowVectors(int width, int height, String svg) {}

  /** Renders at twice the normal resolution. */
  public byte[] png(Figure figure) {
    return rasters.computeIfAbsent(figure, FigureRenderer::paintRaster).clone();
  }

  private static byte[] paintRaster(Figure figure) {
    return drawing(figure, FigurePainter.full(figure)).png(RESOLUTION);
  }

  private static Drawing drawing(Figure figure, FigurePainter painter) {
    return drawing(figure.id(), figure, painter);
  }

  private static Drawing drawing(String id, Figure figure, FigurePainter painter) {
    return new Drawing(
        id, figure.title(), figure.caption(), painter.width(), painter.height(), painter::paint);
  }

  /** Renders the first panel alone, 320 pixels wide at twice the normal resolution. */
  public byte[] thumbnail(Figure figure) {
    return thumbnails.computeIfAbsent(figure, FigureRenderer::paintThumbnail).clone();
  }

  private static byte[] paintThumbnail(Figure figure) {
    return thumbnail(figure, RESOLUTION);
  }

  /** Renders the same at the normal resolution, a third of the bytes. */
  public byte[] smallThumbnail(Figure figure) {
    return smallThumbnails.computeIfAbsent(figure, each -> thumbnail(each, 1)).clone();
  }

  private static byte[] thumbnail(Figure figure, int resolution) {
    Drawing drawing = inSmall(figure);
    return drawing.png((double) resolution * THUMBNAIL_WIDTH / drawing.width());
  }

  /** Returns the first panel alone, with few and large labels. */
  public static Drawing inSmall(Figure figure) {
    return drawing(figure, FigurePainter.thumbnail(figure));
  }

  /** Returns the whole figure for a narrow screen, one panel above the other. */
  public static Drawing narrow(Figure figure) {
    return drawing(figure.id() + "-narrow", figure, FigurePainter.narrow(figure));
  }

  /** Renders {@link #narrow} as vectors. */
  public NarrowVectors narrowVectors(Figure figure) {
    return narrow.computeIfAbsent(
        figure,
        each -> {
          Drawing drawing = narrow(each);
          return new NarrowVectors(drawing.width(), drawing.height(), drawing.svg());
        });
  }

  /** Renders what pages embed, so that it is there when they ask. Threads may share the work. */
  public void prepare(Figure figure) {
    svg(figure);
    narrowVectors(figure);
    smallThumbnail(figure);
  }

  /** Renders as vectors, with the title and caption for readers that do not see it. */
  public String svg(Figure figure) {
    return vectors.computeIfAbsent(figure, FigureRenderer::paintVectors);
  }

  private static String paintVectors(Figure figure) {
    return drawing(figure, FigurePainter.full(figure)).svg();
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
}
