package dev.assay.contract;

import java.util.Locale;

/**
 * One way in which a report does not keep a rule.
 *
 * @param where the section or claim
 * @param what what is wrong, with the values
 * @param remedy what mends it
 */
public record Breach(String where, String what, String remedy) {
  /** Returns what is wrong and its remedy, in one line. */
  public String text() {
    return String.format(Locale.ENGLISH, "%s: %s. Remedy: %s.", where, what, remedy);
  }
}
