package dev.assay.claim.settings;

import dev.assay.claim.evidence.Text;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Reads a report's settings as arithmetic, before anything is trained. */
public final class SettingsArithmetic {
  private SettingsArithmetic() {}

  /**
   * Bounds the mean cross entropy from below by the accuracy: a misclassified example gives its
   * class at most ½, so it costs at least ln 2.
   *
   * @param accuracy in [0, 1]
   * @return (1 − accuracy) · ln 2, in nats
   */
  public static double leastCrossEntropy(double accuracy) {
    if (!(accuracy >= 0 && accuracy <= 1)) {
      throw new IllegalArgumentException(
          String.format(Locale.ENGLISH, "An accuracy of %s is outside [0, 1].", accuracy));
    }
    return (1 - accuracy) * Math.log(2);
  }

  /**
   * Checks that a grid reaches far enough beyond the place a claim speaks of.
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
                String.format(
                    Locale.ENGLISH,
                    "Of the grid's %d values of %s, %d %s beyond %s; the claim needs %d to show what happens there.",
                    grid.size(),
                    name,
                    beyond,
                    beyond == 1 ? "lies" : "lie",
                    Text.number(place),
                    needed)));
  }

  /**
   * States that two statements of the report exclude each other.
   *
   * @param first one statement
   * @param second the other
   * @param because the arithmetic that excludes them
   */
  public static Finding contradiction(String first, String second, String because) {
    return Finding.makesIllPosed(
        String.format(
            Locale.ENGLISH, "\"%s\" and \"%s\" exclude each other: %s", first, second, because));
  }
}
