package dev.assay.statistics.anytime;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Holds the evidence against a null after each run: an e-process.
 *
 * <p>The e-value after t runs is the money of a gambler who starts with 1 and plays games that are
 * fair, or worse, if the null is true. Then P(the e-value ever reaches 1/α) ≤ α (Ville 1939), over
 * all t at once: it may be looked at after every run, and runs may be added for ever, for whatever
 * reason but their own results' future. A decision once reached stays: what counts is the largest
 * e-value so far.
 *
 * <p>Runs stand in the order of their seeds. A seed added later must have a larger number than all
 * before it, or the past would be rewritten. Over a family, 1/e goes into Holm's procedure as a p.
 * (Grünwald, de Heide &amp; Koolen 2024, JRSS-B 86; Ramdas et al. 2023, Statist. Sci. 38.)
 */
public final class EProcess {
  private final double[] logs;

  private EProcess(double[] logs) {
    this.logs = logs;
  }

  /**
   * Makes a process from the logarithm of the e-value after each run.
   *
   * @throws IllegalArgumentException if there is no run or a logarithm is NaN
   */
  static EProcess ofLogs(double[] logs) {
    if (logs.length == 0 || Arrays.stream(logs).anyMatch(Double::isNaN)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "Logarithms %s of e-values: give one for each run, none NaN.",
              Arrays.toString(logs)));
    }
    return new EProcess(logs.clone());
  }

  /** Computes the logarithm of the mean of exponentials. */
  static double logMean(double[] logs) {
    double largest = Arrays.stream(logs).max().orElseThrow();
    double sum = 0;
    for (double log : logs) {
      sum += Math.exp(log - largest);
    }
    return largest + Math.log(sum / logs.length);
  }

  /** Counts the runs. */
  public int runs() {
    return logs.length;
  }

  /** Computes the e-value after the last run; infinite beyond what a double holds. */
  public double e() {
    return Math.exp(logs[logs.length - 1]);
  }

  /** Computes the natural logarithm of the e-value after a number of runs, counted from 1. */
  public double logAfter(int runs) {
    return logs[runs - 1];
  }

  /** Computes the natural logarithm of the largest e-value so far, the start's 1 included. */
  public double largestLog() {
    return Math.max(0, Arrays.stream(logs).max().orElseThrow());
  }

  /** Computes a p that is valid at every time: 1 / the largest e-value so far. */
  public double p() {
    return Math.exp(-largestLog());
  }

  /** Returns the evidence of all runs at once, as one step: it does not depend on their order. */
  EProcess atOnce() {
    return new EProcess(new double[] {logs[logs.length - 1]});
  }

  /**
   * Finds after how many runs the e-value first reached 1/α.
   *
   * @param alpha in (0, 1)
   */
  public OptionalInt crossing(double alpha) {
    for (int run = 0; run < logs.length; run++) {
      if (logs[run] >= -Math.log(alpha)) {
        return OptionalInt.of(run + 1);
      }
    }
    return OptionalInt.empty();
  }
}
