package dev.assay.measurement.trajectory;

import dev.assay.measurement.MeasuredSeries;
import java.util.Locale;

/** Computes when a growing quantity has reached a share of what it ends at. */
public final class SettlingTime {
  private SettlingTime() {}

  /**
   * Returns the x at which the curve first reaches {@code share} of its last value, on the straight
   * line between the measured points.
   *
   * @param curve a curve whose first value counts as its zero, such as a distance from the start
   * @param share 0 to 1
   * @throws IllegalArgumentException if the curve ends where it starts or the share is not usable
   */
  public static double reaches(MeasuredSeries curve, double share) {
    double[] xs = curve.xs();
    double[] ys = curve.ys();
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("a share of " + share + " is not usable: give 0 to 1");
    }
    double target = ys[0] + share * (curve.last() - ys[0]);
    if (!(target > ys[0])) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "the curve ends at %s, where it started or below: nothing settles",
              curve.last()));
    }
    int i = 1;
    while (ys[i] < target) {
      i++;
    }
    double within = (target - ys[i - 1]) / (ys[i] - ys[i - 1]);
    return xs[i - 1] + within * (xs[i] - xs[i - 1]);
  }
}
