package dev.assay.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A fit of two joined straight lines: y = level + before · min(x − break, 0) + after · max(x −
 * break, 0).
 *
 * <p>Least squares at a given break point; the break point itself by a search over a grid between
 * the second and the second-last x, refined around the best place (Hudson 1966).
 *
 * @param breakPoint x at which the lines join
 * @param level fitted y there
 * @param slopeBefore slope left of the break
 * @param slopeAfter slope right of the break
 * @param squaredError sum of squared residuals
 */
public record BrokenLine(
    double breakPoint, double level, double slopeBefore, double slopeAfter, double squaredError) {
  private static final int STEPS = 40;
  private static final int HALVINGS = 30;

  /**
   * Fits with the break point given.
   *
   * @throws IllegalArgumentException if the lengths differ, a number is not finite, or fewer than
   *     two different x lie on either side (the break itself counts for both)
   */
  public static BrokenLine at(double breakPoint, double[] x, double[] y) {
    requirePairs(x, y);
    if (Arrays.stream(x).filter(v -> v <= breakPoint).distinct().count() < 2
        || Arrays.stream(x).filter(v -> v >= breakPoint).distinct().count() < 2) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "A break at %s leaves fewer than two of the places %s on one side.",
              breakPoint,
              Arrays.toString(x)));
    }
    return fit(breakPoint, x, y);
  }

  /**
   * Fits the break point as well.
   *
   * @throws IllegalArgumentException if the lengths differ, a number is not finite, or there are
   *     fewer than four different x
   */
  public static BrokenLine of(double[] x, double[] y) {
    requirePairs(x, y);
    double[] places = Arrays.stream(x).distinct().sorted().toArray();
    if (places.length < 4) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "A break point needs at least four different x, not %s.",
              Arrays.toString(x)));
    }
    double from = places[1];
    double to = places[places.length - 2];
    BrokenLine best = fit(from, x, y);
    double step = (to - from) / STEPS;
    for (int i = 1; i <= STEPS; i++) {
      best = better(best, fit(from + i * step, x, y));
    }
    for (int i = 0; i < HALVINGS; i++) {
      step /= 2;
      double centre = best.breakPoint;
      best = better(best, fit(Math.max(from, centre - step), x, y));
      best = better(best, fit(Math.min(to, centre + step), x, y));
    }
    return best;
  }

  /**
   * Bounds the break point by resampling seeds: each resample averages its seeds' curves and fits.
   *
   * @param curves one curve over x per seed
   * @return empty for fewer than two seeds
   */
  public static Optional<Interval> breakInterval(
      double[] x, List<double[]> curves, Bootstrap bootstrap, double level) {
    return bootstrap.percentile(
        curves.size(),
        chosen -> {
          double[] mean = new double[x.length];
          for (int seed : chosen) {
            for (int i = 0; i < mean.length; i++) {
              mean[i] += curves.get(seed)[i] / chosen.length;
            }
          }
          return of(x, mean).breakPoint;
        },
        level);
  }

  private static BrokenLine better(BrokenLine one, BrokenLine other) {
    return other.squaredError < one.squaredError ? other : one;
  }

  private static void requirePairs(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "%d places for %d values: a fit needs one each.",
              x.length,
              y.length));
    }
    OrderedPairs.requireFinite(x);
    OrderedPairs.requireFinite(y);
  }

  private static BrokenLine fit(double breakPoint, double[] x, double[] y) {
    int n = x.length;
    double meanLeft = 0;
    double meanRight = 0;
    double meanY = 0;
    for (int i = 0; i < n; i++) {
      meanLeft += Math.min(x[i] - breakPoint, 0) / n;
      meanRight += Math.max(x[i] - breakPoint, 0) / n;
      meanY += y[i] / n;
    }
    double ll = 0;
    double rr = 0;
    double lr = 0;
    double ly = 0;
    double ry = 0;
    for (int i = 0; i < n; i++) {
      double l = Math.min(x[i] - breakPoint, 0) - meanLeft;
      double r = Math.max(x[i] - breakPoint, 0) - meanRight;
      ll += l * l;
      rr += r * r;
      lr += l * r;
      ly += l * (y[i] - meanY);
      ry += r * (y[i] - meanY);
    }
    double determinant = ll * rr - lr * lr;
    double before = (ly * rr - ry * lr) / determinant;
    double after = (ry * ll - ly * lr) / determinant;
    double level = meanY - before * meanLeft - after * meanRight;
    double error = 0;
    for (int i = 0; i < n; i++) {
      double left = Math.min(x[i] - breakPoint, 0);
      double right = Math.max(x[i] - breakPoint, 0);
      double residual = y[i] - level - before * left - after * right;
      error += residual * residual;
    }
    return new BrokenLine(breakPoint, level, before, after, error);
  }
}
