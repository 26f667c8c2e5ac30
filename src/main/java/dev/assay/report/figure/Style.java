package dev.assay.report.figure;

/**
 * How a series looks, so that the same model looks the same in every figure.
 *
 * @param hue the colour, usually one per model
 * @param dash the line, usually solid for training and dashed for test
 * @param mark the point
 */
public record Style(Palette hue, Dash dash, Mark mark) {

  /** Draws solid lines and discs in {@code hue}. */
  public static Style of(Palette hue) {
    return new Style(hue, Dash.SOLID, Mark.CIRCLE);
  }

  /** Keeps the colour and changes the line. */
  public Style with(Dash other) {
    return new Style(hue, other, mark);
  }

  /** Keeps the colour and changes the point. */
  public Style with(Mark other) {
    return new Style(hue, dash, other);
  }

  /** Gives the {@code index}-th series without a style one of its own. */
  static Style automatic(int index) {
    Palette[] hues = Palette.values();
    Dash[] dashes = Dash.values();
    Mark[] marks = Mark.values();
    return new Style(
        hues[index % hues.length],
        dashes[index / hues.length % dashes.length],
        marks[index % marks.length]);
  }
}
