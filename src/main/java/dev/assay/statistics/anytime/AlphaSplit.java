package dev.assay.statistics.anytime;

import dev.assay.statistics.Interval;
import java.util.Locale;

/**
 * A split of α between one fixed analysis at the planned number of runs and evidence that may grow
 * for ever.
 *
 * <p>The fixed analysis tests at the first part of α; an {@link EProcess} over all runs, those of
 * the analysis included, decides when it reaches 1 / the other part. By Bonferroni's inequality the
 * probability that either errs is at most α, without a largest number of runs and however often is
 * looked. It holds for every α at once: the smaller of the analysis's p over its part and the
 * process's p over its part is a p, valid at all times, which only falls. It goes into Holm's
 * procedure like any other.
 *
 * @param fixed part of α that the fixed analysis takes, in (0, 1)
 */
public record AlphaSplit(double fixed) {
  /**
   * Four fifths for the analysis: what the planned runs can show is hardly less, and no run is
   * last.
   */
  public static final AlphaSplit STANDARD = new AlphaSplit(0.8);

  /**
   * Checks the part.
   *
   * @throws IllegalArgumentException if it is outside (0, 1)
   */
  public AlphaSplit {
    if (!(fixed > 0 && fixed < 1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "A fixed analysis with %s of α: give a part strictly between 0 and 1.",
              fixed));
    }
  }

  /**
   * Joins the analysis's p and the evidence since the first run.
   *
   * @param analysis p of the test at the planned number of runs, and only there: it stays as it was
   *     when runs are added; 1 before the analysis
   * @param evidence against the same null
   * @return a p that is valid at all times
   * @throws IllegalArgumentException if the analysis's p is outside [0, 1]
   */
  public double p(double analysis, EProcess evidence) {
    return p(analysis, evidence.p());
  }

  /**
   * Joins the analysis's p and one that holds at all times.
   *
   * @throws IllegalArgumentException if the analysis's p is outside [0, 1]
   */
  public double p(double analysis, double anytime) {
    if (!(analysis >= 0 && analysis <= 1)) {
      throw new IllegalArgumentException(
          String.format(Locale.ENGLISH, "A p-value of %s is outside [0, 1].", analysis));
    }
    return Math.min(1, Math.min(analysis / fixed, anytime / (1 - fixed)));
  }

  /** Computes the level of the fixed analysis's interval where the joined one has 1 − 2α. */
  public double analysisLevel(double alpha) {
    return 1 - 2 * fixed * alpha;
  }

  /** Computes the level of the process's interval where the joined one has 1 − 2α. */
  public double anytimeLevel(double alpha) {
    return 1 - 2 * (1 - fixed) * alpha;
  }

  /**
   * Joins the intervals of both: what is in each.
   *
   * <p>It excludes a number from below exactly if {@link #p} against it is at most α. Should the
   * two have nothing in common, which happens with probability at most 2α, the process's stands.
   *
   * @param analysis of {@link #analysisLevel}, from the planned runs
   * @param anytime of {@link #anytimeLevel}, from all runs
   * @return of level 1 − 2α
   */
  public Interval interval(Interval analysis, Interval anytime, double alpha) {
    double low = Math.max(analysis.low(), anytime.low());
    double high = Math.min(analysis.high(), anytime.high());
    return low <= high
        ? new Interval(low, high, 1 - 2 * alpha)
        : new Interval(anytime.low(), anytime.high(), 1 - 2 * alpha);
  }
}
