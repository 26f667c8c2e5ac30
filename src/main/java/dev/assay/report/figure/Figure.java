package dev.assay.report.figure;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A figure, apart from how it is drawn.
 *
 * @param id names its files: letters, digits and dashes
 * @param title what the figure shows, as a finding that its numbers bear out
 * @param layout how several panels stand
 * @param shared which ranges the panels have in common
 * @param panels one or several
 * @param caption one sentence that says what to see
 * @param footer what a reader must know of the numbers
 */
public record Figure(
    String id,
    String title,
    Layout layout,
    Shared shared,
    List<Panel> panels,
    String caption,
    Footer footer) {

  /** How several panels stand. */
  public enum Layout {
    /** Side by side. */
    ROW,
    /** One above the other. */
    COLUMN
  }

  /** Which ranges the panels have in common. */
  public enum Shared {
    /** Each panel fits its own data. */
    NONE,
    /** The horizontal axes run over the same values. */
    X,
    /** The vertical axes run over the same values. */
    Y,
    /** Both. */
    BOTH
  }

  /** Checks that the id can name a file, that nothing is empty and that a name has one style. */
  public Figure {
    requireNonNull(layout);
    requireNonNull(shared);
    requireNonNull(footer);
    panels = List.copyOf(panels);
    if (!id.matches("[A-Za-z0-9][A-Za-z0-9-]{0,63}")) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "Figure id '%s' cannot name a file. Use up to 64 letters, digits and dashes.",
              id));
    }
    if (title.isBlank() || caption.isBlank() || panels.isEmpty()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "Figure %s lacks a title, a caption or a panel. Give all three.",
              id));
    }
    Map<String, Optional<Style>> styles = new HashMap<>();
    for (Panel panel : panels) {
      for (Series series : panel.series()) {
        Optional<Style> before = styles.putIfAbsent(series.name(), series.style());
        if (before != null && !before.equals(series.style())) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ENGLISH,
                  "Figure %s draws '%s' in two styles, and its legend has one. Use one, or two names.",
                  id,
                  series.name()));
        }
      }
    }
  }

  /** Puts panels side by side, each fitting its own data. */
  public static Figure of(String id, String title, List<Panel> panels, String caption) {
    return new Figure(id, title, Layout.ROW, Shared.NONE, panels, caption, Footer.NONE);
  }

  /** Puts panels side by side, each fitting its own data. */
  public static Figure of(String id, String title, String caption, Panel... panels) {
    return of(id, title, List.of(panels), caption);
  }

  /** Marks the figure as one of a recorded run, whose id differs from that of this run. */
  public Figure recorded() {
    return new Figure("full-" + id, title, layout, shared, panels, caption, footer);
  }

  /** Puts the panels one above the other. */
  public Figure stacked() {
    return new Figure(id, title, Layout.COLUMN, shared, panels, caption, footer);
  }

  /** Makes the panels run over the same values. */
  public Figure sharing(Shared other) {
    return new Figure(id, title, layout, other, panels, caption, footer);
  }

  /** Says how many runs there are and what a mark or a band is. */
  public Figure of(String sample) {
    return new Figure(
        id, title, layout, shared, panels, caption, new Footer(sample, footer.setting()));
  }

  /** Says of which data, scale and seeds the numbers are. */
  public Figure at(String setting) {
    return new Figure(
        id, title, layout, shared, panels, caption, new Footer(footer.sample(), setting));
  }
}
