package dev.assay.claim.assessment;

import dev.assay.statistics.Holm;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * Adjusts the p-values of all tests of one section together (Holm).
 *
 * <p>The family is the section of the report, explanations included, whatever else was selected on
 * the command line: a claim's grade does not depend on which other sections ran. Its size follows
 * from the claims and not from the data: a test that could not be done counts with p = 1. Tests in
 * favour, in part and against are three families of their own.
 */
public final class HolmFamily {
  private final double alpha;
  private final Map<TestedAssessment, PValues> adjusted = new IdentityHashMap<>();

  private HolmFamily(double alpha) {
    this.alpha = alpha;
  }

  /**
   * Adjusts the p-values of these tests.
   *
   * @param alpha level at which the adjusted p-values decide
   */
  public static HolmFamily of(List<TestedAssessment> tests, double alpha) {
    HolmFamily family = new HolmFamily(alpha);
    List<Double> inFavour = adjust(tests, test -> test.p().inFavour());
    List<Double> inPart = adjust(tests, test -> test.p().inPart());
    List<Double> against = adjust(tests, test -> test.p().against());
    for (int i = 0; i < tests.size(); i++) {
      family.adjusted.put(
          tests.get(i), new PValues(inFavour.get(i), inPart.get(i), against.get(i)));
    }
    return family;
  }

  /** Gets the level at which adjusted p-values decide. */
  public double alpha() {
    return alpha;
  }

  /** Counts the tests. */
  public int size() {
    return adjusted.size();
  }

  PValues adjusted(TestedAssessment test) {
    return Objects.requireNonNull(adjusted.get(test), "The test is not of this family.");
  }

  private static List<Double> adjust(
      List<TestedAssessment> tests, ToDoubleFunction<TestedAssessment> p) {
    return Holm.adjust(tests.stream().map(p::applyAsDouble).toList());
  }
}
