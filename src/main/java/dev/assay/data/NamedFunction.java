package dev.assay.data;

import java.io.Serial;
import java.io.Serializable;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;

/**
 * A function of one variable that trials know by its name and version.
 *
 * <p>Some are there; one's own is defined in a static field of the class that uses it. The name and
 * the version are part of a trial's key, and the code is not: whoever changes the code raises the
 * version. A function that is to give the same numbers on every platform uses {@link StrictMath}.
 *
 * <p>It goes to the executors of a cluster, so what its code captures must be serialisable.
 */
public final class NamedFunction implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What is computed. */
  @FunctionalInterface
  public interface Formula extends DoubleUnaryOperator, Serializable {}

  private static final Map<String, NamedFunction> DEFINED = new ConcurrentHashMap<>();

  /** Two definitions that agree at so many points from -2 to 2 are taken for one. */
  private static final int POINTS = 65;

  /** The sine. */
  public static final NamedFunction SIN = define("sin(x)", 1, StrictMath::sin);

  /** The cosine. */
  public static final NamedFunction COS = define("cos(x)", 1, StrictMath::cos);

  /** A sine and a cosine of twice the frequency. */
  public static final NamedFunction SIN_AND_COS =
      define("sin(x) + cos(2x)", 1, x -> StrictMath.sin(x) + StrictMath.cos(2 * x));

  /** A damped wave. */
  public static final NamedFunction SINC = define(TargetFunction.TEXT, 1, TargetFunction::value);

  /** A square wave of period 1: the sign of a sine. */
  public static final NamedFunction SQUARE_WAVE =
      define("sgn(sin(2πx))", 1, x -> Math.signum(StrictMath.sin(2 * Math.PI * x)));

  /** A staircase of five steps a unit. */
  public static final NamedFunction STAIRCASE = define("⌊5x⌋/5", 1, x -> Math.floor(5 * x) / 5);

  /** The square. */
  public static final NamedFunction SQUARE = define("x²", 1, x -> x * x);

  /** The cube. */
  public static final NamedFunction CUBE = define("x³", 1, x -> x * x * x);

  /** The absolute value. */
  public static final NamedFunction ABSOLUTE = define("|x|", 1, Math::abs);

  /** The exponential function. */
  public static final NamedFunction EXP = define("exp(x)", 1, StrictMath::exp);

  private final String name;
  private final int version;
  private final Formula function;

  private NamedFunction(String name, int version, Formula function) {
    this.name = name;
    this.version = version;
    this.function = function;
  }

  /**
   * Defines a function of one's own.
   *
   * @param name what pages call it
   * @param version from 1, raised with every change of the code
   * @throws IllegalArgumentException if the name is blank, the version below 1, or another function
   *     has both
   */
  public static NamedFunction define(String name, int version, Formula function) {
    if (name.isBlank() || version < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "function \"%s\" in version %d: give it a name and a version from 1",
              name,
              version));
    }
    NamedFunction mine = new NamedFunction(name, version, function);
    NamedFunction before = DEFINED.putIfAbsent(key(name, version), mine);
    if (before == null) {
      return mine;
    }
    for (int i = 0; i < POINTS; i++) {
      double x = -2 + 4.0 * i / (POINTS - 1);
      if (Double.compare(function.applyAsDouble(x), before.function.applyAsDouble(x)) != 0) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ENGLISH,
                "two functions are \"%s\" in version %d and differ at x = %s: raise the version of the newer one, or name it otherwise",
                name,
                version,
                x));
      }
    }
    return before;
  }

  /**
   * Returns a function that was defined.
   *
   * @throws DataException if there is none
   */
  public static NamedFunction of(String name, int version) {
    NamedFunction found = DEFINED.get(key(name, version));
    if (found == null) {
      throw new DataException(
          String.format(
              Locale.ENGLISH,
              "no function \"%s\" in version %d. Define it by NamedFunction.define in a static field, or take one of: %s.",
              name,
              version,
              DEFINED.keySet().stream().sorted().collect(Collectors.joining("; "))));
    }
    return found;
  }

  /** Defines the function where it was sent to. */
  @Serial
  private Object readResolve() {
    return define(name, version, function);
  }

  private static String key(String name, int version) {
    return name + ", version " + version;
  }

  /** Returns what pages call it. */
  public String name() {
    return name;
  }

  /** Returns its version. */
  public int version() {
    return version;
  }

  /**
   * Computes the function.
   *
   * @throws DataException if it has no finite value there
   */
  public double value(double x) {
    double y = function.applyAsDouble(x);
    if (!Double.isFinite(y)) {
      throw new DataException(
          String.format(
              Locale.ENGLISH,
              "\"%s\" is %s at x = %s. Choose an interval on which it is finite.",
              name,
              y,
              x));
    }
    return y;
  }
}
