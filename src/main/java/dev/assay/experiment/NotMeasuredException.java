package dev.assay.experiment;

import java.util.Locale;

/** Thrown by what reads a metric where a run has no such number; its message is the reason. */
public final class NotMeasuredException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Creates the exception with the reason that readers are given for the missing number. */
  public NotMeasuredException(String reason) {
    super(reason);
  }

  /**
   * Creates the exception with a reason that has numbers in it.
   *
   * @param format as {@link String#format} takes it; numbers are written as English has them
   */
  public NotMeasuredException(String format, Object... values) {
    super(String.format(Locale.ENGLISH, format, values));
  }
}
