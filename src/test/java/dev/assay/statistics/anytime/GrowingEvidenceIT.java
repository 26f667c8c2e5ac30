package dev.assay.statistics.anytime;

import static dev.assay.statistics.anytime.GrowingEvidence.ALPHA;
import static dev.assay.statistics.anytime.GrowingEvidence.ANALYSES;
import static dev.assay.statistics.anytime.GrowingEvidence.RUNS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.statistics.ErrorRates;
import dev.assay.statistics.ErrorRatesIT;
import dev.assay.statistics.SimulationTable;
import dev.assay.statistics.anytime.GrowingEvidence.Case;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Holds evidence that is looked at after every one of 400 runs to α. */
class GrowingEvidenceIT {
  /** What α at every interim analysis would come to; measured where it is meant to be seen. */
  private static final double BOUND = ErrorRates.BOUND;

  private static List<String> rows(SimulationTable table) throws IOException {
    List<String> lines = table.read();
    return lines.subList(2, lines.size());
  }

  @Test
  void whatIsCoveredErrsInNoMoreThanAlphaHoweverOftenIsLooked() throws IOException {
    for (String row : rows(GrowingEvidence.ERRORS)) {
      List<Double> rates = ErrorRatesIT.rates(row);
      assertThat(rates).as(row).hasSize(8);
      if (row.contains("| yes |")) {
        assertThat(rates).as(row).allMatch(rate -> rate < BOUND);
      } else {
        assertThat(rates).as(row).anyMatch(rate -> rate > 2 * ALPHA);
      }
    }
  }

  @Test
  void theTableIsWhatTheEvidenceGivesNow() throws IOException {
    List<String> rows = rows(GrowingEvidence.ERRORS);
    List<Case> cases = GrowingEvidence.cases();
    assertThat(rows).hasSameSizeAs(cases);
    for (int i = 0; i < cases.size(); i++) {
      Case each = cases.get(i);
      assertThat(rows.get(i))
          .startsWith(String.format(Locale.ENGLISH, "| %s | %s |", each.evidence(), each.truth()));
      if (each.truth().contains("10% dead") || each.evidence().equals("share")) {
        List<Double> committed = ErrorRatesIT.rates(rows.get(i));
        int[] greater = each.crossings(RUNS, ALPHA, true);
        int[] less = each.crossings(RUNS, ALPHA, false);
        assertThat(GrowingEvidence.rate(greater, ANALYSES))
            .as(rows.get(i))
            .isCloseTo(committed.get(6), within(0.0026));
        assertThat(GrowingEvidence.rate(less, ANALYSES))
            .as(rows.get(i))
            .isCloseTo(committed.get(7), within(0.0026));
      }
    }
  }

  /** Without a largest number, and as soon: what the split is for. */
  @Test
  void theSplitShowsInTheEndWhatTheBoundaryCannot() throws IOException {
    Map<String, double[]> power = new TreeMap<>();
    for (String row : rows(GrowingEvidence.POWER)) {
      String[] cells = row.split("\\|");
      double[] rates = new double[5];
      for (int i = 0; i < 5; i++) {
        rates[i] = Double.parseDouble(cells[3 + i].strip());
      }
      power.put(cells[1].strip() + " | " + cells[2].strip(), rates);
    }
    for (String truth : List.of("share | 80%", "share | 90%", "share | 95%")) {
      String[] parts = truth.split(" \\| ");
      double[] split =
          power.get(parts[0] + ": analysis at 8 with ⅘ α, then for ever | " + parts[1]);
      double[] one = power.get(parts[0] + ": one analysis at 8, all of α | " + parts[1]);
      double[] boundary = power.get(parts[0] + ": boundary up to 32 | " + parts[1]);
      assertThat(split).isNotNull();
      assertThat(split[0]).isCloseTo(one[0], within(1e-9)).isGreaterThan(boundary[0] + 20);
      assertThat(split[3]).isEqualTo(100).isGreaterThanOrEqualTo(boundary[3]);
    }
  }
}
