package dev.assay.statistics;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Measures how often a rise over a grid of arms is shown by tests that take one number a seed and
 * by tests that take all of a seed's arms.
 *
 * <p>{@code main} writes the table in docs/statistics-methods.md.
 */
public final class GridPower {
  static final int RUNS = 2000;
  static final SimulationTable TABLE = new SimulationTable("power over a grid");

  /** A grid of arms and how much its means rise from first to last, in deviations of one run. */
  record Grid(int seeds, int arms, double rise, double dead) {
    String name() {
      return String.format(
          Locale.ROOT,
          "| %d | %d | %.1f sd%s |",
          seeds,
          arms,
          rise,
          dead == 0 ? "" : String.format(Locale.ENGLISH, ", %.0f%% dead", 100 * dead));
    }

    /** Rates of p ≤ α in favour, one for each test. */
    double[] rates() {
      List<Function<List<Sample>, OneSided>> tests =
          List.of(
              grid -> MeanTest.of(grid.get(arms - 1).minus(grid.get(0)), 0),
              grid -> MeanTest.of(taus(grid), 0, 4.0 / (arms * (arms - 1))),
              grid -> SignedRankTest.of(taus(grid), 0),
              PageL::of,
              grid -> PlannedContrast.of(grid, PlannedContrast.linear(arms)));
      SplittableRandom random = new SplittableRandom(name().hashCode());
      double[] rates = new double[tests.size()];
      for (int run = 0; run < RUNS; run++) {
        double[][] rows =
            Draws.arms(arms, 0, SplittableRandom::nextGaussian).of(random.split(), seeds);
        for (double[] row : rows) {
          for (int arm = 0; arm < arms; arm++) {
            row[arm] = random.nextDouble() < dead ? -10 : row[arm] + rise * arm / (arms - 1);
          }
        }
        for (int i = 0; i < rates.length; i++) {
          double p = tests.get(i).apply(Samples.ofArms(rows)).pGreater();
          rates[i] += p <= ErrorRates.ALPHA ? 1.0 / RUNS : 0;
        }
      }
      return rates;
    }
  }

  private GridPower() {}

  /** Writes the table into the page. */
  public static void main(String[] arguments) throws IOException {
    TABLE.write(table());
  }

  static List<String> table() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| seeds | arms | rise | t of last − first | t of one τ a seed | signed ranks of one τ a seed |"
            + " Page's L | pooled contrast |");
    lines.add("|---:|---:|---|---:|---:|---:|---:|---:|");
    for (Grid grid : grids()) {
      StringBuilder row = new StringBuilder(grid.name());
      for (double rate : grid.rates()) {
        row.append(String.format(Locale.ROOT, " %.1f |", 100 * rate));
      }
      lines.add(row.toString());
    }
    return lines;
  }

  static List<Grid> grids() {
    List<Grid> grids = new ArrayList<>();
    for (double dead : new double[] {0, 0.1}) {
      for (double rise : new double[] {0, 1, 2}) {
        grids.add(new Grid(3, 11, rise, dead));
        grids.add(new Grid(5, 7, rise, dead));
      }
    }
    return grids;
  }

  /** Computes how monotonely each seed rises over the arms. */
  public static Sample taus(List<Sample> grid) {
    double[] x = new double[grid.size()];
    Sample.Builder taus = Sample.builder("τ", "");
    for (long seed : grid.get(0).seeds()) {
      double[] y = new double[grid.size()];
      for (int arm = 0; arm < x.length; arm++) {
        x[arm] = arm;
        y[arm] = grid.get(arm).values().getOrDefault(seed, Double.NaN);
      }
      taus.put(seed, MonotoneTrend.of(x, y).tau());
    }
    return taus.build();
  }
}
