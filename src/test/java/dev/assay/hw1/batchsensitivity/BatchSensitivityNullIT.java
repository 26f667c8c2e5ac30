package dev.assay.hw1.batchsensitivity;

import static dev.assay.hw1.NullJudge.claim;
import static dev.assay.hw1.NullJudge.judgedBy;
import static dev.assay.hw1.batchsensitivity.BatchSensitivityMetricsTest.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.criterion.AllOf;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.criterion.Ordering;
import dev.assay.experiment.Experiment;
import dev.assay.hw1.NullJudge;
import dev.assay.junit.ClaimFile;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Networks of which S2 holds, and such as never trained, of which no claim does. */
class BatchSensitivityNullIT {
  private static final Experiment SIZES = ClaimFile.experiment(BatchSensitivityClaimsIT.class);

  /** Better up to 128, level to 512, slightly worse at 1024. */
  @Test
  void isReproducedByAPeakThatFallsSlightly() {
    assertThat(NullJudge.reproduced(SIZES, claim(SIZES, "S2"), BatchSensitivityNullIT::peaked))
        .isEqualTo(NullJudge.SETS);
  }

  private static TrialResult peaked(Trial trial, SplittableRandom random) {
    double noise = 0.0005 * random.nextDouble();
    return run(
        trial,
        size -> 0.98 + (size > 9.5 ? -0.005 - noise : Math.min(0, 0.01 * (size - 7))),
        size -> size > 9.5 ? 0.06 : 0.05 + Math.max(0, 0.01 * (7 - size)) + noise / 10);
  }

  /** Without a step every batch size keeps one network, but for what its batches make of it. */
  @Test
  void isNotReproducedByNetworksThatNeverTrained() {
    assertThat(
            NullJudge.reproduced(SIZES, SIZES.claims(), BatchSensitivityNullIT::untrained).values())
        .allMatch(often -> often <= NullJudge.MOST);
  }

  private static TrialResult untrained(Trial trial, SplittableRandom random) {
    double accuracy = 0.1 + 0.03 * random.nextGaussian();
    double loss = 2.3 + 0.05 * random.nextGaussian();
    return run(
        trial,
        size -> accuracy + 0.002 * random.nextGaussian(),
        size -> loss + 0.005 * random.nextGaussian());
  }

  /** A seventh of a point was a slight fall before, though no test set tells it apart. */
  @Test
  void noLongerTakesEqualSizesForAFall() {
    List<Criterion> parts = ((AllOf) claim(SIZES, "S2").criterion()).parts();
    assertThat(
            NullJudge.reproduced(
                SIZES,
                judgedBy("HW1-3 §4", "S2", parts.get(2)),
                BatchSensitivityNullIT::equalAtTheEnd))
        .isZero();
    assertThat(
            NullJudge.reproduced(
                SIZES,
                judgedBy(
                    "HW1-3 §4",
                    "S2",
                    Ordering.higherFirst("test accuracy", "512", "1024").byDifference(0.0005)),
                BatchSensitivityNullIT::equalAtTheEnd))
        .isGreaterThan(NullJudge.SETS * 9 / 10);
  }

  private static TrialResult equalAtTheEnd(Trial trial, SplittableRandom random) {
    double noise = 0.0002 * random.nextGaussian();
    return run(trial, size -> 0.99 - (size > 9.5 ? 0.0014 + noise : 0), size -> 0.05);
  }
}
