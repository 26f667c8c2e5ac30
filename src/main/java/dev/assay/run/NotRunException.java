package dev.assay.run;

import java.util.Locale;

/** Says of a section that it could not be run, with the first cause and its remedy. */
public final class NotRunException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String why;

  NotRunException(String section, Throwable cause) {
    this(section, "The experiment could not be run: " + FirstCause.of(cause), cause);
  }

  private NotRunException(String section, String why, Throwable cause) {
    super(String.format(Locale.ENGLISH, "%s: %s", section, why), cause);
    this.why = why;
  }

  /** Returns the first cause and its remedy. */
  public String why() {
    return why;
  }

  /** Adds what failed while this was reported, unless it is the same failure again. */
  void also(Throwable other) {
    if (other != this && other != getCause()) {
      addSuppressed(other);
    }
  }
}
