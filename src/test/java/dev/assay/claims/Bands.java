package dev.assay.claims;

import dev.assay.report.Series;
import dev.assay.report.Style;
import java.util.List;
import java.util.Optional;

/** Draws curves of several seeds as a median with a band; a curve of no seed is left out. */
final class Bands {
  private Bands() {}

  /** Returns the band of one curve per seed, or nothing if no seed has one. */
  static Optional<Series> of(String name, double[] xs, List<double[]> curves, Style style) {
    return curves.isEmpty()
        ? Optional.empty()
        : Optional.of(Series.overSeeds(name, xs, curves).withStyle(style));
  }

  /** Returns those that are there. */
  static List<Series> all(List<Optional<Series>> bands) {
    return bands.stream().flatMap(Optional::stream).toList();
  }
}
