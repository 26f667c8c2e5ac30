package dev.assay.report.figure;

import dev.assay.report.file.CsvRows;

/**
 * Writes the numbers of a figure as RFC 4180 CSV, one row per point, each number in full precision.
 *
 * <p>Columns: panel, series, x, y, low, high (the band; empty without one), bin_from, bin_to (the
 * bin of a bar; empty otherwise). Reference values follow as series named after their label, x or y
 * empty. NaN and infinities are written as NaN, Infinity and -Infinity.
 */
final class FigureCsv {
  private static final String HEADER = "panel,series,x,y,low,high,bin_from,bin_to";

  private FigureCsv() {}

  static String write(Figure figure) {
    StringBuilder csv = CsvRows.start(HEADER);
    for (Panel panel : figure.panels()) {
      for (Series series : panel.series()) {
        for (int i = 0; i < series.size(); i++) {
          boolean bar = series.kind() == Series.Kind.BARS;
          CsvRows.add(
              csv,
              panel.title(),
              series.name(),
              Double.toString(series.x(i)),
              Double.toString(series.y(i)),
              series.hasBand() ? Double.toString(series.low(i)) : "",
              series.hasBand() ? Double.toString(series.high(i)) : "",
              bar ? Double.toString(series.edge(i)) : "",
              bar ? Double.toString(series.edge(i + 1)) : "");
        }
      }
      for (Reference reference : panel.references()) {
        for (double value :
            reference.area()
                ? new double[] {reference.from(), reference.to()}
                : new double[] {reference.from()}) {
          boolean onX = reference.direction() == Reference.Direction.X;
          CsvRows.add(
              csv,
              panel.title(),
              reference.label(),
              onX ? Double.toString(value) : "",
              onX ? "" : Double.toString(value),
              "",
              "",
              "",
              "");
        }
      }
    }
    return csv.toString();
  }
}
