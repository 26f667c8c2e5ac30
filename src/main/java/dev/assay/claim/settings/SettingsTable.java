package dev.assay.claim.settings;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The arms of an experiment side by side, with the report's own settings.
 *
 * @param factor what the report means to vary, for example {@code batch size}; empty where it
 *     compares nothing
 * @param moves the settings that vary with it by definition
 * @param arms the arms, in the report's order
 */
public record SettingsTable(String factor, Set<Quantity> moves, List<ArmSettings> arms) {
  /** More arms than this are shown by their ends. */
  private static final int SPELT_OUT = 4;

  /**
   * Copies the collections.
   *
   * @throws IllegalArgumentException if there is no arm, or several and no factor to compare
   */
  public SettingsTable {
    moves = Set.copyOf(moves);
    arms = List.copyOf(arms);
    if (arms.isEmpty() || arms.size() > 1 && factor.isBlank()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "%d arms and the factor \"%s\": give at least one arm, and a factor if there are more.",
              arms.size(),
              factor));
    }
  }

  /** Lists the settings that are not the factor and yet differ between arms. */
  public Set<Quantity> differing() {
    return Arrays.stream(Quantity.values())
        .filter(Quantity::confounds)
        .filter(quantity -> !moves.contains(quantity))
        .filter(quantity -> arms.stream().map(arm -> arm.text(quantity)).distinct().count() > 1)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Quantity.class)));
  }

  /** Names every setting but the factor in which arms differ, with its values; empty if none. */
  public Optional<Finding> confounders() {
    Set<Quantity> differing = differing();
    return differing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.note(
                String.format(
                    Locale.ENGLISH,
                    "By the report's settings the arms differ in more than %s: %s.",
                    factor,
                    differing.stream().map(this::values).collect(Collectors.joining("; ")))));
  }

  /** States for each arm whose parameters the report miscounts that its statements contradict. */
  public List<Finding> contradictions() {
    return arms.stream()
        .filter(ArmSettings::misstated)
        .map(
            arm ->
                SettingsArithmetic.contradiction(
                    arm.network(),
                    String.format(
                        Locale.ENGLISH,
                        "%s parameters",
                        ArmSettings.whole(arm.stated().getAsLong())),
                    String.format(
                        Locale.ENGLISH, "these widths have %s.", arm.text(Quantity.PARAMETERS))))
        .map(Finding::asNote)
        .toList();
  }

  private String values(Quantity quantity) {
    List<ArmSettings> shown =
        arms.size() <= SPELT_OUT ? arms : List.of(arms.get(0), arms.get(arms.size() - 1));
    String values =
        shown.stream()
            .map(arm -> String.format(Locale.ENGLISH, "%s: %s", arm.arm(), arm.text(quantity)))
            .collect(Collectors.joining(shown.size() < arms.size() ? " to " : ", "));
    return String.format(Locale.ENGLISH, "%s (%s%s)", quantity.label(), values, ratio(quantity));
  }

  /** Writes how many times the largest value is the smallest, where that says anything. */
  private String ratio(Quantity quantity) {
    DoubleSummaryStatistics numbers =
        arms.stream().flatMapToDouble(arm -> arm.number(quantity).stream()).summaryStatistics();
    return numbers.getCount() > 0 && numbers.getMin() > 0
        ? String.format(Locale.ROOT, "; a factor of %.1f", numbers.getMax() / numbers.getMin())
        : "";
  }
}
