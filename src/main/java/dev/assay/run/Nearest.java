package dev.assay.run;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds what somebody who mistyped a name probably meant. */
public final class Nearest {
  private Nearest() {}

  /**
   * Returns the name with the fewest letters to change, add or leave out.
   *
   * @throws IllegalArgumentException if there is no name
   */
  public static String of(String typed, Collection<String> names) {
    return names.stream()
        .min(Comparator.comparingInt(name -> distance(typed, name)))
        .orElseThrow(() -> new IllegalArgumentException("There is no name to compare with."));
  }

  /** Levenshtein's distance, whatever the case. */
  private static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] next = new int[b.length() + 1];
      next[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        next[j] = Math.min(changed, Math.min(last[j], next[j - 1]) + 1);
      }
      last = next;
    }
    return last[b.length()];
  }
}
