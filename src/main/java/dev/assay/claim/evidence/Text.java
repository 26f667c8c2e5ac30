package dev.assay.claim.evidence;

import dev.assay.statistics.Interval;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes numbers for readers, the same on every machine. */
public final class Text {
  private static final Set<String> COUNTED = Set.of("epoch", "step", "nat", "decade");

  /** The unit of a share of runs. */
  public static final String SHARE = "share of runs";

  /** The unit of the natural logarithm of a ratio. */
  public static final String LOG_RATIO = "ln ×";

  private Text() {}

  /** Writes with four significant digits, integers whole. */
  public static String number(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e9) {
      return Long.toString((long) value).replace('-', '−');
    }
    double size = Math.abs(value);
    String text;
    if (size >= 1e-3 && size < 1e6) {
      int decimals = (int) Math.max(0, 3 - Math.floor(Math.log10(size)));
      text = String.format(Locale.ROOT, "%." + decimals + "f", value);
      text = text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    } else {
      text =
          String.format(Locale.ROOT, "%.3e", value)
              .replaceAll("\\.?0+e", "e")
              .replaceAll("e([-+])0+", "e$1")
              .replace("e+", "e");
    }
    return text.replace('-', '−');
  }

  /** Writes a number of things, the noun in its plural unless it is one. */
  public static String counted(long count, String noun) {
    return String.format(Locale.ENGLISH, count == 1 ? "%,d %s" : "%,d %ss", count, noun);
  }

  /** Writes a p-value. */
  public static String p(double p) {
    return p < 1e-4 ? "p < 0.0001" : String.format(Locale.ROOT, "p = %.4f", p);
  }

  /** Writes a length of time, as coarse as an estimate deserves. */
  public static String duration(double seconds) {
    if (seconds < 90) {
      return String.format(Locale.ENGLISH, "%d s", Math.max(1, Math.round(seconds)));
    }
    double minutes = seconds / 60;
    return minutes < 90
        ? String.format(Locale.ENGLISH, "%d min", Math.round(minutes))
        : String.format(Locale.ROOT, "%.1f h", minutes / 60);
  }

  /** Writes an interval with its level, on the scale on which {@link #withUnit} writes its mean. */
  public static String interval(Interval interval, String unit) {
    return String.format(
        Locale.ROOT,
        "[%s, %s] at %s%%",
        bare(interval.low(), unit),
        bare(interval.high(), unit),
        number(interval.level() * 100));
  }

  /**
   * Writes a number with its unit; a pure number stands alone, the logarithm of a ratio as such.
   */
  public static String withUnit(double value, String unit) {
    if (unit.equals(LOG_RATIO)) {
      return "a factor of " + bare(value, unit);
    }
    if (unit.isEmpty() || unit.equals(SHARE)) {
      return bare(value, unit);
    }
    String number = number(value);
    return number + " " + counted(unit, number.equals("1") || number.equals("−1"));
  }

  /** Lists seeds: {@code seed 3}, {@code seeds 3, 5}, {@code seeds 1 to 5, 8}. */
  public static String seeds(Collection<Long> seeds) {
    List<Long> sorted = seeds.stream().sorted().distinct().toList();
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= sorted.size(); i++) {
      if (i < sorted.size() && sorted.get(i) == sorted.get(i - 1) + 1) {
        continue;
      }
      if (i - from < 3) {
        sorted.subList(from, i).forEach(seed -> parts.add(String.valueOf(seed)));
      } else {
        parts.add(sorted.get(from) + " to " + sorted.get(i - 1));
      }
      from = i;
    }
    return (sorted.size() == 1 ? "seed " : "seeds ") + String.join(", ", parts);
  }

  /** A unit that is counted is singular of one alone, whichever of both it was declared in. */
  private static String counted(String unit, boolean one) {
    String noun = unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit;
    return COUNTED.contains(noun) ? noun + (one ? "" : "s") : unit;
  }

  /** Writes a number without its unit, a logarithm as its factor and a share in percent. */
  public static String bare(double value, String unit) {
    return switch (unit) {
      case LOG_RATIO -> number(Math.exp(value));
      case SHARE -> number(100 * value) + "%";
      default -> number(value);
    };
  }
}
