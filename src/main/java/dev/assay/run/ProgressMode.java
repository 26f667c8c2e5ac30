package dev.assay.run;

import java.util.Arrays;
import java.util.Locale;

/** How a run shows how far it is. */
public enum ProgressMode {
  /** A live bar where there is a terminal, else a plain line for each finished trial. */
  AUTO,
  /** A plain line for each finished trial. */
  PLAIN,
  /** Nothing. */
  OFF;

  static ProgressMode parse(String name) {
    return Arrays.stream(values())
        .filter(mode -> mode.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        Locale.ENGLISH, "assay.progress is '%s': give auto, plain or off", name)));
  }
}
