package dev.assay.report.figure;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a reader must know of a figure's numbers, written below it.
 *
 * @param sample how many runs there are and what a mark or a band is; empty to say what the curves
 *     themselves tell
 * @param setting data, scale and seeds; empty where nobody has said it yet
 */
public record Footer(String sample, String setting) {
  static final Footer NONE = new Footer("", "");

  /** Checks that nothing is missing. */
  public Footer {
    requireNonNull(sample);
    requireNonNull(setting);
  }

  /** Returns the footer's text for a figure. */
  static String of(Figure figure) {
    Footer footer = figure.footer();
    List<String> parts = new ArrayList<>();
    parts.add(footer.sample().isEmpty() ? told(figure) : footer.sample());
    parts.add(footer.setting());
    return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
  }

  private static String told(Figure figure) {
    List<String> parts = new ArrayList<>();
    Set<Integer> seeds = new TreeSet<>();
    series(figure).map(one -> one.seeds().count()).filter(n -> n > 0).forEach(seeds::add);
    boolean single = seeds.equals(Set.of(1));
    if (!seeds.isEmpty()) {
      parts.add(
          String.format(
              Locale.ENGLISH,
              single ? "n = %s seed" : "n = %s seeds",
              seeds.stream().map(String::valueOf).collect(Collectors.joining(", "))));
    }
    if (!single && series(figure).anyMatch(one -> one.hasBand() && isLine(one))) {
      parts.add("line: median of the seeds");
      parts.add("band: smallest to largest");
    }
    if (!single && has(figure, Series.Kind.LINE)) {
      parts.add("thin line: a seed");
    }
    if (!single && has(figure, Series.Kind.MARKED_LINE)) {
      parts.add("small dot: a seed");
    }
    if (series(figure).anyMatch(one -> one.kind() == Series.Kind.SCATTER)) {
      int most =
          series(figure)
              .filter(one -> one.kind() == Series.Kind.SCATTER)
              .mapToInt(Series::size)
              .max()
              .orElse(0);
      parts.add(
          seeds.isEmpty()
              ? String.format(Locale.ENGLISH, "n = %,d; a mark: a run", most)
              : "a mark: a run");
    }
    return String.join("; ", parts);
  }

  private static boolean has(Figure figure, Series.Kind kind) {
    return series(figure).anyMatch(one -> one.seeds().count() > 0 && one.kind() == kind);
  }

  private static boolean isLine(Series series) {
    return series.kind() == Series.Kind.LINE || series.kind() == Series.Kind.MARKED_LINE;
  }

  private static Stream<Series> series(Figure figure) {
    return figure.panels().stream().flatMap(panel -> panel.series().stream());
  }
}
