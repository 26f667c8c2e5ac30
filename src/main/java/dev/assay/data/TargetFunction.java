package dev.assay.data;

/** Computes f(x) = sin(5πx) / (5πx), f(0) = 1, the function that networks are fitted to. */
public final class TargetFunction {
  /** The lower end of the report's domain. */
  public static final double LOW = 0.01;

  /** The upper end of the report's domain. */
  public static final double HIGH = 1;

  /** The function as readers write it. */
  public static final String TEXT = "sin(5πx)/(5πx)";

  private TargetFunction() {}

  /**
   * Computes f(x), the same on every platform.
   *
   * @throws IllegalArgumentException if x is infinite or not a number
   */
  public static double value(double x) {
    if (!Double.isFinite(x)) {
      throw new IllegalArgumentException("x = " + x + "; give a finite number");
    }
    double angle = 5 * Math.PI * x;
    return angle == 0 ? 1 : StrictMath.sin(angle) / angle;
  }
}
