package dev.assay.claim;

import static dev.assay.claim.Given.ALPHA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.FalseAlarms.Bound;
import dev.assay.claim.FalseAlarms.Scenario;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FalseAlarmsTest {
  private static final int RUNS = 60;

  /** Three standard errors of a rate of α over as many runs. */
  private static double margin(int runs) {
    return 3 * Math.sqrt(ALPHA * (1 - ALPHA) / runs);
  }

  @Test
  void theTableHoldsEveryScenarioAndNoRateAboveAlpha() throws IOException {
    Map<String, double[]> committed = FalseAlarms.committed();
    List<String> expected = new ArrayList<>();
    for (Scenario scenario : FalseAlarms.scenarios()) {
      for (int seeds : FalseAlarms.SEEDS) {
        String key = FalseAlarms.key(scenario.kind(), scenario.truth(), seeds);
        expected.add(key);
        double[] rates = Objects.requireNonNull(committed.get(key), key);
        double most = ALPHA + margin(FalseAlarms.RUNS);
        Bound bound = scenario.bound();
        if (bound == Bound.NOT_FOR || bound == Bound.NEITHER) {
          assertThat(rates[0] + rates[1]).as(key + ": REPRODUCED or PARTIAL").isLessThan(most);
        }
        if (bound == Bound.NOT_WHOLE) {
          assertThat(rates[0]).as(key + ": REPRODUCED").isLessThan(most);
        }
        if (bound == Bound.NOT_AGAINST || bound == Bound.NEITHER) {
          assertThat(rates[2]).as(key + ": REFUTED").isLessThan(most);
        }
      }
    }
    assertThat(committed.keySet()).containsExactlyElementsOf(expected);
  }

  /** A change of the rule shows here before anyone remembers to write the table anew. */
  @Test
  void theTableIsWhatTheRuleGivesNow() throws IOException {
    Map<String, double[]> committed = FalseAlarms.committed();
    for (Scenario scenario : FalseAlarms.scenarios()) {
      for (int seeds : FalseAlarms.SEEDS) {
        String key = FalseAlarms.key(scenario.kind(), scenario.truth(), seeds);
        double[] now = FalseAlarms.columns(scenario.rates(seeds, RUNS));
        double[] then = Objects.requireNonNull(committed.get(key), key);
        for (int i = 0; i < now.length; i++) {
          double error = Math.sqrt(then[i] * (1 - then[i]) / RUNS);
          assertThat(Math.abs(now[i] - then[i])).as(key).isLessThan(4.5 * error + 0.02);
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
