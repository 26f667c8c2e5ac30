package dev.assay.experiment;

/** Thrown by what reads a metric where a run has no such number; its message is the reason. */
public final class NotMeasuredException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Creates the exception with the reason that readers are given for the missing number. */
  public NotMeasuredException(String reason) {
    super(reason);
  }
}
