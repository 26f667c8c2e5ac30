package dev.assay.claim;

import static dev.assay.claim.Given.ALPHA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.claim.FalseAlarms.Bound;
import dev.assay.claim.FalseAlarms.Scenario;
import dev.assay.claim.assessment.Grade;
import dev.assay.claim.criterion.Effect;
import dev.assay.statistics.MeanTest;
import dev.assay.statistics.Sample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FalseAlarmsIT {
  /** A true rate of α reaches this once in 30,000 cells; a true rate of 2 α misses it as rarely. */
  private static final double BOUND = 0.07;

  /** What is simulated anew, to see whether the table is the present rule's. */
  private static final int AGAIN = 40;

  @Test
  void theTableHoldsEveryScenarioAndNoRateAboveAlpha() throws IOException {
    Map<String, double[]> committed = FalseAlarms.committed();
    List<String> expected = new ArrayList<>();
    for (Scenario scenario : FalseAlarms.scenarios()) {
      for (int seeds : FalseAlarms.SEEDS) {
        String key = FalseAlarms.key(scenario.kind(), scenario.truth(), seeds);
        expected.add(key);
        double[] rates = Objects.requireNonNull(committed.get(key), key);
        requireWithin(scenario.bound(), rates, key);
      }
    }
    assertThat(committed.keySet()).containsExactlyElementsOf(expected);
  }

  private static void requireWithin(Bound bound, double[] rates, String key) {
    if (bound == Bound.NOT_FOR || bound == Bound.NEITHER) {
      assertThat(rates[0] + rates[1]).as(key + ": REPRODUCED or PARTIAL").isLessThan(BOUND);
    }
    if (bound == Bound.NOT_WHOLE) {
      assertThat(rates[0]).as(key + ": REPRODUCED").isLessThan(BOUND);
    }
    if (bound == Bound.NOT_AGAINST || bound == Bound.NEITHER) {
      assertThat(rates[2]).as(key + ": REFUTED").isLessThan(BOUND);
    }
  }

  /** The bound must be able to fail: by a rule that tests at 2 α. */
  @Test
  void aRuleThatErrsTwiceAsOftenIsSeen() {
    Random random = new Random(1);
    int wrong = 0;
    for (int i = 0; i < FalseAlarms.RUNS; i++) {
      double[] values = new double[5];
      for (int seed = 0; seed < values.length; seed++) {
        values[seed] = random.nextGaussian();
      }
      Grade grade =
          Given.grade(
              Effect.above("x", "a", 0, 0),
              Given.arm("x", "a", values).build(),
              2 * ALPHA / FewRuns.PART);
      wrong += grade == Grade.REPRODUCED ? 1 : 0;
    }
    double[] rates = {wrong / (double) FalseAlarms.RUNS, 0, 0, 0};
    assertThatThrownBy(() -> requireWithin(Bound.NOT_FOR, rates, "at 2 α"))
        .isInstanceOf(AssertionError.class);
  }

  /** And by Student's t at all of α on seven runs, of which a fifth are dead. */
  @Test
  void studentsTAmongManyDeadRunsIsSeen() {
    Random random = new Random(1);
    int wrong = 0;
    for (int i = 0; i < FalseAlarms.RUNS; i++) {
      Sample.Builder runs = Sample.builder("x", "");
      for (long seed = 1; seed <= 7; seed++) {
        runs.put(seed, BadRuns.mixed(0.2, -10).applyAsDouble(random));
      }
      wrong += MeanTest.of(runs.build(), 0).pLess() <= ALPHA ? 1 : 0;
    }
    double[] rates = {0, 0, wrong / (double) FalseAlarms.RUNS, 0};
    assertThatThrownBy(() -> requireWithin(Bound.NEITHER, rates, "t at seven"))
        .isInstanceOf(AssertionError.class);
  }

  /** A change of the rule shows here before anyone remembers to write the table anew. */
  @Test
  void theTableIsWhatTheRuleGivesNow() throws IOException {
    Map<String, double[]> committed = FalseAlarms.committed();
    for (Scenario scenario : FalseAlarms.scenarios()) {
      for (int seeds : FalseAlarms.SEEDS) {
        String key = FalseAlarms.key(scenario.kind(), scenario.truth(), seeds);
        double[] now = FalseAlarms.columns(scenario.rates(seeds, AGAIN));
        double[] then = Objects.requireNonNull(committed.get(key), key);
        for (int i = 0; i < now.length; i++) {
          double error = Math.sqrt(then[i] * (1 - then[i]) / AGAIN);
          assertThat(Math.abs(now[i] - then[i])).as(key).isLessThan(4.5 * error + 0.03);
        }
      }
    }
  }

  @Test
  void everyTestedKindIsSimulated() {
    Set<String> kinds = new HashSet<>();
    FalseAlarms.scenarios().forEach(scenario -> kinds.add(scenario.kind()));
    assertThat(kinds)
        .contains(
            "ordering",
            "level",
            "effect",
            "trend",
            "unimodal",
            "saturation",
            "barrier",
            "correlation",
            "share");
  }
}
