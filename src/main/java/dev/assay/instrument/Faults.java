package dev.assay.instrument;

import java.util.Locale;
import java.util.Optional;

/** Keeps the first thing that an implementation gets wrong. */
public final class Faults {
  private Optional<String> first = Optional.empty();

  /** Compares a number with the right one; NaN is never right. */
  public void near(String what, double found, double right, double tolerance) {
    if (!(Math.abs(found - right) <= tolerance)) {
      note(String.format(Locale.ENGLISH, "%s is %.6g where %.6g is right", what, found, right));
    }
  }

  /** Compares a number with the right one up to a share of it. */
  public void within(double share, String what, double found, double right) {
    near(what, found, right, share * Math.abs(right));
  }

  /** Compares numbers one by one. */
  public void near(String what, double[] found, double[] right, double tolerance) {
    holds(
        what + String.format(Locale.ENGLISH, " has %d numbers", found.length),
        found.length == right.length);
    for (int i = 0; i < right.length && i < found.length; i++) {
      near(what + ", number " + (i + 1), found[i], right[i], tolerance);
    }
  }

  /** Notes a fault unless a condition holds. */
  public void holds(String otherwise, boolean condition) {
    if (!condition) {
      note(otherwise);
    }
  }

  private void note(String fault) {
    if (first.isEmpty()) {
      first = Optional.of(fault);
    }
  }

  /** Returns the first fault, if there was any. */
  Optional<String> first() {
    return first;
  }
}
