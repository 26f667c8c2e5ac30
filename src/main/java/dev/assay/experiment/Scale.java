package dev.assay.experiment;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How much training a run is given. */
public enum Scale {
  /** Every experiment end to end on a sliver: shows that the machinery works and grades nothing. */
  SMOKE,
  /** Every claim on a cut-down budget with several seeds. */
  QUICK,
  /** The report's own settings with several seeds. */
  FULL;

  /** Returns the scale of the given name, or throws naming the value and the known ones. */
  public static Scale parse(String name) {
    return Arrays.stream(values())
        .filter(scale -> scale.label().equals(name.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        Locale.ENGLISH,
                        "assay.scale is '%s': give one of %s",
                        name,
                        Arrays.stream(values())
                            .map(Scale::label)
                            .collect(Collectors.joining(", ")))));
  }

  /** Returns the name as the command line has it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the choice for this scale. */
  public <T> T choose(T smoke, T quick, T full) {
    return switch (this) {
      case SMOKE -> smoke;
      case QUICK -> quick;
      case FULL -> full;
    };
  }
}
