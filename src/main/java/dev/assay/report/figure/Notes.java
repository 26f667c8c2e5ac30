package dev.assay.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;

/** Say, below a figure, which values it could not draw where they belong. */
final class Notes {
  private static final Axis ANY = Axis.linear("");

  private Notes() {}

  static List<String> of(Figure figure) {
    List<String> notes = new ArrayList<>();
    for (Panel panel : figure.panels()) {
      for (Series series : panel.series()) {
        String name =
            panel.title().isEmpty() ? series.name() : panel.title() + ", " + series.name();
        note(notes, name, gaps(series), "not finite: a gap");
        note(
            notes, name, below(panel, series), "not above zero: at the lower edge of the log axis");
        note(notes, name, beside(panel, series), "not above zero on the log axis: left out");
        note(notes, name, outside(panel, series), "outside the axes");
      }
    }
    return notes;
  }

  private static void note(List<String> notes, String name, int count, String what) {
    if (count > 0) {
      notes.add(
          String.format(
              Locale.ENGLISH, "%s: %d %s %s.", name, count, count == 1 ? "value" : "values", what));
    }
  }

  private static int gaps(Series series) {
    return series.size() - count(series, x -> true, y -> true);
  }

  private static int below(Panel panel, Series series) {
    return panel.y().logarithmic() ? count(series, x -> true, y -> y <= 0) : 0;
  }

  private static int beside(Panel panel, Series series) {
    return panel.x().logarithmic() ? count(series, x -> x <= 0, y -> true) : 0;
  }

  private static int outside(Panel panel, Series series) {
    return count(
        series,
        x -> true,
        y ->
            y < panel.y().from().orElse(y) && !(panel.y().logarithmic() && y <= 0)
                || y > panel.y().to().orElse(y));
  }

  private static int count(Series series, DoublePredicate x, DoublePredicate y) {
    int count = 0;
    for (int i = 0; i < series.size(); i++) {
      boolean drawable =
          AxisMapping.drawable(ANY, series.x(i)) && AxisMapping.drawable(ANY, series.y(i));
      count += drawable && x.test(series.x(i)) && y.test(series.y(i)) ? 1 : 0;
    }
    return count;
  }
}
