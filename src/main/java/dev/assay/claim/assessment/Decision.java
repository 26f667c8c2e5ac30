package dev.assay.claim.assessment;

import dev.assay.claim.evidence.Observation;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a criterion decided, and why.
 *
 * @param grade the grade
 * @param plain the reason in one or two plain sentences
 * @param numbers the test behind it, a line each; empty where nothing was tested
 * @param pRaw p-value of the deciding test before Holm; empty where nothing was tested
 * @param pAdjusted the same after Holm
 * @param power advice on seeds, for an inconclusive outcome of a test
 * @param deciding the number on which the grade turns; empty where there is none
 */
public record Decision(
    Grade grade,
    String plain,
    String numbers,
    OptionalDouble pRaw,
    OptionalDouble pAdjusted,
    Optional<PowerAdvice> power,
    Optional<Observation> deciding) {

  public static Decision untested(Grade grade, String plain) {
    return untested(grade, plain, Optional.empty());
  }

  public static Decision untested(Grade grade, String plain, Optional<Observation> deciding) {
    return new Decision(
        grade,
        plain,
        "",
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        Optional.empty(),
        deciding);
  }

  /** Says why: the plain sentences on the first line, the tests on those after it. */
  public String why() {
    return numbers.isEmpty() ? plain : plain + "\n" + numbers;
  }
}
