package dev.assay.report.figure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Gives every series of a figure its style: its own, or the next that no other one has. */
final class StyleSheet {
  private final Map<String, Style> byName = new LinkedHashMap<>();

  StyleSheet(Figure figure) {
    int next = 0;
    for (Panel panel : figure.panels()) {
      for (Series series : panel.series()) {
        series.style().ifPresent(style -> byName.putIfAbsent(series.name(), style));
      }
    }
    for (Panel panel : figure.panels()) {
      for (Series series : panel.series()) {
        while (!byName.containsKey(series.name())) {
          Style candidate = Style.automatic(next++);
          if (byName.values().stream()
              .noneMatch(s -> s.hue() == candidate.hue() && s.dash() == candidate.dash())) {
            byName.put(series.name(), candidate);
          }
        }
      }
    }
  }

  Style of(Series series) {
    return series.style().orElseGet(() -> Objects.requireNonNull(byName.get(series.name())));
  }
}
