package dev.assay.hw1.interpolation;

import static dev.assay.hw1.NullJudge.claim;
import static dev.assay.hw1.NullJudge.judgedBy;
import static dev.assay.hw1.interpolation.InterpolationMetrics.TEST_ACCURACY;
import static dev.assay.hw1.interpolation.InterpolationMetricsTest.result;
import static dev.assay.hw1.interpolation.InterpolationMetricsTest.solution;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.Claim;
import dev.assay.claim.criterion.AllOf;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.criterion.Level;
import dev.assay.experiment.Experiment;
import dev.assay.hw1.NullJudge;
import dev.assay.junit.ClaimFile;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** The line between solutions of which the claims hold, and between networks of which none does. */
class InterpolationNullIT {
  private static final Experiment LINE = ClaimFile.experiment(InterpolationClaimsIT.class);

  @Test
  void isReproducedBySolutionsThatCollapse() {
    assertThat(NullJudge.reproduced(LINE, claim(LINE, "I3"), collapsing()))
        .isEqualTo(NullJudge.SETS);
    assertThat(
            NullJudge.reproduced(
                LINE,
                claim(LINE, "I4"),
                (trial, random) ->
                    solution(
                        trial,
                        0.95,
                        0.1,
                        trial.batchSize() == 64 ? 1 + random.nextDouble() : 4,
                        (trial.batchSize() == 64 ? 0.99 : 0.98) + 0.001 * random.nextDouble())))
        .isEqualTo(NullJudge.SETS);
  }

  private static BiFunction<Trial, SplittableRandom, TrialResult> collapsing() {
    return (trial, random) ->
        solution(
            trial, 0.95 + 0.02 * random.nextDouble(), 0.1 + 0.1 * random.nextDouble(), 2, 0.98);
  }

  /** Weights that grow along the line raise the loss and leave accuracy at chance. */
  @Test
  void isNotReproducedByNetworksThatNeverTrained() {
    assertThat(NullJudge.reproduced(LINE, LINE.claims(), InterpolationNullIT::untrained).values())
        .allMatch(often -> often <= NullJudge.MOST);
  }

  /** What I3 asked before it had a condition, on the same networks: so the test above can fail. */
  @Test
  void wasReproducedByThemBefore() {
    Criterion now = claim(LINE, "I3").criterion();
    List<Criterion> parts = ((AllOf) now).parts();
    Claim before =
        judgedBy(
            "HW1-3 §3",
            "I3",
            parts.get(1),
            parts.get(2),
            Level.atMost(TEST_ACCURACY.name(), "α = -1.00", 0.5).tolerating(0.2),
            Level.atMost(TEST_ACCURACY.name(), "α = 2.00", 0.5).tolerating(0.2));
    assertThat(NullJudge.reproduced(LINE, before, InterpolationNullIT::untrained))
        .isGreaterThan(NullJudge.SETS * 9 / 10);
  }

  private static TrialResult untrained(Trial trial, SplittableRandom random) {
    double slope = 0.5 + random.nextDouble();
    return result(
        trial,
        place ->
            2.3 + slope * Math.max(0, Math.max(-place, place - 1)) + 0.01 * random.nextGaussian(),
        place -> 0.1 + 0.03 * random.nextGaussian(),
        0.1 + random.nextDouble(),
        0.1 + 0.03 * random.nextGaussian());
  }
}
