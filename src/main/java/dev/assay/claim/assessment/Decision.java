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
 * @param power advice on seeds, for an outcome of a test that is open
 * @param deciding the number on which the grade turns; empty where there is none
 * @param partial which kind of PARTIAL it is; empty for any other grade
 * @param shownBy in how many runs the pattern shows; empty where it is not counted by runs
 */
public record Decision(
    Grade grade,
    String plain,
    String numbers,
    OptionalDouble pRaw,
    OptionalDouble pAdjusted,
    Optional<PowerAdvice> power,
    Optional<Observation> deciding,
    Optional<PartialKind> partial,
    Optional<ShownBy> shownBy) {

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
        deciding,
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Returns the same numbers, which are no PARTIAL, with a grade of the same kind or another and
   * its reason.
   */
  public Decision as(
      Grade newGrade, String newPlain, String newNumbers, Optional<PowerAdvice> newPower) {
    return new Decision(
        newGrade,
        newPlain,
        newNumbers,
        pRaw,
        pAdjusted,
        newPower,
        deciding,
        Optional.empty(),
        shownBy);
  }

  /** Returns the same, PARTIAL of this kind, with advice on seeds where its size is open. */
  Decision ofKind(PartialKind kind, Optional<PowerAdvice> advice) {
    return new Decision(
        grade, plain, numbers, pRaw, pAdjusted, advice, deciding, Optional.of(kind), shownBy);
  }

  /** Says why: the plain sentences on the first line, the tests on those after it. */
  public String why() {
    return numbers.isEmpty() ? plain : plain + "\n" + numbers;
  }
}
