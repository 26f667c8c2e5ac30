package dev.assay.claim;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an instrument's self-check found in one run.
 *
 * @param instrument the instrument's name
 * @param fault what the implementation in use gets wrong, if anything
 * @param caught the mistakes that the check caught
 * @param missed those it did not
 */
public record Calibration(
    String instrument, Optional<String> fault, List<String> caught, List<String> missed) {

  /** Copies the lists. */
  public Calibration {
    caught = List.copyOf(caught);
    missed = List.copyOf(missed);
  }

  /** Tells whether what the instrument measured may be graded. */
  public boolean passed() {
    return fault.isEmpty() && missed.isEmpty();
  }

  /** Returns why it did not pass, as a sentence; empty if it passed. */
  public Optional<String> failure() {
    if (fault.isPresent()) {
      return Optional.of(
          String.format(
              Locale.ENGLISH,
              "The instrument \"%s\" did not pass its calibration: its self-check failed, as %s.",
              instrument,
              fault.get()));
    }
    return missed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ENGLISH,
                "The instrument \"%s\" did not pass its calibration: its self-check misses the mutant \"%s\".",
                instrument,
                String.join("\" and the mutant \"", missed)));
  }
}
