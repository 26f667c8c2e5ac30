package dev.assay.training.runner;

/** Says why a cluster could not be reached or could not run a trial. */
public final class ClusterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what failed and what to do. */
  public ClusterException(String message) {
    super(message);
  }

  /** Says what failed and what to do, and why. */
  public ClusterException(String message, Throwable cause) {
    super(message, cause);
  }
}
