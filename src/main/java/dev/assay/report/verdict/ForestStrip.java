package dev.assay.report.verdict;

import com.samskivert.mustache.Escapers;
import dev.assay.claim.Verdict;
import dev.assay.claim.evidence.Observation;
import dev.assay.claim.evidence.SeedValues;
import dev.assay.claim.evidence.Text;
import dev.assay.statistics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The number on which a grade turns, as one row of a forest plot: a dot a seed, the middle with its
 * interval below them, what is claimed as a shaded zone, and a dashed line at no effect.
 *
 * <p>Lines and dots take the text's colour, so that the strip reads on light and dark pages and in
 * greyscale. A value far outside the others stands at the edge, as an arrow.
 *
 * @param seeds one number a seed; empty where nothing was trained
 * @param middle the deciding number: mean, median or share of runs
 * @param interval its interval; empty where the number is exact or too few seeds bound it
 * @param claimedFrom lower end of what is claimed, may be −∞
 * @param claimedTo upper end, may be +∞
 * @param noEffect the value without effect, where there is one
 * @param unit of all of them, as {@link Text} writes it
 * @param atReportsSettings whether the runs had the report's budget: dots are then filled,
 *     otherwise hollow
 */
public record ForestStrip(
    List<Double> seeds,
    double middle,
    Optional<Interval> interval,
    double claimedFrom,
    double claimedTo,
    OptionalDouble noEffect,
    String unit,
    boolean atReportsSettings) {
  /** Width of the drawing, in px. */
  public static final int WIDTH = 240;

  /** Height without labels, in px. */
  public static final int HEIGHT = 28;

  private static final int LABELS = 13;
  private static final int EDGE = 7;
  private static final double ABOVE = 9.5;
  private static final double BELOW = 23;
  private static final double LANE = 3.4;

  /** Spans of the middle half of the values, beyond which one stands at the edge. */
  private static final double FAR = 4;

  /** How many times the least value the greatest is, where the axis becomes logarithmic. */
  private static final double DECADES = 50;

  /** Copies the values. */
  public ForestStrip {
    seeds = List.copyOf(seeds);
  }

  /** Shows the number on which a verdict turns; empty where it turns on none. */
  public static Optional<ForestStrip> of(Verdict verdict) {
    boolean full = verdict.setting().fullBudget() || !verdict.claim().needsTraining();
    return verdict.observations().stream().findFirst().flatMap(number -> of(number, full));
  }

  private static Optional<ForestStrip> of(Observation number, boolean full) {
    return number.seeds().map(values -> of(number, values, full));
  }

  private static ForestStrip of(Observation number, SeedValues values, boolean full) {
    return new ForestStrip(
        List.copyOf(values.values().values()),
        number.mean(),
        number.interval(),
        values.claimedFrom(),
        values.claimedTo(),
        values.noEffect(),
        number.unit(),
        full);
  }

  /** Draws it without labels, for a line of a table. */
  public String svg() {
    return drawn(HEIGHT, "");
  }

  /** Draws it with labels at no effect and at what is claimed, under the strip. */
  public String labelled() {
    Label claim = new Label(claimX(), claimed());
    Optional<Label> none =
        noEffect.isPresent()
                && noEffect.getAsDouble() != claimedFrom
                && noEffect.getAsDouble() != claimedTo
            ? Optional.of(
                new Label(x(noEffect.getAsDouble()), "no effect " + value(noEffect.getAsDouble())))
            : Optional.empty();
    boolean second = none.filter(label -> label.meets(claim)).isPresent();
    String labels = none.map(label -> label.svg(1)).orElse("") + claim.svg(second ? 2 : 1);
    return drawn(HEIGHT + (second ? 2 : 1) * LABELS, labels);
  }

  /** Says the same in words. */
  public String text() {
    List<String> parts = new ArrayList<>();
    if (!seeds.isEmpty()) {
      parts.add(Text.counted(seeds.size(), "seed"));
    }
    parts.add(value(middle) + interval.map(i -> " " + Text.interval(i, unit)).orElse(""));
    parts.add(claimed());
    noEffect.ifPresent(none -> parts.add("no effect " + value(none)));
    return String.join("; ", parts);
  }

  private String claimed() {
    if (claimedFrom == claimedTo) {
      return "claimed " + value(claimedFrom);
    }
    if (Double.isInfinite(claimedTo)) {
      return (isOnlyDirection() ? "claimed > " : "claimed ≥ ") + value(claimedFrom);
    }
    return Double.isInfinite(claimedFrom)
        ? (isOnlyDirection() ? "claimed < " : "claimed ≤ ") + value(claimedTo)
        : String.format(Locale.ENGLISH, "claimed %s to %s", value(claimedFrom), value(claimedTo));
  }

  private boolean isOnlyDirection() {
    return noEffect.isPresent()
        && (noEffect.getAsDouble() == claimedFrom || noEffect.getAsDouble() == claimedTo);
  }

  private String value(double number) {
    String sign = unit.equals(Text.LOG_RATIO) ? "×" : "";
    return sign + Text.bare(number, unit);
  }

  private String drawn(int height, String labels) {
    return String.format(
        Locale.ROOT,
        "<svg class=\"strip\" role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">%s%s%s%s%s</svg>",
        Escapers.HTML.escape(text()),
        WIDTH,
        height,
        WIDTH,
        height,
        zone(),
        none(),
        dots(),
        bar(),
        labels);
  }

  private String zone() {
    double from = Double.isInfinite(claimedFrom) ? 0 : x(claimedFrom);
    double to = Double.isInfinite(claimedTo) ? WIDTH : x(claimedTo);
    String ends =
        Stream.of(claimedFrom, claimedTo)
            .filter(end -> !Double.isInfinite(end))
            .distinct()
            .map(end -> String.format(Locale.ROOT, "M%.1f 0V%d", x(end), HEIGHT))
            .collect(Collectors.joining());
    return String.format(
        Locale.ROOT,
        "<rect x=\"%.1f\" width=\"%.1f\" height=\"%d\" fill=\"#0072b2\" fill-opacity=\".2\"/><path d=\"%s\" stroke=\"#0072b2\" stroke-width=\"1.5\" fill=\"none\"/>",
        from,
        Math.max(0, to - from),
        HEIGHT,
        ends);
  }

  private String none() {
    return noEffect.isPresent()
        ? String.format(
            Locale.ROOT,
            "<path d=\"M%.1f 0V%d\" stroke=\"currentColor\" stroke-width=\"1.2\" stroke-dasharray=\"3 2\" fill=\"none\"/>",
            x(noEffect.getAsDouble()),
            HEIGHT)
        : "";
  }

  /** Stacks dots that would hide each other, and lets them overlap where the lanes are full. */
  private String dots() {
    StringBuilder path = new StringBuilder();
    StringBuilder arrows = new StringBuilder();
    double[] lanes = new double[5];
    Arrays.fill(lanes, Double.NEGATIVE_INFINITY);
    int overflow = 0;
    for (double x : seeds.stream().mapToDouble(this::x).sorted().toArray()) {
      int lane = 0;
      while (lane < lanes.length && x - lanes[lane] < 4.2) {
        lane++;
      }
      lane = lane < lanes.length ? lane : overflow++ % lanes.length;
      lanes[lane] = x;
      double y = ABOVE + (lane % 2 == 0 ? -lane / 2 : lane / 2 + 1) * LANE;
      boolean outside = x < EDGE / 2.0 || x > WIDTH - EDGE / 2.0;
      (outside ? arrows : path).append(outside ? arrow(x, y) : dot(x, y));
    }
    return path(path, atReportsSettings) + path(arrows, false);
  }

  private String path(StringBuilder shapes, boolean filled) {
    if (shapes.length() == 0) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        filled
            ? "<path d=\"%s\" stroke=\"currentColor\" stroke-opacity=\".6\" stroke-width=\"4\" stroke-linecap=\"round\" fill=\"none\"/>"
            : "<path d=\"%s\" stroke=\"currentColor\" stroke-width=\"1\" fill=\"none\"/>",
        shapes);
  }

  private String dot(double x, double y) {
    return atReportsSettings
        ? String.format(Locale.ROOT, "M%.1f %.1fh.01", x, y)
        : String.format(Locale.ROOT, "M%.1f %.1fa2 2 0 1 0 4 0a2 2 0 1 0-4 0", x - 2, y);
  }

  private static String arrow(double x, double y) {
    double way = x < WIDTH / 2.0 ? 1 : -1;
    return String.format(
        Locale.ROOT, "M%.1f %.1fl%.0f-2m%.0f 2l%.0f 2", x, y, 3 * way, -3 * way, 3 * way);
  }

  private String bar() {
    double x = x(middle);
    String line =
        interval
            .map(
                i ->
                    String.format(
                        Locale.ROOT,
                        "<path d=\"M%1$.1f %3$.1fH%2$.1fM%1$.1f %4$.1fv6M%2$.1f %4$.1fv6\" stroke=\"currentColor\" stroke-width=\"2\" fill=\"none\"/>",
                        x(i.low()),
                        x(i.high()),
                        BELOW,
                        BELOW - 3))
            .orElse("");
    return line
        + String.format(
            Locale.ROOT,
            "<path d=\"M%.1f %.1fl4.5 4-4.5 4-4.5-4z\" stroke=\"currentColor\" stroke-width=\"1.5\" fill=\"%s\"/>",
            x,
            BELOW - 4,
            atReportsSettings ? "currentColor" : "none");
  }

  private double claimX() {
    double from = Double.isInfinite(claimedFrom) ? x(claimedTo) : x(claimedFrom);
    return Double.isInfinite(claimedTo) ? from : (from + x(claimedTo)) / 2;
  }

  /** Places a value; what lies outside the axis stands at its edge. */
  public double x(double value) {
    Axis axis = axis();
    double share = (axis.scale.applyAsDouble(value) - axis.low) / (axis.high - axis.low);
    return share < 0
        ? EDGE / 4.0
        : share > 1 ? WIDTH - EDGE / 4.0 : EDGE + share * (WIDTH - 2 * EDGE);
  }

  private record Axis(DoubleUnaryOperator scale, double low, double high) {}

  /** Reaches over everything but values far from the rest. */
  private Axis axis() {
    List<Double> marks = new ArrayList<>(List.of(middle));
    interval.ifPresent(i -> marks.addAll(List.of(i.low(), i.high())));
    noEffect.ifPresent(marks::add);
    Stream.of(claimedFrom, claimedTo).filter(Double::isFinite).forEach(marks::add);
    double[] all =
        Stream.concat(marks.stream(), seeds.stream()).mapToDouble(v -> v).sorted().toArray();
    boolean logarithmic =
        !unit.equals(Text.LOG_RATIO) && all[0] > 0 && all[all.length - 1] > DECADES * all[0];
    DoubleUnaryOperator scale =
        logarithmic ? v -> Math.log(Math.max(v, Double.MIN_NORMAL)) : v -> v;
    double low = marks.stream().mapToDouble(scale::applyAsDouble).min().orElseThrow();
    double high = marks.stream().mapToDouble(scale::applyAsDouble).max().orElseThrow();
    if (!seeds.isEmpty()) {
      double[] s = seeds.stream().mapToDouble(scale::applyAsDouble).sorted().toArray();
      double first = s[(s.length - 1) / 4];
      double third = s[s.length - 1 - (s.length - 1) / 4];
      double reach = FAR * Math.max(third - first, (high - low) / 8);
      low = Math.min(low, Math.max(s[0], first - reach));
      high = Math.max(high, Math.min(s[s.length - 1], third + reach));
    }
    if (low == high) {
      double room = low == 0 ? 1 : Math.abs(low) / 10;
      return new Axis(scale, low - room, high + room);
    }
    double room = (high - low) * 0.04;
    return new Axis(scale, low - room, high + room);
  }

  /** Words under the strip, at a place or as near to it as the width allows. */
  private record Label(double at, String text) {
    private double half() {
      return 2.9 * text.length();
    }

    private double middle() {
      return Math.max(half(), Math.min(WIDTH - half(), at));
    }

    boolean meets(Label other) {
      return Math.abs(middle() - other.middle()) < half() + other.half() + 4;
    }

    String svg(int row) {
      return String.format(
          Locale.ROOT,
          "<text x=\"%.1f\" y=\"%d\" font-size=\"10.5\" text-anchor=\"middle\" fill=\"currentColor\">%s</text>",
          middle(),
          HEIGHT + row * LABELS - 3,
          Escapers.HTML.escape(text));
    }
  }
}
