package dev.assay.claim;

import dev.assay.claim.assessment.Assessment;
import dev.assay.claim.assessment.CompositeAssessment;
import dev.assay.claim.assessment.Grade;
import dev.assay.claim.assessment.HolmFamily;
import dev.assay.claim.criterion.AllOf;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.criterion.MovableThreshold;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Finds how far a threshold can be moved before the grade changes, by judging the claim again with
 * others in its place: same measurements, same α, same other tests in the section's family.
 *
 * <p>Grades follow each other in one order as a threshold moves, so the values with the same grade
 * are an interval, and bisection finds its ends to four digits. It describes a verdict and moves
 * none.
 */
public final class ThresholdRanges {
  private static final double FIRST_STEP = 1.0 / 64;
  private static final int DOUBLINGS = 40;
  private static final double DIGITS = 1e-4;

  private final List<Verdict> section;
  private final List<Assessed> assessed;

  private ThresholdRanges(List<Verdict> section) {
    this.section = section;
    assessed = section.stream().map(Assessed::of).toList();
  }

  /** A claim's figure, if its criterion can be tested here, and its explanation. */
  private record Assessed(Optional<Assessment> figure, Optional<Assessment> explanation) {
    static Assessed of(Verdict verdict) {
      return new Assessed(
          tests(verdict, verdict.claim().criterion()),
          verdict.claim().explanation().flatMap(said -> tests(verdict, said.criterion())));
    }

    private static Optional<Assessment> tests(Verdict verdict, Criterion criterion) {
      return verdict.evidence().hasAll(criterion.needs())
              && verdict.controls().stream().allMatch(ControlResult::held)
          ? Optional.of(verdict.setting().test(criterion, verdict.evidence()))
          : Optional.empty();
    }
  }

  /** Attaches its ranges to each verdict of one section. */
  public static List<Verdict> attach(List<Verdict> section) {
    ThresholdRanges ranges = new ThresholdRanges(section);
    // Each judges its claim dozens of times, and none knows of another.
    return IntStream.range(0, section.size())
        .parallel()
        .mapToObj(i -> section.get(i).withRanges(ranges.of(i)))
        .toList();
  }

  private List<ThresholdRange> of(int place) {
    Verdict verdict = section.get(place);
    Criterion criterion = verdict.claim().criterion();
    Optional<Assessment> figure = assessed.get(place).figure();
    // Where the grade is not the criterion's, moving a threshold shows nothing.
    if (figure.isEmpty() || grade(place, figure.get()) != verdict.shown()) {
      return List.of();
    }
    if (!(criterion instanceof AllOf all && figure.get() instanceof CompositeAssessment whole)) {
      return criterion.threshold().stream()
          .map(threshold -> range(place, criterion, threshold, UnaryOperator.identity()))
          .toList();
    }
    List<ThresholdRange> ranges = new ArrayList<>();
    for (int i = 0; i < all.parts().size(); i++) {
      int part = i;
      all.parts()
          .get(i)
          .threshold()
          .map(
              threshold ->
                  range(
                      place,
                      all.parts().get(part),
                      threshold,
                      // The other parts stay as they are, and so do their tests.
                      moved -> whole.withParts(j -> j == part ? moved : whole.parts().get(j))))
          .ifPresent(ranges::add);
    }
    return ranges;
  }

  private Grade grade(int place, Assessment moved) {
    Verdict verdict = section.get(place);
    double alpha = verdict.setting().alpha();
    boolean decided = Judge.counts(verdict.claim(), verdict.setting());
    List<HolmFamily.Member> family = new ArrayList<>();
    boolean posed = false;
    for (int i = 0; i < section.size(); i++) {
      Claim other = section.get(i).claim();
      Optional<Assessment> own = i == place ? Optional.of(moved) : assessed.get(i).figure();
      if (own.isPresent() && (!decided || Judge.counts(other, verdict.setting()))) {
        HolmFamily.Member member = Judge.member(other, own.get(), assessed.get(i).explanation());
        family.add(member);
        posed |= i == place && member.figure() == moved;
      }
    }
    return posed ? moved.grade(HolmFamily.of(family, alpha)) : Grade.NOT_RUN;
  }

  private ThresholdRange range(
      int place, Criterion part, MovableThreshold threshold, UnaryOperator<Assessment> whole) {
    Verdict verdict = section.get(place);
    Grade grade = verdict.shown();
    DoublePredicate same =
        value ->
            grade(
                    place,
                    whole.apply(
                        verdict.setting().test(threshold.at().apply(value), verdict.evidence())))
                == grade;
    return new ThresholdRange(
        part.label(),
        threshold.name(),
        threshold.unit(),
        threshold.value(),
        end(threshold.value(), threshold.least(), -1, same),
        end(threshold.value(), threshold.most(), 1, same),
        grade,
        verdict.wouldBe().isEmpty());
  }

  /** Walks out in doubling steps until the grade is another one, then bisects. */
  private static OptionalDouble end(double claimed, double limit, int sign, DoublePredicate same) {
    double inside = claimed;
    double step = FIRST_STEP * Math.max(Math.abs(claimed), DIGITS);
    for (int i = 0; i < DOUBLINGS; i++, step *= 2) {
      double next = sign > 0 ? Math.min(limit, claimed + step) : Math.max(limit, claimed - step);
      if (!same.test(next)) {
        return OptionalDouble.of(bisected(inside, next, same));
      }
      inside = next;
      if (next == limit) {
        break;
      }
    }
    return OptionalDouble.empty();
  }

  private static double bisected(double same, double other, DoublePredicate holds) {
    double inside = same;
    double outside = other;
    while (Math.abs(outside - inside) > DIGITS * Math.max(Math.abs(inside), DIGITS)) {
      double middle = (inside + outside) / 2;
      if (holds.test(middle)) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return inside;
  }
}
