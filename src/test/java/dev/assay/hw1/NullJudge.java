package dev.assay.hw1;

import dev.assay.claim.Claim;
import dev.assay.claim.assessment.Grade;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.evidence.Evidence;
import dev.assay.contract.NullRules;
import dev.assay.experiment.Experiment;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** Judges claims on fabricated evidence, for tests of what no null may reproduce. */
public final class NullJudge {
  /** Sets of seeds that a null is tried on. */
  public static final int SETS = 40;

  /** A rate of 5% gives more than 6 of 40 three times in a thousand. */
  public static final int MOST = 6;

  private NullJudge() {}

  /** Returns each claim's grade, as if the runs had the report's budget. */
  public static Map<String, Grade> grades(List<Claim> claims, Evidence evidence, int seeds) {
    return NullRules.grades(claims, evidence, LongStream.rangeClosed(1, seeds).boxed().toList());
  }

  /** Returns in how many sets of seeds each claim has a grade. */
  public static Map<String, Integer> count(
      List<Claim> claims, Grade grade, int seeds, LongFunction<Evidence> evidence) {
    Map<String, Integer> counts = new HashMap<>();
    claims.forEach(claim -> counts.put(claim.id(), 0));
    for (long set = 0; set < SETS; set++) {
      grades(claims, evidence.apply(set), seeds)
          .forEach((id, found) -> counts.merge(id, found == grade ? 1 : 0, Integer::sum));
    }
    return counts;
  }

  /**
   * Returns in how many sets of seeds each of some claims is REPRODUCED on made-up runs: each by
   * itself, its bar to the full budget lifted and without its section's controls.
   *
   * @param made makes a run; the generator depends on the set and on the trial's initial weights,
   *     which trials of one seed share unless they say otherwise
   */
  public static Map<String, Integer> reproduced(
      Experiment experiment,
      List<Claim> claims,
      BiFunction<Trial, SplittableRandom, TrialResult> made) {
    int seeds = experiment.decidingSeeds();
    List<Long> all = LongStream.rangeClosed(1, seeds).boxed().toList();
    Map<String, Integer> counts = new HashMap<>();
    for (int set = 0; set < SETS; set++) {
      long mixed = 7919L * set;
      Evidence evidence =
          Fabricated.findings(
                  experiment,
                  all,
                  trial ->
                      made.apply(trial, new SplittableRandom(mixed + 104_729 * trial.initSeed())))
              .evidence();
      for (Claim claim : claims) {
        boolean again = grades(List.of(claim), evidence, seeds).containsValue(Grade.REPRODUCED);
        counts.merge(claim.id(), again ? 1 : 0, Integer::sum);
      }
    }
    return counts;
  }

  /** Returns the same of one claim. */
  public static int reproduced(
      Experiment experiment, Claim claim, BiFunction<Trial, SplittableRandom, TrialResult> made) {
    return reproduced(experiment, List.of(claim), made).get(claim.id());
  }

  /** Returns a claim of an experiment. */
  public static Claim claim(Experiment experiment, String id) {
    return experiment.claims().stream()
        .filter(claim -> claim.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** Returns a claim under other criteria than its own: those of before, or a part of them. */
  public static Claim judgedBy(String section, String id, Criterion first, Criterion... more) {
    return Claim.of(id, section)
        .statement("as judged here")
        .where(section, "as judged here")
        .criterion(first, more)
        .build();
  }
}
