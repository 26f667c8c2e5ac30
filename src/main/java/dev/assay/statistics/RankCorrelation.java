package dev.assay.statistics;

import java.util.Arrays;
import java.util.Locale;
import org.hipparchus.stat.correlation.KendallsCorrelation;
import org.hipparchus.stat.correlation.SpearmansCorrelation;

/** How far two series rank their points alike. */
public enum RankCorrelation {
  /** Spearman's ρ: the correlation of the ranks, ties sharing their mean rank. */
  SPEARMAN {
    @Override
    double defined(double[] x, double[] y) {
      return new SpearmansCorrelation().correlation(x, y);
    }

    @Override
    public double step(int points) {
      return 12.0 / (points * ((double) points * points - 1));
    }
  },
  /** Kendall's τ-b: concordant minus discordant pairs, corrected for ties. */
  KENDALL {
    @Override
    double defined(double[] x, double[] y) {
      return new KendallsCorrelation().correlation(x, y);
    }

    @Override
    public double step(int points) {
      return 4.0 / (points * (points - 1.0));
    }
  };

  /** Points without which there is no correlation. */
  public static final int FEWEST = 3;

  /**
   * Correlate two series of the same length, point by point.
   *
   * @return in [−1, 1]; 0 when a series is constant, since it ranks nothing
   * @throws IllegalArgumentException if the lengths differ, there are fewer than three points, or a
   *     number is NaN or infinite
   */
  public double of(double[] x, double[] y) {
    if (x.length != y.length || x.length < FEWEST) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "%d against %d points: a rank correlation needs two series of one length, at least %d.",
              x.length,
              y.length,
              FEWEST));
    }
    OrderedPairs.requireFinite(x);
    OrderedPairs.requireFinite(y);
    return isConstant(x) || isConstant(y) ? 0 : Math.max(-1, Math.min(1, defined(x, y)));
  }

  /** Gives the distance between neighbouring values over this many points without ties. */
  public abstract double step(int points);

  abstract double defined(double[] x, double[] y);

  private static boolean isConstant(double[] values) {
    return Arrays.stream(values).distinct().count() == 1;
  }
}
