package dev.assay.report.figure;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * One axis of a panel.
 *
 * @param label what is plotted
 * @param unit its unit, or empty where it has none; shares have {@link #PERCENT}
 * @param scale how values become lengths
 * @param from where the axis starts; empty to fit the data
 * @param to where the axis ends; empty to fit the data
 */
public record Axis(String label, String unit, Scale scale, OptionalDouble from, OptionalDouble to) {

  /** The unit of shares: a value of 1 is shown as 100. */
  public static final String PERCENT = "%";

  /** How values become lengths. */
  public enum Scale {
    /** Equal differences are equal lengths. */
    LINEAR,
    /** Equal ratios are equal lengths; ticks at powers of ten. */
    LOG,
    /** Equal ratios are equal lengths; ticks at powers of two, for batch sizes and widths. */
    LOG2
  }

  /** Checks that the limits are finite, in order and above zero on a log axis. */
  public Axis {
    requireNonNull(label);
    requireNonNull(unit);
    requireNonNull(scale);
    check(label, scale, from);
    check(label, scale, to);
    if (from.isPresent() && to.isPresent() && from.getAsDouble() >= to.getAsDouble()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "Axis '%s' runs from %s to %s. Give a start below its end.",
              label,
              from.getAsDouble(),
              to.getAsDouble()));
    }
  }

  /** Makes a linear axis that fits its data. */
  public static Axis linear(String label) {
    return new Axis(label, "", Scale.LINEAR, OptionalDouble.empty(), OptionalDouble.empty());
  }

  /** Makes a linear axis of shares, such as accuracies, which it shows in percent. */
  public static Axis percent(String label) {
    return linear(label).in(PERCENT);
  }

  /** Makes a log axis with ticks at powers of ten that fits its data. */
  public static Axis log(String label) {
    return new Axis(label, "", Scale.LOG, OptionalDouble.empty(), OptionalDouble.empty());
  }

  /** Makes a log axis with ticks at powers of two that fits its data. */
  public static Axis log2(String label) {
    return new Axis(label, "", Scale.LOG2, OptionalDouble.empty(), OptionalDouble.empty());
  }

  /** Names the unit, shown in brackets after the label. */
  public Axis in(String other) {
    return new Axis(label, other, scale, from, to);
  }

  /** Fixes both ends. */
  public Axis between(double start, double end) {
    return new Axis(label, unit, scale, OptionalDouble.of(start), OptionalDouble.of(end));
  }

  /** Fixes the start and lets the end fit the data. */
  public Axis startingAt(double start) {
    return new Axis(label, unit, scale, OptionalDouble.of(start), to);
  }

  boolean logarithmic() {
    return scale != Scale.LINEAR;
  }

  String title() {
    return unit.isEmpty() ? label : label + " (" + unit + ")";
  }

  private static void check(String label, Scale scale, OptionalDouble limit) {
    if (limit.isEmpty()) {
      return;
    }
    double value = limit.getAsDouble();
    if (!Double.isFinite(value) || scale != Scale.LINEAR && value <= 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "Axis '%s' has the limit %s on a %s scale. Give a finite one%s.",
              label,
              value,
              scale,
              scale == Scale.LINEAR ? "" : " above zero"));
    }
  }
}
