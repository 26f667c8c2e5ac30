package dev.assay.report.figure;

import dev.assay.claim.evidence.Text;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;

/** Says in words what the numbers of a figure are, for its title. */
public final class Finding {
  private static final MathContext DIGITS = new MathContext(3);

  private Finding() {}

  /**
   * Writes a sentence with its numbers as English has them.
   *
   * @param format as {@link String#format} takes it
   */
  public static String text(String format, Object... values) {
    return String.format(Locale.ENGLISH, format, values);
  }

  /** Writes with three significant digits, thousands apart. */
  public static String number(double value) {
    if (Double.isNaN(value)) {
      return "no value";
    }
    if (Double.isInfinite(value) || value == 0) {
      return Text.number(value);
    }
    BigDecimal rounded = rounded(value);
    double size = Math.abs(value);
    if (size >= 1e-3 && size < 1e7) {
      int decimals = Math.max(0, Math.min(5, rounded.scale()));
      return String.format(Locale.ENGLISH, "%,." + decimals + "f", rounded).replace('-', '−');
    }
    int exponent = rounded.precision() - rounded.scale() - 1;
    String mantissa =
        rounded.scaleByPowerOfTen(-exponent).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    return mantissa.replace('-', '−') + "×10" + AxisMapping.superscript(exponent);
  }

  /** Writes a share in percent, with three significant digits. */
  public static String percent(double share) {
    return Double.isNaN(share) ? number(share) : number(100 * share) + "%";
  }

  /** Writes a ratio as a factor. */
  public static String factor(double ratio) {
    return Double.isNaN(ratio) ? number(ratio) : "×" + number(ratio);
  }

  /** Returns the median of what is finite; NaN if nothing is. */
  public static double median(DoubleStream values) {
    double[] sorted = values.filter(Double::isFinite).sorted().toArray();
    int n = sorted.length;
    return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  /** Returns the median of what is finite; NaN if nothing is. */
  public static double median(double... values) {
    return median(Arrays.stream(values));
  }

  /**
   * Says which of several is lowest, or highest, and gives all values in that order; those that
   * cannot be told apart as they are written are not ranked.
   */
  public static String ranked(
      Map<String, Double> values, boolean lowestFirst, DoubleFunction<String> write) {
    Comparator<Map.Entry<String, Double>> rising = Map.Entry.comparingByValue();
    List<Map.Entry<String, Double>> order =
        new ArrayList<>(
            values.entrySet().stream()
                .filter(entry -> !Double.isNaN(entry.getValue()))
                .sorted(lowestFirst ? rising : rising.reversed())
                .toList());
    boolean first = order.size() > 1 && !alike(order.get(0).getValue(), order.get(1).getValue());
    StringJoiner text = new StringJoiner(", ");
    for (int i = 0; i < order.size(); i++) {
      String value = "(" + write.apply(order.get(i).getValue()) + ")";
      String name = order.get(i).getKey();
      text.add(
          i == 0 && first
              ? name + (lowestFirst ? " lowest " : " highest ") + value
              : (i == 1 && first ? "then " : "") + name + " " + value);
    }
    values.forEach(
        (name, value) -> {
          if (Double.isNaN(value)) {
            text.add(name + ": no value");
          }
        });
    return text.toString();
  }

  private static boolean alike(double a, double b) {
    return a == b
        || Double.isFinite(a) && Double.isFinite(b) && rounded(a).compareTo(rounded(b)) == 0;
  }

  /** Rounds to three significant digits and keeps them all, zeros too. */
  private static BigDecimal rounded(double value) {
    BigDecimal rounded = new BigDecimal(value).round(DIGITS);
    int missing = DIGITS.getPrecision() - rounded.precision();
    return rounded.setScale(rounded.scale() + Math.max(0, missing));
  }
}
