package dev.assay.hw1;

import dev.assay.claim.Claim;
import dev.assay.claim.Judge;
import dev.assay.claim.Setting;
import dev.assay.claim.assessment.Grade;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Scale;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.stream.LongStream;

/** Claims judged on made-up runs without their effect, over repeated sets of seeds. */
public final class NullRuns {
  /** A rate of 5% gives more than 12 in 100 sets of seeds twice in a thousand claims. */
  public static final int MOST = 12;

  private static final int SETS = 100;

  private NullRuns() {}

  /**
   * Returns in how many of 100 sets of seeds a claim is REPRODUCED, its bar to the full budget
   * lifted and without its section's controls.
   *
   * @param made makes a run; the generator depends on the set and on the trial's initial weights,
   *     which trials of one seed share unless they say otherwise
   */
  public static int reproduced(
      Experiment experiment, Claim claim, BiFunction<Trial, SplittableRandom, TrialResult> made) {
    int count = 0;
    List<Long> seeds = LongStream.rangeClosed(1, experiment.seeds(Scale.QUICK)).boxed().toList();
    Setting setting = new Setting("none", "null", seeds, 0.05, true, true, "none");
    for (int set = 0; set < SETS; set++) {
      long mixed = 7919L * set;
      Grade grade =
          Judge.judge(
                  List.of(claim),
                  Fabricated.findings(
                          experiment,
                          seeds,
                          trial ->
                              made.apply(
                                  trial, new SplittableRandom(mixed + 104_729 * trial.initSeed())))
                      .evidence(),
                  Map.of(),
                  setting)
              .get(0)
              .grade();
      count += grade == Grade.REPRODUCED ? 1 : 0;
    }
    return count;
  }

  /** Returns a claim of an experiment. */
  public static Claim claim(Experiment experiment, String id) {
    return experiment.claims().stream()
        .filter(claim -> claim.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
