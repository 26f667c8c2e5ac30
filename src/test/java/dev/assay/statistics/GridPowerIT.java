package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.statistics.GridPower.Grid;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GridPowerIT {
  private static List<Double> rates(String row) {
    return Stream.of(row.split("\\|"))
        .skip(4)
        .map(cell -> Double.parseDouble(cell.strip()) / 100)
        .toList();
  }

  @Test
  void theTableIsWhatTheTestsGiveNow() throws IOException {
    List<String> rows = GridPower.TABLE.read();
    List<Grid> grids = GridPower.grids();
    assertThat(rows).hasSize(grids.size() + 2);
    for (int i = 0; i < grids.size(); i++) {
      Grid grid = grids.get(i);
      String row = rows.get(i + 2);
      assertThat(row).startsWith(grid.name());
      List<Double> committed = rates(row);
      if (grid.rise() == 0) {
        assertThat(committed).as(row).allMatch(rate -> rate < ErrorRates.BOUND);
      }
      if (grid.arms() == 7) {
        double[] now = grid.rates();
        for (int j = 0; j < now.length; j++) {
          assertThat(now[j]).as(row).isCloseTo(committed.get(j), within(0.0016));
        }
      }
    }
  }

  /** Why long grids are worth a test of all their arms. */
  @Test
  void allArmsOfASeedShowWhatItsEndsDoNot() throws IOException {
    String row =
        GridPower.TABLE.read().stream()
            .filter(line -> line.startsWith(new Grid(3, 11, 2, 0).name()))
            .findFirst()
            .orElseThrow();
    List<Double> rates = rates(row);
    assertThat(rates.get(3)).isGreaterThan(rates.get(0) + 0.3);
    assertThat(rates.get(4)).isGreaterThan(rates.get(0) + 0.3);
  }
}
