package dev.assay.training.result;

/**
 * Where and with what a trial was trained. None of it is part of the trial's key.
 *
 * @param commit the project's commit, or {@code unknown} outside a checkout
 * @param dirty whether the checkout had uncommitted changes
 * @param finished when, ISO-8601, UTC
 * @param jdk the Java runtime
 * @param backend the ND4J version and native binary
 * @param blas the BLAS library
 * @param convolution which convolution kernels ran
 * @param cpu the processor
 * @param threads how many trials ran side by side
 * @param seconds wall time of this trial
 */
public record Provenance(
    String commit,
    boolean dirty,
    String finished,
    String jdk,
    String backend,
    String blas,
    String convolution,
    String cpu,
    int threads,
    double seconds) {

  /** Returns the commit in short, with a mark where the checkout had uncommitted changes. */
  public String shortCommit() {
    return shortened(commit) + (dirty ? "+changes" : "");
  }

  /** Returns as much of a commit as tells it from others. */
  public static String shortened(String commit) {
    return commit.substring(0, Math.min(10, commit.length()));
  }
}
