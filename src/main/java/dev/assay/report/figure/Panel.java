package dev.assay.report.figure;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One pair of axes and what is drawn on it.
 *
 * @param title what tells this panel from its neighbours; may be empty in a figure of one panel
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param series the curves, in drawing order
 * @param references the values to hold them against
 * @param labels the points to name
 * @param squareUnits whether a step in x and a step in y have the same length, as in a PCA plane;
 *     for linear axes only
 */
public record Panel(
    String title,
    Axis x,
    Axis y,
    List<Series> series,
    List<Reference> references,
    List<PointLabel> labels,
    boolean squareUnits) {

  /** Copies the lists and checks that two series do not share a name. */
  public Panel {
    requireNonNull(title);
    series = List.copyOf(series);
    references = List.copyOf(references);
    labels = List.copyOf(labels);
    if (series.stream().map(Series::name).distinct().count() < series.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH, "Panel '%s' has two series of one name. Name each of them.", title));
    }
    if (squareUnits && (x.logarithmic() || y.logarithmic())) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "Panel '%s' asks for square units on a log axis. Make both linear.",
              title));
    }
  }

  /** Makes a panel of curves alone. */
  public static Panel of(String title, Axis x, Axis y, List<Series> series) {
    return new Panel(title, x, y, series, List.of(), List.of(), false);
  }

  /** Makes a panel of curves alone. */
  public static Panel of(String title, Axis x, Axis y, Series... series) {
    return of(title, x, y, List.of(series));
  }

  /** Makes a figure's only panel, which needs no title, of curves alone. */
  public static Panel of(Axis x, Axis y, List<Series> series) {
    return of("", x, y, series);
  }

  /** Makes a figure's only panel, which needs no title, of curves alone. */
  public static Panel of(Axis x, Axis y, Series... series) {
    return of("", x, y, List.of(series));
  }

  /** Adds a value to hold the curves against. */
  public Panel with(Reference reference) {
    List<Reference> more = new ArrayList<>(references);
    more.add(reference);
    return new Panel(title, x, y, series, more, labels, squareUnits);
  }

  /** Adds names for points. */
  public Panel with(List<PointLabel> more) {
    List<PointLabel> all = new ArrayList<>(labels);
    all.addAll(more);
    return new Panel(title, x, y, series, references, all, squareUnits);
  }

  /** Gives a step in x and a step in y the same length. */
  public Panel withSquareUnits() {
    return new Panel(title, x, y, series, references, labels, true);
  }
}
