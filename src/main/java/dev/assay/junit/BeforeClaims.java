package dev.assay.junit;

import dev.assay.run.RunSettings;

/**
 * Stops a build before its claims where another run has this project's report, as a program that
 * the build starts: what Maven does next would otherwise reach into the other's results.
 */
public final class BeforeClaims {
  private BeforeClaims() {}

  /** Exits with 1 and the remedy if the project is in use or an option is not understood. */
  public static void main(String[] arguments) {
    try {
      SelectedSections.lock(RunSettings.current()).close();
    } catch (IllegalStateException | IllegalArgumentException e) {
      System.err.println("assay: " + e.getMessage());
      System.exit(1);
    }
  }
}
