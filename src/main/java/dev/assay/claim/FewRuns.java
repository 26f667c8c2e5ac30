package dev.assay.claim;

import dev.assay.claim.assessment.Assessment;
import dev.assay.claim.assessment.CompositeAssessment;
import dev.assay.claim.assessment.TestedAssessment;
import dev.assay.claim.evidence.Evidence;
import dev.assay.statistics.TypicalRun;
import dev.assay.statistics.anytime.AlphaSplit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.IntToDoubleFunction;

/**
 * At which part of α few runs are tested: fewer than {@link TypicalRun#SIGNS_FROM} at four fifths,
 * the share of a recording's planned seeds, and fewer than five at three fifths.
 *
 * <p>Few runs are tested by Student's t, which errs a little more often than it says where runs are
 * strongly skewed, a fifth of them are dead or the errors of a trend drift. At these parts, chosen
 * by simulation, it errs in at most 5% of the experiments ({@code docs/statistics.md}).
 */
final class FewRuns {
  /** Runs from which on a count can decide one claim: five that agree have p = 1/32. */
  static final int COUNTS_DECIDE = 5;

  static final double PART = AlphaSplit.STANDARD.fixed();
  static final double PART_OF_FEWEST = 0.6;

  private FewRuns() {}

  /** Reduces evidence to p-values and observations. */
  interface Reduction {
    Assessment of(Evidence evidence, double alpha);
  }

  /** Reduces evidence of a fixed number of runs, each test at its part of α. */
  static Assessment fixed(Reduction criterion, Evidence evidence, double alpha) {
    return reduced(criterion, evidence, alpha, FewRuns::part);
  }

  /** Reduces evidence of a recording's planned seeds, which have four fifths of α at most. */
  static Assessment planned(Reduction criterion, Evidence evidence, double alpha) {
    return reduced(criterion, evidence, PART * alpha, runs -> Math.min(1, part(runs) / PART));
  }

  private static double part(int runs) {
    if (runs >= TypicalRun.SIGNS_FROM) {
      return 1;
    }
    return runs >= COUNTS_DECIDE ? PART : PART_OF_FEWEST;
  }

  private static Assessment reduced(
      Reduction criterion, Evidence evidence, double alpha, IntToDoubleFunction part) {
    Map<Double, Assessment> atPart = new HashMap<>();
    return joined(
        share -> atPart.computeIfAbsent(share, any -> criterion.of(evidence, share * alpha)), part);
  }

  /** Exchanges each test for the same at its part of α. */
  private static Assessment joined(DoubleFunction<Assessment> at, IntToDoubleFunction part) {
    Assessment whole = at.apply(1);
    if (whole instanceof TestedAssessment all) {
      double share = part.applyAsDouble(all.fewest());
      return share < 1 ? all.testedAt(share, (TestedAssessment) at.apply(share)) : all;
    }
    if (whole instanceof CompositeAssessment all) {
      return all.withParts(
          i -> joined(share -> ((CompositeAssessment) at.apply(share)).parts().get(i), part));
    }
    return whole;
  }

  /** Says at which part of α so many runs are tested, for readers; empty if at all of it. */
  static Optional<String> text(int runs) {
    return runs < TypicalRun.SIGNS_FROM
        ? Optional.of(
            String.format(
                Locale.ENGLISH,
                "Few runs are tested at a part of α, here at %s of it: each p is divided by that.",
                name(runs)))
        : Optional.empty();
  }

  /** Names the part of α at which so many planned runs are tested. */
  static String name(int runs) {
    return runs < COUNTS_DECIDE ? "three fifths" : "four fifths";
  }

  /** Writes what a criterion's digest has of it. */
  static String canonical(double alpha) {
    return String.format(
        Locale.ENGLISH,
        "alpha %s, %s of it below %d runs, %s below %d",
        alpha,
        PART,
        TypicalRun.SIGNS_FROM,
        PART_OF_FEWEST,
        COUNTS_DECIDE);
  }
}
