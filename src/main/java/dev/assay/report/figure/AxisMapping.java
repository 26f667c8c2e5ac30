package dev.assay.report.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The mapping of an axis's values to the chart's own units, in which every axis is linear.
 *
 * <p>A log axis is drawn as a linear one over logarithms, because XChart's log axis neither picks
 * its ticks by the room they have nor labels them readably. A linear axis is scaled by a power of
 * ten to a span between 1 and 10, where XChart's tick search is exact.
 *
 * @param forward a value to chart units; NaN where it cannot be drawn
 * @param labels a place in chart units to the text at its tick
 * @param from the start in chart units
 * @param to the end in chart units
 * @param base the logarithm's base, or 0 on a linear axis
 */
record AxisMapping(DoubleUnaryOperator forward, Labels labels, double from, double to, int base) {

  /** Beyond this, sums of lengths leave the range of double. */
  private static final double HUGE = 1e100;

  private static final double MARGIN = 0.035;

  /** Over less than this ratio, equal differences and equal ratios look alike. */
  private static final double SHORT = 4;

  /** The shortest log axis, in powers of its base. */
  private static final double LEAST = 1.06;

  /** Writes tick labels. */
  interface Labels {
    String at(double unit);
  }

  /** Tells whether {@code value} has a place on {@code axis} without being moved. */
  static boolean drawable(Axis axis, double value) {
    return Math.abs(value) < HUGE && (!axis.logarithmic() || value > 1 / HUGE);
  }

  /**
   * Tells whether a tick lies on the axis and has a place there: the margin reaches beyond both.
   */
  private boolean hasTick(double value) {
    return Math.log10(value) > from
        && Math.log10(value) < to
        && Double.isFinite(forward.applyAsDouble(value));
  }

  /**
   * Fits an axis to what is drawn along it, within the limits that it fixes.
   *
   * <p>An axis of powers of ten needs a tick at one. Where its values lie closer together, most of
   * it would be empty, so it becomes a linear one.
   */
  static AxisMapping fit(Axis axis, DoubleStream values) {
    double[] all = values.toArray();
    double[] range = Arrays.stream(all).filter(v -> drawable(axis, v)).sorted().toArray();
    double[] ends =
        range.length == 0 ? empty(axis) : new double[] {range[0], range[range.length - 1]};
    boolean close =
        axis.scale() == Axis.Scale.LOG
            && axis.from().isEmpty()
            && axis.to().isEmpty()
            && ends[1] < SHORT * ends[0]
            && Arrays.stream(all).noneMatch(v -> v <= 0);
    return axis.logarithmic() && !close ? logarithmic(axis, ends) : linear(axis, ends);
  }

  String label(double value) {
    return labels.at(forward.applyAsDouble(value));
  }

  double span() {
    return to - from;
  }

  /** Returns the same axis, run over a longer span with the same middle. */
  AxisMapping widened(double span) {
    double middle = (from + to) / 2;
    return new AxisMapping(forward, labels, middle - span / 2, middle + span / 2, base);
  }

  /** Returns the room per tick, in pixels, that makes XChart choose the step wanted here. */
  int spacing(double pixels, int most) {
    if (base == 0) {
      return (int) Math.round(pixels / most);
    }
    double step = 1;
    for (double candidate : new double[] {2, 5, 10, 20, 50, 100}) {
      step = span() / step > most ? candidate : step;
    }
    return (int) Math.max(1, Math.round(pixels * step * 0.98 / span()));
  }

  /** Returns the values between powers of ten at which a log axis shows that it is one. */
  double[] minorTicks() {
    if (base != 10 || span() > 8) {
      return new double[0];
    }
    return IntStream.rangeClosed((int) Math.floor(from), (int) Math.floor(to))
        .boxed()
        .flatMapToDouble(
            decade -> IntStream.rangeClosed(2, 9).mapToDouble(i -> i * Math.pow(10, decade)))
        .filter(this::hasTick)
        .toArray();
  }

  /** Returns the minor ticks worth a label: where powers of ten alone would leave too few. */
  double[] labelledMinorTicks() {
    if (base != 10 || Math.floor(to) - Math.ceil(from) >= 2) {
      return new double[0];
    }
    return IntStream.rangeClosed((int) Math.floor(from), (int) Math.floor(to))
        .boxed()
        .flatMapToDouble(
            decade -> DoubleStream.of(2 * Math.pow(10, decade), 5 * Math.pow(10, decade)))
        .filter(this::hasTick)
        .toArray();
  }

  private static double[] empty(Axis axis) {
    return axis.logarithmic() ? new double[] {0.1, 10} : new double[] {0, 1};
  }

  private static AxisMapping linear(Axis axis, double[] ends) {
    double low = axis.from().orElse(ends[0]);
    double high = axis.to().orElse(ends[1]);
    if (!(low < high)) {
      double room = Math.max(Math.abs(low) * 0.1, 1e-9);
      low = axis.from().orElse(low - room);
      high = Math.max(high, low) + room;
    }
    double pad = (high - low) * MARGIN;
    // What cannot be negative does not get a negative axis.
    double start =
        axis.from().orElse(low >= 0 && low < pad ? Math.max(-pad, low - pad) : low - pad);
    double end = axis.to().orElse(high + pad);
    int exponent = (int) Math.floor(Math.log10(end - start));
    boolean percent = axis.unit().equals(Axis.PERCENT);
    double factor = Math.pow(10, -exponent);
    double most = Math.max(Math.abs(start), Math.abs(end));
    return new AxisMapping(
        v -> drawable(axis, v) ? v * factor : Double.NaN,
        percent
            ? u -> linearLabel(u, exponent + 2, most * 100)
            : u -> linearLabel(u, exponent, most),
        start * factor,
        end * factor,
        0);
  }

  private static AxisMapping logarithmic(Axis axis, double[] ends) {
    int base = axis.scale() == Axis.Scale.LOG2 ? 2 : 10;
    double low = Math.log(axis.from().orElse(ends[0])) / Math.log(base);
    double high = Math.log(axis.to().orElse(ends[1])) / Math.log(base);
    if (!(low < high)) {
      high = Math.max(low, high);
      low = high - 0.5;
      high = high + 0.5;
    }
    double pad = Math.max((high - low) * MARGIN, 0.02);
    double start = axis.from().isPresent() ? low : low - pad;
    double end = axis.to().isPresent() ? high : high + pad;
    // A tick at a power of the base needs an axis that long.
    double missing = Math.max(0, LEAST - (end - start)) / 2;
    start -= missing;
    end += missing;
    boolean plain = base == 2 || start > -3.5 && end < 4.5;
    return new AxisMapping(
        v -> v > 0 && drawable(axis, v) ? Math.log(v) / Math.log(base) : Double.NaN,
        u -> logLabel(u, base, plain),
        start,
        end,
        base);
  }

  private static String linearLabel(double unit, int exponent, double most) {
    BigDecimal value =
        BigDecimal.valueOf(unit).setScale(2, RoundingMode.HALF_EVEN).scaleByPowerOfTen(exponent);
    if (value.signum() == 0) {
      return "0";
    }
    int magnitude = (int) Math.floor(Math.log10(most));
    if (magnitude >= 6 || magnitude < -3) {
      BigDecimal mantissa = value.scaleByPowerOfTen(-magnitude).stripTrailingZeros();
      return mantissa.toPlainString().replace('-', '−') + "×10" + superscript(magnitude);
    }
    String plain = value.stripTrailingZeros().toPlainString().replace('-', '−');
    return most < 1e3 ? plain : grouped(value);
  }

  private static String grouped(BigDecimal value) {
    int decimals = Math.max(0, value.stripTrailingZeros().scale());
    return String.format(Locale.ROOT, "%,." + decimals + "f", value).replace('-', '−');
  }

  private static String logLabel(double unit, int base, boolean plain) {
    double nearest = Math.rint(unit);
    boolean power = Math.abs(unit - nearest) < 1e-6;
    boolean far = base == 2 && Math.abs(nearest) > 20;
    if (far || power && !plain) {
      return base + superscript((int) nearest);
    }
    double value = Math.pow(base, power ? nearest : unit);
    BigDecimal rounded =
        new BigDecimal(value)
            .round(new MathContext(power ? 6 : 3, RoundingMode.HALF_EVEN))
            .stripTrailingZeros();
    if (value >= 1e7 || value < 1e-3 && !power) {
      return rounded.toString().replace('-', '−');
    }
    // Batch sizes and widths are names, written as reports write them.
    return value >= 1e3 && base == 10 ? grouped(rounded) : rounded.toPlainString();
  }

  static String superscript(int exponent) {
    return Integer.toString(exponent)
        .codePoints()
        .map(c -> c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0'))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
