package dev.assay.claim;

import static dev.assay.claim.Given.ALPHA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.SequentialAlarms.Decided;
import dev.assay.claim.SequentialAlarms.Rates;
import dev.assay.claim.SequentialAlarms.Scenario;
import dev.assay.claim.SequentialAlarms.Wrong;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SequentialAlarmsTest {
  private static final int RUNS = 25;

  private static String key(String kind, String truth) {
    return kind + ", " + truth;
  }

  private static Map<String, Rates> committed() throws IOException {
    Map<String, Rates> rows = new LinkedHashMap<>();
    for (List<String> cells : SequentialAlarms.TABLE.rows()) {
      rows.put(key(cells.get(0), cells.get(1)), SequentialAlarms.parse(cells));
    }
    return rows;
  }

  @Test
  void theTableHoldsEveryScenarioAndWithTheBoundaryNoRateAboveAlpha() throws IOException {
    Map<String, Rates> committed = committed();
    double most = ALPHA + 3 * Math.sqrt(ALPHA * (1 - ALPHA) / SequentialAlarms.RUNS);
    for (Scenario scenario : SequentialAlarms.scenarios()) {
      String key = key(scenario.kind(), scenario.truth());
      Rates rates = Objects.requireNonNull(committed.get(key), key);
      assertThat(rates.boundary().wrong(scenario.wrong())).as(key).isLessThan(most);
    }
    assertThat(committed.keySet())
        .containsExactlyElementsOf(
            SequentialAlarms.scenarios().stream()
                .map(scenario -> key(scenario.kind(), scenario.truth()))
                .toList());
  }

  /**
   * On the edge, where a test has its full rate of error. Exact binomial tests are left out: with
   * so few runs each stays well below α, which makes room for the interim analyses.
   */
  @Test
  void testingAtAlphaAtEachAnalysisErrsMoreOftenThanAlpha() throws IOException {
    Map<String, Rates> committed = committed();
    double clearly = ALPHA + 3 * Math.sqrt(ALPHA * (1 - ALPHA) / SequentialAlarms.RUNS);
    for (Scenario scenario : SequentialAlarms.scenarios()) {
      String key = key(scenario.kind(), scenario.truth());
      Rates rates = Objects.requireNonNull(committed.get(key), key);
      if (scenario.wrong() == Wrong.EITHER && !scenario.kind().equals("share")) {
        assertThat(rates.naive().wrong(scenario.wrong())).as(key).isGreaterThan(clearly);
      }
    }
  }

  /** A change of the rule shows here before anyone remembers to write the table anew. */
  @Test
  void theTableIsWhatTheRuleGivesNow() throws IOException {
    Map<String, Rates> committed = committed();
    for (Scenario scenario : SequentialAlarms.scenarios()) {
      String key = key(scenario.kind(), scenario.truth());
      Rates then = Objects.requireNonNull(committed.get(key), key);
      Rates now = scenario.rates(RUNS);
      agrees(key, then.boundary(), now.boundary());
      agrees(key + ", at α each time", then.naive(), now.naive());
    }
  }

  private static void agrees(String key, Decided then, Decided now) {
    agrees(key, then.reproduced(), now.reproduced(), 1);
    agrees(key, then.partial(), now.partial(), 1);
    agrees(key, then.refuted(), now.refuted(), 1);
    int first = SequentialAlarms.ANALYSES.seedsAt(1);
    int range = SequentialAlarms.ANALYSES.seedsAt(SequentialAlarms.ANALYSES.analyses()) - first;
    agrees(key + ", seeds", then.seeds() - first, now.seeds() - first, range);
  }

  /** Of numbers in [0, range], a share has the largest spread. */
  private static void agrees(String key, double then, double now, double range) {
    double share = then / range;
    double error = range * Math.sqrt(share * (1 - share) / RUNS);
    assertThat(Math.abs(now - then)).as(key).isLessThan(4.5 * error + 0.04 * range);
  }
}
