package dev.assay.statistics;

import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.hipparchus.distribution.continuous.NormalDistribution;

/** Runs of simulated experiments: one row a seed, one column an arm, NaN where a run diverged. */
public interface Draws {
  /** Draws so many seeds. */
  double[][] of(SplittableRandom random, int seeds);

  /** One number per seed, independent. */
  static Draws each(ToDoubleFunction<SplittableRandom> one) {
    return (random, seeds) -> {
      double[][] rows = new double[seeds][1];
      for (double[] row : rows) {
        row[0] = one.applyAsDouble(random);
      }
      return rows;
    };
  }

  /** Arms of a seed from one draw. */
  static Draws rows(Function<SplittableRandom, double[]> row) {
    return (random, seeds) -> {
      double[][] rows = new double[seeds][];
      for (int i = 0; i < seeds; i++) {
        rows[i] = row.apply(random);
      }
      return rows;
    };
  }

  /** The difference of two arms that are alike: same seed effect, and each may be dead. */
  static Draws pair(double dead, ToDoubleFunction<SplittableRandom> noise) {
    return each(
        random -> {
          double seed = random.nextGaussian();
          double[] arm = new double[2];
          for (int i = 0; i < 2; i++) {
            arm[i] = random.nextDouble() < dead ? -10 : 3 * seed + noise.applyAsDouble(random);
          }
          return arm[0] - arm[1];
        });
  }

  /** Arms that are alike, with a seed effect; each run may be dead. */
  static Draws arms(int arms, double dead, ToDoubleFunction<SplittableRandom> noise) {
    return rows(
        random -> {
          double seed = random.nextGaussian();
          double[] row = new double[arms];
          for (int i = 0; i < arms; i++) {
            row[i] = random.nextDouble() < dead ? -10 : seed + noise.applyAsDouble(random);
          }
          return row;
        });
  }

  /** Arms whose errors drift along the grid: each is 0.9 times its neighbour's and a new part. */
  static Draws drifting(int arms) {
    return rows(
        random -> {
          double[] row = new double[arms];
          row[0] = random.nextGaussian();
          for (int i = 1; i < arms; i++) {
            row[i] = 0.9 * row[i - 1] + Math.sqrt(1 - 0.81) * random.nextGaussian();
          }
          return row;
        });
  }

  /**
   * Good runs around 1 and dead ones so far below that the mean over all is exactly 0: the claim
   * "the mean exceeds 0" is false, and few seeds show no dead run.
   */
  static Draws meanZero(double dead) {
    return each(
        random ->
            random.nextDouble() < dead ? -(1 - dead) / dead : 1 + 0.4 * random.nextGaussian());
  }

  /** Dead runs at −10 and good ones of which so many exceed 0 that half of all runs do. */
  static Draws medianZero(double dead) {
    double centre = new NormalDistribution().inverseCumulativeProbability(0.5 / (1 - dead));
    return each(random -> random.nextDouble() < dead ? -10 : centre + random.nextGaussian());
  }

  /** Accuracies: dead runs at 0.1, good ones within 0.02 around what makes the mean exactly 0.8. */
  static Draws accuracy(double dead) {
    double good = (0.8 - 0.1 * dead) / (1 - dead);
    return each(
        random -> random.nextDouble() < dead ? 0.1 : good + 0.02 * (2 * random.nextDouble() - 1));
  }

  /** Zeros and ones. */
  static Draws ones(double share) {
    return each(random -> random.nextDouble() < share ? 1 : 0);
  }

  /** Student's t with three degrees of freedom. */
  static double heavy(SplittableRandom random) {
    double squares = 0;
    for (int i = 0; i < 3; i++) {
      double part = random.nextGaussian();
      squares += part * part;
    }
    return random.nextGaussian() / Math.sqrt(squares / 3);
  }

  /** Cauchy: without a mean. */
  static double cauchy(SplittableRandom random) {
    return Math.tan(Math.PI * (random.nextDouble() - 0.5));
  }

  /** Normal in steps of one half: ties, and zeros. */
  static double inSteps(SplittableRandom random) {
    return Math.rint(2 * random.nextGaussian()) / 2;
  }
}
