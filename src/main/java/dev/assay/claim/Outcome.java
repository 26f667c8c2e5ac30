package dev.assay.claim;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * State what a criterion decided, and why.
 *
 * @param grade the grade
 * @param why one or more sentences with the numbers that led to it
 * @param pRaw p-value of the deciding test before Holm; empty where nothing was tested
 * @param pAdjusted the same after Holm
 * @param power advice on seeds, for an inconclusive outcome of a test
 */
public record Outcome(
    Grade grade,
    String why,
    OptionalDouble pRaw,
    OptionalDouble pAdjusted,
    Optional<PowerAdvice> power) {

  static Outcome untested(Grade grade, String why) {
    return new Outcome(
        grade, why, OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());
  }
}
