package dev.assay.training.result;

/**
 * Where and with what a trial was trained. None of it is part of the trial's key.
 *
 * @param commit the project's commit, or {@code unknown} outside a checkout
 * @param changes whether the checkout had uncommitted changes
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
    Changes changes,
    String finished,
    String jdk,
    String backend,
    String blas,
    String convolution,
    String cpu,
    int threads,
    double seconds) {

  /** What stands for a commit that is not known. */
  public static final String UNKNOWN = "unknown";

  /** Describes a result from a checkout whose state was known. */
  public Provenance(
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
    this(
        commit,
        dirty ? Changes.SOME : Changes.NONE,
        finished,
        jdk,
        backend,
        blas,
        convolution,
        cpu,
        threads,
        seconds);
  }

  /** Tells whether the checkout had uncommitted changes, or may have had. */
  public boolean dirty() {
    return changes != Changes.NONE;
  }

  /**
   * Returns the commit in short, with a mark where the checkout had uncommitted changes or could
   * not be asked; an unknown commit needs none.
   */
  public String shortCommit() {
    return commit.equals(UNKNOWN) ? commit : shortened(commit) + changes.mark();
  }

  /** Returns as much of a commit as tells it from others. */
  public static String shortened(String commit) {
    return commit.substring(0, Math.min(10, commit.length()));
  }
}
