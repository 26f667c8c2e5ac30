package dev.assay.claim;

import dev.assay.claim.assessment.Grade;
import dev.assay.claim.assessment.PowerAdvice;
import dev.assay.claim.evidence.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The verdicts of a section from one interim analysis to the next while seeds are added.
 *
 * <p>A claim keeps the verdict of the first interim analysis that decides it, and otherwise has
 * that of the last analysis; so does its explanation, by itself. All claims stay in the family of
 * every interim analysis, so that its size does not depend on the data.
 *
 * <p>Seeds are worth adding while a claim or an explanation is INCONCLUSIVE and seeds are what it
 * lacks: not where only the report's budget decides, where seeds without a value keep everything
 * open, where it is ILL_POSED or was not run, or where what it reads did not grow with the last
 * seeds.
 *
 * @param verdicts how each claim stands after the interim analyses made so far
 * @param open claims that further seeds can decide
 */
public record SequentialVerdicts(List<Verdict> verdicts, List<String> open) {

  /** Copies the lists. */
  public SequentialVerdicts {
    verdicts = List.copyOf(verdicts);
    open = List.copyOf(open);
  }

  /** Starts with the first interim analysis. */
  public static SequentialVerdicts first(List<Verdict> analysis) {
    return new SequentialVerdicts(
        analysis,
        analysis.stream()
            .filter(
                verdict ->
                    waits(verdict.grade(), verdict.power())
                        || verdict
                            .explanation()
                            .filter(said -> waits(said.grade(), said.power()))
                            .isPresent())
            .map(verdict -> verdict.claim().id())
            .toList());
  }

  /**
   * Goes on with the next interim analysis.
   *
   * @param analysis verdicts on the same claims in the same order, from more seeds
   * @throws IllegalArgumentException if the claims are others
   */
  public SequentialVerdicts then(List<Verdict> analysis) {
    List<Verdict> merged = new ArrayList<>();
    List<String> stillOpen = new ArrayList<>();
    if (!analysis.stream().map(Verdict::claim).toList().equals(claims())) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH, "The next interim analysis judges other claims than %s.", claims()));
    }
    for (int i = 0; i < analysis.size(); i++) {
      Verdict before = verdicts.get(i);
      Verdict now = analysis.get(i);
      boolean figureOpen =
          !before.grade().isDecided()
              && waits(now.grade(), now.power())
              && grew(before.observations(), now.observations());
      Optional<ExplanationVerdict> explained = explanation(before, now);
      boolean explanationOpen =
          explained.filter(said -> waits(said.grade(), said.power())).isPresent()
              && grew(observed(before), observed(now));
      merged.add((before.grade().isDecided() ? before : now).withExplanation(explained));
      if (figureOpen || explanationOpen) {
        stillOpen.add(now.claim().id());
      }
    }
    return new SequentialVerdicts(merged, stillOpen);
  }

  private List<Claim> claims() {
    return verdicts.stream().map(Verdict::claim).toList();
  }

  /** A claim that stays refuted leaves nothing to explain, whatever its figure is by now. */
  private static Optional<ExplanationVerdict> explanation(Verdict before, Verdict now) {
    return before
        .explanation()
        .filter(said -> said.grade().isDecided() || before.grade() == Grade.REFUTED)
        .or(now::explanation);
  }

  private static boolean waits(Grade grade, Optional<PowerAdvice> power) {
    return grade == Grade.INCONCLUSIVE && power.filter(PowerAdvice::seedsCanDecide).isPresent();
  }

  private static List<Observation> observed(Verdict verdict) {
    return verdict.explanation().map(ExplanationVerdict::observations).orElse(List.of());
  }

  private static boolean grew(List<Observation> before, List<Observation> now) {
    return seeds(now) > seeds(before);
  }

  private static int seeds(List<Observation> observations) {
    return observations.stream().mapToInt(Observation::n).sum();
  }
}
