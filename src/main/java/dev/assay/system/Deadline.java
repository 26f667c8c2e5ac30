package dev.assay.system;

import java.time.Duration;

/** Ends this process if it takes too long, for programs that nobody else watches. */
public final class Deadline {
  /** The exit value of a process that was ended, as that of {@code timeout}. */
  public static final int TOO_LATE = 124;

  private Deadline() {}

  /**
   * Ends this process at once, saying why, unless it has ended before.
   *
   * @param limit how long it may still take
   * @param message what is then said on the standard error
   */
  public static void in(Duration limit, String message) {
    Thread guard =
        new Thread(
            () -> {
              try {
                Thread.sleep(limit.toMillis());
              } catch (InterruptedException e) {
                return;
              }
              System.err.println(message);
              Runtime.getRuntime().halt(TOO_LATE);
            },
            "assay-deadline");
    guard.setDaemon(true);
    guard.start();
  }
}
