package dev.assay.claim;

import static dev.assay.claim.Given.arms;

import dev.assay.claim.assessment.Grade;
import dev.assay.claim.criterion.AllOf;
import dev.assay.claim.criterion.Barrier;
import dev.assay.claim.criterion.Correlation;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.criterion.Effect;
import dev.assay.claim.criterion.Level;
import dev.assay.claim.criterion.Ordering;
import dev.assay.claim.criterion.Proportion;
import dev.assay.claim.criterion.Saturation;
import dev.assay.claim.criterion.Trend;
import dev.assay.claim.criterion.Unimodal;
import dev.assay.claim.evidence.Evidence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;

/**
 * Measures how often each kind of criterion gives each grade on simulated data.
 *
 * <p>{@code main} writes the table between the marks in docs/statistics.md: after {@code mvn
 * test-compile}, run it with the test class path from the project's directory.
 */
public final class FalseAlarms {
  static final int[] SEEDS = {2, 3, 4, 5, 6, 7, 8, 20, 40, 60};
  static final int RUNS = 2000;
  private static final MarkedTable TABLE =
      new MarkedTable(
          "<!-- false alarms: written by FalseAlarms.main -->", "<!-- end of false alarms -->");
  private static final double[] BATCHES = {16, 32, 64, 128, 256, 512, 1024};
  private static final double[] PATH = {0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1};

  private FalseAlarms() {}

  /** What must not happen more often than α in a scenario. */
  enum Bound {
    /** The claim is false: neither REPRODUCED nor PARTIAL. */
    NOT_FOR,
    /** The claim is true: not REFUTED. */
    NOT_AGAINST,
    /** Part of the claim is false: not REPRODUCED. */
    NOT_WHOLE,
    /** Both: the truth lies on the edge. */
    NEITHER,
    /** Nothing: the row shows power. */
    NOTHING
  }

  /** A kind of criterion, what is true, and how one experiment of so many seeds is graded. */
  record Scenario(
      String kind, String truth, Bound bound, BiFunction<Random, Integer, Grade> experiment) {

    Scenario(
        String kind,
        String truth,
        Bound bound,
        Criterion criterion,
        BiFunction<Random, Integer, Evidence> data) {
      this(
          kind, truth, bound, (random, seeds) -> Given.grade(criterion, data.apply(random, seeds)));
    }

    Map<Grade, Double> rates(int seeds, int runs) {
      Random random = new Random(kind.hashCode() * 31L + truth.hashCode() + seeds);
      Map<Grade, Double> rates = new EnumMap<>(Grade.class);
      for (int i = 0; i < runs; i++) {
        rates.merge(experiment.apply(random, seeds), 1.0 / runs, Double::sum);
      }
      return rates;
    }
  }

  /**
   * Writes the table into the page; with arguments, only the rows anew that are of these kinds or
   * numbers of seeds, and those that the page lacks.
   */
  public static void main(String[] arguments) throws IOException {
    Map<String, double[]> kept = arguments.length == 0 ? Map.of() : committed();
    TABLE.write(table(kept, List.of(arguments)));
  }

  /** Reads the committed rates: by {@code kind | truth | seeds}, in the order of the columns. */
  static Map<String, double[]> committed() throws IOException {
    Map<String, double[]> rows = new LinkedHashMap<>();
    for (List<String> cells : TABLE.rows()) {
      double[] rates = new double[4];
      for (int i = 0; i < 4; i++) {
        rates[i] = Double.parseDouble(cells.get(4 + i).replace("%", "")) / 100;
      }
      rows.put(key(cells.get(0), cells.get(1), Integer.parseInt(cells.get(3))), rates);
    }
    return rows;
  }

  static String key(String kind, String truth, int seeds) {
    return String.format(Locale.ENGLISH, "%s | %s | %d", kind, truth, seeds);
  }

  static double[] columns(Map<Grade, Double> rates) {
    return new double[] {
      rates.getOrDefault(Grade.REPRODUCED, 0.0),
      rates.getOrDefault(Grade.PARTIAL, 0.0),
      rates.getOrDefault(Grade.REFUTED, 0.0),
      rates.getOrDefault(Grade.INCONCLUSIVE, 0.0)
    };
  }

  private static String table(Map<String, double[]> kept, List<String> kinds) {
    StringBuilder table = new StringBuilder();
    table.append("| kind | what is true | at most α | seeds | REPRODUCED | PARTIAL | REFUTED |");
    table.append(" INCONCLUSIVE |\n|---|---|---|---:|---:|---:|---:|---:|\n");
    for (Scenario scenario : scenarios()) {
      for (int seeds : SEEDS) {
        double[] before = kept.get(key(scenario.kind(), scenario.truth(), seeds));
        double[] rates =
            before == null
                    || kinds.contains(scenario.kind())
                    || kinds.contains(String.valueOf(seeds))
                ? columns(scenario.rates(seeds, RUNS))
                : before;
        table.append(
            String.format(
                Locale.ROOT,
                "| %s | %s | %s | %d | %.1f%% | %.1f%% | %.1f%% | %.1f%% |%n",
                scenario.kind(),
                scenario.truth(),
                switch (scenario.bound()) {
                  case NOT_FOR -> "first two";
                  case NOT_AGAINST -> "REFUTED";
                  case NOT_WHOLE -> "REPRODUCED";
                  case NEITHER -> "first two; REFUTED";
                  case NOTHING -> "–";
                },
                seeds,
                100 * rates[0],
                100 * rates[1],
                100 * rates[2],
                100 * rates[3]));
      }
    }
    return table.toString();
  }

  static List<Scenario> scenarios() {
    List<Scenario> all = new ArrayList<>();
    orderings(all);
    levels(all);
    trends(all);
    shapes(all);
    shares(all);
    all.addAll(BadRuns.scenarios());
    all.add(
        new Scenario(
            "section of five effects",
            "none has any; best grade of the five",
            Bound.NOT_FOR,
            (random, seeds) -> section(random, seeds)));
    return all;
  }

  /** Grades five claims together and gives the best of their grades. */
  private static Grade section(Random random, int seeds) {
    Evidence.Builder builder = Evidence.builder();
    List<Claim> claims = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      claims.add(Given.claim("F" + i, Effect.above("x", "a" + i, 0, 0.02)));
      for (int seed = 0; seed < seeds; seed++) {
        builder.put("x", "", "a" + i, seed, 0.05 * random.nextGaussian());
      }
    }
    return Judge.grades(claims, builder.build(), Given.FULL).values().stream()
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static void orderings(List<Scenario> all) {
    Ordering pair = Ordering.lowerFirst("loss", "a", "b").byFactor(1.2);
    all.add(scenario("ordering", "equal arms", Bound.NOT_FOR, pair, 0));
    all.add(
        scenario("ordering", "exactly the claimed factor", Bound.NOT_AGAINST, pair, Math.log(1.2)));
    all.add(
        scenario(
            "ordering",
            "twice the claimed factor (log)",
            Bound.NOT_AGAINST,
            pair,
            2 * Math.log(1.2)));
    Ordering direction = Ordering.lowerFirst("loss", "a", "b");
    all.add(scenario("ordering, direction alone", "equal arms", Bound.NEITHER, direction, 0));
    Ordering chain = Ordering.lowerFirst("loss", "a", "b", "c");
    all.add(
        new Scenario(
            "ordering of three",
            "last two equal",
            Bound.NEITHER,
            chain,
            (random, seeds) -> logNormalArms(random, seeds, 0, 1, 1)));
    all.add(
        new Scenario(
            "ordering of three",
            "all apart",
            Bound.NOT_AGAINST,
            chain,
            (random, seeds) -> logNormalArms(random, seeds, 0, 0.4, 0.8)));
  }

  private static Scenario scenario(
      String kind, String truth, Bound bound, Criterion criterion, double shift) {
    return new Scenario(
        kind, truth, bound, criterion, (random, seeds) -> logNormalArms(random, seeds, 0, shift));
  }

  private static void levels(List<Scenario> all) {
    Level level = Level.between("x", "a", 0.9, 1.1);
    all.add(level("on the edge of the range", Bound.NEITHER, level, 1.1));
    all.add(level("in the middle of the range", Bound.NOT_AGAINST, level, 1));
    all.add(level("two widths outside", Bound.NOT_FOR, level, 1.3));
    Effect effect = Effect.above("x", "a", 0, 0.05);
    all.add(effect("no effect", Bound.NOT_FOR, effect, 0));
    all.add(effect("exactly as claimed", Bound.NOT_AGAINST, effect, 0.05));
    all.add(effect("twice as claimed", Bound.NOT_AGAINST, effect, 0.1));
    all.add(effect("the opposite", Bound.NOT_FOR, effect, -0.1));
    all.add(
        new Scenario(
            "all of two effects",
            "one has none",
            Bound.NOT_WHOLE,
            AllOf.of(Effect.above("x", "a", 0, 0), Effect.above("x", "b", 0, 0)),
            (random, seeds) -> {
              double[] a = normal(random, seeds, 0.2, 0.05);
              return Given.arm("x", "a", a).and("x", "b", normal(random, seeds, 0, 0.05)).build();
            }));
  }

  private static Scenario level(String truth, Bound bound, Criterion criterion, double mean) {
    return new Scenario(
        "level",
        truth,
        bound,
        criterion,
        (random, seeds) -> Given.arm("x", "a", normal(random, seeds, mean, 0.05)).build());
  }

  private static Scenario effect(String truth, Bound bound, Criterion criterion, double mean) {
    return new Scenario(
        "effect",
        truth,
        bound,
        criterion,
        (random, seeds) -> Given.arm("x", "a", normal(random, seeds, mean, 0.05)).build());
  }

  private static void trends(List<Scenario> all) {
    Trend trend = Trend.rising("y", arms(7)).withTauAtLeast(0.5);
    all.add(curve("trend", "pure noise", Bound.NOT_FOR, trend, BATCHES, x -> 0, 1));
    all.add(
        curve(
            "trend",
            "rises by 3 sd",
            Bound.NOTHING,
            trend,
            BATCHES,
            x -> Math.log(x) / Math.log(4),
            1));
    all.add(
        curve(
            "trend",
            "falls by 3 sd",
            Bound.NOT_FOR,
            trend,
            BATCHES,
            x -> -Math.log(x) / Math.log(4),
            1));
    double[] three = {1, 2, 3};
    all.add(
        curve(
            "trend, direction alone, three arms",
            "pure noise",
            Bound.NEITHER,
            Trend.rising("y", arms(3)),
            three,
            x -> 0,
            1));
    Correlation correlation = Correlation.positive("y", "z", arms(7), 0.5);
    all.add(correlation("independent", Bound.NOT_FOR, correlation, 0));
    all.add(correlation("equal up to noise of 0.5 sd", Bound.NOTHING, correlation, 2));
  }

  private static Scenario correlation(
      String truth, Bound bound, Criterion criterion, double strength) {
    return new Scenario(
        "correlation",
        truth,
        bound,
        criterion,
        (random, seeds) -> {
          Given given = Given.arm("y", "x1", normal(random, 0, 0, 1));
          for (int arm = 1; arm <= 7; arm++) {
            double[] y = normal(random, seeds, 0, 1);
            double[] z = normal(random, seeds, 0, 1);
            for (int i = 0; i < seeds; i++) {
              z[i] += strength * y[i];
            }
            given.and("y", "x" + arm, y).and("z", "x" + arm, z);
          }
          return given.build();
        });
  }

  private static void shapes(List<Scenario> all) {
    Unimodal peak =
        Unimodal.peak("y", List.of("x1", "x2"), List.of("x4", "x5", "x6"), List.of("x7"))
            .byDifference(1);
    all.add(curve("unimodal", "pure noise", Bound.NOT_FOR, peak, BATCHES, x -> 0, 1));
    all.add(
        curve(
            "unimodal", "rises and stays", Bound.NOT_FOR, peak, BATCHES, x -> x > 100 ? 5 : 0, 1));
    all.add(
        curve(
            "unimodal",
            "exactly the claimed peak",
            Bound.NOT_AGAINST,
            peak,
            BATCHES,
            x -> x > 100 && x < 1000 ? 1 : 0,
            1));
    all.add(
        curve(
            "unimodal",
            "three times the claimed peak",
            Bound.NOT_AGAINST,
            peak,
            BATCHES,
            x -> x > 100 && x < 1000 ? 3 : 0,
            1));
    Saturation saturation = Saturation.rising("y", arms(7), 128).onLogX();
    all.add(curve("saturation", "pure noise", Bound.NOT_FOR, saturation, BATCHES, x -> 0, 1));
    all.add(
        curve(
            "saturation",
            "rises without a break",
            Bound.NOT_FOR,
            saturation,
            BATCHES,
            x -> Math.log(x),
            0.5));
    all.add(
        curve(
            "saturation",
            "flat beyond the break",
            Bound.NOT_AGAINST,
            saturation,
            BATCHES,
            x -> 2 * Math.log(Math.min(x, 128)),
            0.1));
    Barrier barrier = Barrier.ofHeight("y", arms(9), 0.1, 0.5);
    all.add(curve("barrier", "flat path with noise", Bound.NOT_FOR, barrier, PATH, x -> 0, 0.03));
    all.add(barrier("exactly the negligible height", Bound.NOT_FOR, barrier, 0.1));
    all.add(barrier("exactly the claimed height", Bound.NOT_AGAINST, barrier, 0.5));
    all.add(barrier("twice the claimed height", Bound.NOT_AGAINST, barrier, 1));
  }

  private static Scenario barrier(String truth, Bound bound, Criterion criterion, double height) {
    return new Scenario(
        "barrier",
        truth,
        bound,
        criterion,
        (random, seeds) -> {
          double[][] rows = new double[seeds][];
          for (int i = 0; i < seeds; i++) {
            double own = height + 0.1 * random.nextGaussian();
            double end = random.nextGaussian();
            rows[i] = row(PATH, x -> end * x + own * 4 * x * (1 - x));
          }
          return Given.curves("y", PATH, rows);
        });
  }

  private static void shares(List<Scenario> all) {
    Proportion most = Proportion.moreThan(0.5, "ratio", "a", 0, 1);
    all.add(share("half of the runs", Bound.NEITHER, most, 0.5));
    all.add(share("95% of the runs", Bound.NOT_AGAINST, most, 0.95));
  }

  private static Scenario share(String truth, Bound bound, Criterion criterion, double share) {
    return new Scenario(
        "share",
        truth,
        bound,
        criterion,
        (random, seeds) -> {
          double[] values = new double[seeds];
          for (int i = 0; i < seeds; i++) {
            values[i] = random.nextDouble() < share ? 1 : 2;
          }
          return Given.arm("ratio", "a", values).build();
        });
  }

  private static Scenario curve(
      String kind,
      String truth,
      Bound bound,
      Criterion criterion,
      double[] x,
      DoubleUnaryOperator mean,
      double deviation) {
    return new Scenario(
        kind,
        truth,
        bound,
        criterion,
        (random, seeds) -> {
          double[][] rows = new double[seeds][];
          for (int i = 0; i < seeds; i++) {
            rows[i] =
                row(x, place -> mean.applyAsDouble(place) + deviation * random.nextGaussian());
          }
          return Given.curves("y", x, rows);
        });
  }

  private static double[] row(double[] x, DoubleUnaryOperator value) {
    double[] row = new double[x.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = value.applyAsDouble(x[i]);
    }
    return row;
  }

  /**
   * Makes arms a, b, … of a positive metric: seeds differ by 1 in the logarithm, arms by noise
   * 0.15.
   */
  private static Evidence logNormalArms(Random random, int seeds, double... shifts) {
    double[][] arms = new double[shifts.length][seeds];
    for (int i = 0; i < seeds; i++) {
      double common = random.nextGaussian();
      for (int arm = 0; arm < shifts.length; arm++) {
        arms[arm][i] = Math.exp(common + shifts[arm] + 0.15 * random.nextGaussian());
      }
    }
    Given given = Given.arm("loss", "a", arms[0]);
    for (int arm = 1; arm < shifts.length; arm++) {
      given.and("loss", String.valueOf((char) ('a' + arm)), arms[arm]);
    }
    return given.build();
  }

  private static double[] normal(Random random, int n, double mean, double deviation) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = mean + deviation * random.nextGaussian();
    }
    return values;
  }
}
