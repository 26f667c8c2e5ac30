package dev.assay.claim;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Read a report's settings as arithmetic, before anything is trained. */
public final class SettingsArithmetic {
  private SettingsArithmetic() {}

  /**
   * Count the optimizer steps of one epoch, the last smaller batch included.
   *
   * @throws IllegalArgumentException if a number is not positive
   */
  public static long stepsPerEpoch(long examples, long batchSize) {
    requirePositive("examples", examples);
    requirePositive("batch size", batchSize);
    return (examples + batchSize - 1) / batchSize;
  }

  /**
   * Compute how often each example is seen in a fixed number of steps.
   *
   * @throws IllegalArgumentException if a number is not positive
   */
  public static double epochsAtFixedSteps(long steps, long batchSize, long examples) {
    requirePositive("steps", steps);
    requirePositive("batch size", batchSize);
    requirePositive("examples", examples);
    return (double) steps * batchSize / examples;
  }

  /**
   * Bound the mean cross entropy from below by the accuracy: a misclassified example gives its
   * class at most ½, so it costs at least ln 2.
   *
   * @param accuracy in [0, 1]
   * @return (1 − accuracy) · ln 2, in nats
   */
  public static double leastCrossEntropy(double accuracy) {
    if (!(accuracy >= 0 && accuracy <= 1)) {
      throw new IllegalArgumentException(
          "An accuracy of %s is outside [0, 1].".formatted(accuracy));
    }
    return (1 - accuracy) * Math.log(2);
  }

  /**
   * Check that a grid reaches far enough beyond the place a claim speaks of.
   *
   * @param name what the grid is over, for example {@code parameter count}
   * @param grid places measured
   * @param place place the claim speaks of
   * @param needed places needed beyond it
   * @return a finding that makes the claim ill-posed, or empty if the grid suffices
   */
  public static Optional<Finding> coverage(
      String name, Collection<Double> grid, double place, int needed) {
    long beyond = grid.stream().filter(x -> x > place).distinct().count();
    return beyond >= needed
        ? Optional.empty()
        : Optional.of(
            Finding.makesIllPosed(
                "Of the grid's %d values of %s, %d lie(s) beyond %s; the claim needs %d to show what happens there."
                    .formatted(grid.size(), name, beyond, Text.number(place), needed)));
  }

  /**
   * Name every factor but the intended one in which arms differ.
   *
   * @param intended the factor the claim speaks of
   * @param arms settings by arm: factor to value
   * @return a note naming them with their values, or empty if the arms differ in nothing else
   */
  public static Optional<Finding> confounders(
      String intended, Map<String, Map<String, String>> arms) {
    Set<String> factors = new LinkedHashSet<>();
    arms.values().forEach(arm -> factors.addAll(new TreeMap<>(arm).keySet()));
    List<String> differing =
        factors.stream()
            .filter(factor -> !factor.equals(intended))
            .filter(
                factor ->
                    arms.values().stream()
                            .map(arm -> arm.getOrDefault(factor, "unstated"))
                            .distinct()
                            .count()
                        > 1)
            .map(
                factor ->
                    arms.entrySet().stream()
                        .map(
                            arm ->
                                arm.getKey()
                                    + " "
                                    + arm.getValue().getOrDefault(factor, "unstated"))
                        .collect(Collectors.joining(", ", factor + " (", ")")))
            .toList();
    return differing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.note(
                "The arms differ in more than %s: %s."
                    .formatted(intended, String.join("; ", differing))));
  }

  /**
   * State that two statements of the report exclude each other.
   *
   * @param first one statement
   * @param second the other
   * @param because the arithmetic that excludes them
   */
  public static Finding contradiction(String first, String second, String because) {
    return Finding.makesIllPosed(
        "\"%s\" and \"%s\" exclude each other: %s".formatted(first, second, because));
  }

  private static void requirePositive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(
          "%d %s: a positive number is needed.".formatted(value, name));
    }
  }
}
