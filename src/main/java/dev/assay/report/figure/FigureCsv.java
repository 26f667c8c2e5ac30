package dev.assay.report.figure;

import dev.assay.report.file.CsvRows;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Writes the numbers of a figure as RFC 4180 CSV, one row per point, each number to six significant
 * digits, which is more than a figure shows. What grades stands in full precision in the claim's
 * evidence.
 *
 * <p>Columns: panel, series, x, y, low, high (the band; empty without one), bin_from, bin_to (the
 * bin of a bar; empty otherwise). Reference values follow as series named after their label, x or y
 * empty. NaN and infinities are written as NaN, Infinity and -Infinity.
 */
final class FigureCsv {
  private static final String HEADER = "panel,series,x,y,low,high,bin_from,bin_to";

  private static final MathContext DIGITS = new MathContext(6);

  private FigureCsv() {}

  private static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    double rounded = new BigDecimal(value).round(DIGITS).doubleValue();
    long whole = (long) rounded;
    // Steps, epochs and counts need no fraction.
    return whole == rounded ? Long.toString(whole) : Double.toString(rounded);
  }

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
              number(series.x(i)),
              number(series.y(i)),
              series.hasBand() ? number(series.low(i)) : "",
              series.hasBand() ? number(series.high(i)) : "",
              bar ? number(series.edge(i)) : "",
              bar ? number(series.edge(i + 1)) : "");
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
              onX ? number(value) : "",
              onX ? "" : number(value),
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
