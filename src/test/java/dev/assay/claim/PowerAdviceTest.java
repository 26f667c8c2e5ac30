package dev.assay.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.assessment.Grade;
import dev.assay.claim.assessment.PowerAdvice;
import dev.assay.claim.criterion.Effect;
import dev.assay.claim.evidence.Evidence;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** An advice counts the seeds that are to be run, as the options do. */
class PowerAdviceTest {
  private static final double[] NUMBERS = {0.4, -0.1, 0.5, -0.3, 0.6, 0.2};

  @Test
  void asksForTwoSeedsAPair() {
    PowerAdvice ofRuns = advice(1, 6);
    PowerAdvice ofPairs = advice(2, 12);
    assertThat(ofRuns.seedsNow()).isEqualTo(6);
    assertThat(ofPairs.seedsNow()).isEqualTo(12);
    assertThat(ofPairs.seedsNeeded().orElseThrow())
        .isEqualTo(2 * ofRuns.seedsNeeded().orElseThrow());
    assertThat(ofRuns.text()).contains("(now 6)");
    assertThat(ofPairs.text()).contains("(now 12, which gave 6 numbers)");
  }

  /** Two of eight runs are no case of what the metric is about. */
  @Test
  void asksForMoreSeedsWhereNotEveryRunHasANumber() {
    int numbers = advice(1, 6).seedsNeeded().orElseThrow();
    assertThat(advice(1, 8).seedsNeeded()).hasValue((int) Math.ceil(numbers * 8 / 6.0));
  }

  @Test
  void countsTheRunsAlsoWhereNoNumberOfSeedsIsEnough() {
    PowerAdvice ofPairs = advice(2, 12, 1, -1, 1.05, -0.97, 1, -0.98);
    assertThat(ofPairs.seedsNeeded()).isEmpty();
    assertThat(ofPairs.seedsNow()).isEqualTo(12);
    assertThat(ofPairs.seedsCanDecide()).isTrue();
  }

  private static PowerAdvice advice(int every, int run) {
    return advice(every, run, NUMBERS);
  }

  /** Judges numbers under every so many-th seed of those that were run. */
  private static PowerAdvice advice(int every, int run, double... numbers) {
    Evidence.Builder evidence = Evidence.builder();
    for (int i = 0; i < numbers.length; i++) {
      evidence.put("agreement", "", "the runs", 1L + every * i, numbers[i]);
    }
    List<Long> seeds = LongStream.rangeClosed(1, run).boxed().toList();
    Setting setting = new Setting("mnist", "full", seeds, Given.ALPHA, true, true, Given.DIGEST);
    Verdict verdict =
        Judge.judge(
                List.of(Given.claim("P1", Effect.above("agreement", "the runs", 0, 0.1))),
                evidence.build(),
                Map.of(),
                setting)
            .get(0);
    assertThat(verdict.grade()).isEqualTo(Grade.INCONCLUSIVE);
    return verdict.power().orElseThrow();
  }
}
