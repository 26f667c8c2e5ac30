package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.claim.Claim;
import dev.assay.claim.Growth;
import dev.assay.claim.Setting;
import dev.assay.claim.criterion.AllOf;
import dev.assay.claim.criterion.Barrier;
import dev.assay.claim.criterion.Correlation;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.criterion.Effect;
import dev.assay.claim.criterion.Proportion;
import dev.assay.claim.criterion.Saturation;
import dev.assay.claim.criterion.Trend;
import dev.assay.claim.criterion.Unimodal;
import dev.assay.claim.evidence.Evidence;
import dev.assay.report.figure.FigureRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.hipparchus.special.Beta;
import org.hipparchus.stat.correlation.KendallsCorrelation;
import org.hipparchus.stat.correlation.SpearmansCorrelation;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The p of every kind that {@link HandRedoTest} leaves out, redone from the CSV file of a run of
 * ten seeds by Hipparchus alone, and once more where seeds were added to a recording. Each claim is
 * a section by itself, so that p is adjusted by nothing.
 */
class HandRedoKindsTest {
  private static final List<Long> SEEDS = seeds(1, 10);

  /** What is added to a recording begins here, so that the file tells which seeds were planned. */
  private static final long FIRST_ADDED = 1_000_001;

  private static final List<Long> PLANNED = seeds(1, 8);
  private static final List<Long> ADDED = seeds(FIRST_ADDED, FIRST_ADDED + 51);
  private static final List<String> ARMS = List.of("1", "2", "3", "4", "5", "6");
  private static final double[] X = {1, 2, 3, 4, 5, 6};
  private static final double[] X_AFTER = {0, 0, 0, 1, 2, 3};

  private enum Kind {
    EFFECT(Effect.above("y", "1", 0.4, 0.4), y -> y[0] - 0.4),
    SHARE(Proportion.moreThan(0.3, "y", "1", 0, 0.5), y -> y[0] >= 0 && y[0] <= 0.5 ? 1 : -1),
    TREND(Trend.rising("y", ARMS), y -> new KendallsCorrelation().correlation(X, y)),
    CORRELATION(
        Correlation.positive("y", "z", ARMS, 0), y -> new SpearmansCorrelation().correlation(y, Z)),
    PEAK(
        Unimodal.peak("y", List.of("1"), List.of("3", "4"), List.of("6")),
        y -> Math.min((y[2] + y[3]) / 2 - y[0], (y[2] + y[3]) / 2 - y[5])),
    BARRIER(
        Barrier.ofHeight("y", ARMS, 0.3, 0.3),
        y -> {
          double most = Double.NEGATIVE_INFINITY;
          for (int i = 0; i < y.length; i++) {
            most = Math.max(most, y[i] - y[0] - (y[5] - y[0]) * i / 5);
          }
          return most - 0.3;
        }),
    SATURATION(
        Saturation.rising("y", ARMS, 3),
        y -> {
          OLSMultipleLinearRegression lines = new OLSMultipleLinearRegression();
          double[][] rows = new double[6][];
          for (int i = 0; i < 6; i++) {
            rows[i] = new double[] {Math.min(X[i], 3), X_AFTER[i]};
          }
          lines.newSampleData(y, rows);
          double[] slopes = lines.estimateRegressionParameters();
          double after = Math.abs(slopes[2]);
          return (slopes[1] - after) / (Math.abs(slopes[1]) + after);
        }),
    ALL_OF(
        AllOf.of(Effect.above("y", "2", 0, 0), Effect.above("y", "1", -1, -1)),
        y -> Math.min(y[1], y[0] + 1));

    private final Criterion criterion;
    private final ToDoubleFunction<double[]> number;

    Kind(Criterion criterion, ToDoubleFunction<double[]> number) {
      this.criterion = criterion;
      this.number = number;
    }

    /** How many of all runs have it if the null holds. */
    private double share() {
      return this == SHARE ? 0.3 : 0.5;
    }
  }

  /** What each seed has of the second metric. */
  private static final double[] Z = {3, 1, 2, 5, 4, 6};

  @ParameterizedTest
  @EnumSource
  void redoesThePOfEachKind(Kind kind, @TempDir Path output) throws IOException {
    JsonNode run = write(run(kind.criterion, setting(SEEDS)), output);
    SortedMap<Long, double[]> curves = curves(output);
    assertThat(curves).hasSize(SEEDS.size());
    double inFavour = ofSeeds(kind, curves);
    assertThat(run.get("grade").asText()).as(run.get("why").asText()).isNotEqualTo("REFUTED");
    assertThat(run.get("p").get("raw").asDouble()).isCloseTo(inFavour, within(1e-12));
    assertThat(run.get("p").get("adjusted").asDouble()).isCloseTo(inFavour, within(1e-12));
  }

  /** The planned seeds at four fifths of α, as above, and all seeds by a mixture of bets. */
  @ParameterizedTest
  @EnumSource
  void redoesThePOfSeedsThatWereAdded(Kind kind, @TempDir Path output) throws IOException {
    List<Long> all = Stream.concat(PLANNED.stream(), ADDED.stream()).toList();
    Growth growth = new Growth(List.of(PLANNED, ADDED), false);
    JsonNode run = write(run(kind.criterion, setting(all).growing(growth)), output);
    SortedMap<Long, double[]> curves = curves(output);
    assertThat(curves).hasSize(all.size());
    double planned = ofSeeds(kind, curves.headMap(FIRST_ADDED)) / 0.8;
    double growing = 1 / (0.2 * eValue(having(kind, curves), curves.size(), kind.share()));
    assertThat(growing).as("the added seeds decide").isLessThan(planned);
    assertThat(run.get("p").get("raw").asDouble() / growing).isCloseTo(1, within(1e-9));
    assertThat(run.get("p").get("adjusted").asDouble() / growing).isCloseTo(1, within(1e-9));
  }

  private static JsonNode write(RunReport report, Path output) throws IOException {
    new ReportWriter(new FigureRenderer()).write(report, output);
    return new ObjectMapper()
        .readTree(output.resolve("verdicts.json").toFile())
        .get("claims")
        .get(0)
        .get("run");
  }

  /** P of so many seeds that have it, or more, if its share of all is at most the null's. */
  private static double ofSeeds(Kind kind, Map<Long, double[]> curves) {
    return 1
        - new BinomialDistribution(curves.size(), kind.share())
            .cumulativeProbability(having(kind, curves) - 1);
  }

  private static int having(Kind kind, Map<Long, double[]> curves) {
    int having = 0;
    for (double[] y : curves.values()) {
      having += kind.number.applyAsDouble(y) > 0 ? 1 : 0;
    }
    return having;
  }

  /**
   * The likelihood of k of n, averaged over all shares above v alike, over that of v: the integral
   * of (u / v)ᵏ ((1 − u) / (1 − v))ⁿ⁻ᵏ / (1 − v) for u from v to 1, by the incomplete beta
   * function.
   */
  private static double eValue(int k, int n, double v) {
    return Math.exp(
            Beta.logBeta(k + 1, n - k + 1) - k * Math.log(v) - (n - k + 1) * Math.log(1 - v))
        * (1 - Beta.regularizedBeta(v, k + 1, n - k + 1));
  }

  /** By seed, the arms in order; a claim that reads one arm has the others from nowhere. */
  private static SortedMap<Long, double[]> curves(Path output) throws IOException {
    List<List<String>> rows = Csv.rows(Files.readString(output.resolve("evidence/X1.csv")));
    SortedMap<Long, double[]> curves = new TreeMap<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      if (row.get(0).equals("y")) {
        curves
                .computeIfAbsent(Long.parseLong(row.get(4)), seed -> new double[6])[
                ARMS.indexOf(row.get(2))] =
            Double.parseDouble(row.get(5));
      }
    }
    return curves;
  }

  private static List<Long> seeds(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }

  private static Setting setting(List<Long> seeds) {
    return new Setting("mnist", "quick", seeds, 0.05, true, true, Runs.DIGEST);
  }

  private static RunReport run(Criterion criterion, Setting setting) {
    Random random = new Random(5);
    Evidence.Builder evidence = Evidence.builder();
    double[] rise = {0.5, 0.9, 1.5, 1.6, 1.5, 1.1};
    for (int i = 0; i < ARMS.size(); i++) {
      evidence.arm(ARMS.get(i), X[i]);
      for (long seed : setting.seeds()) {
        // What is added lies closer together, and decides.
        double y =
            seed < FIRST_ADDED
                ? rise[i] + 0.35 * random.nextGaussian()
                : rise[i] - 0.04 + 0.05 * random.nextGaussian();
        evidence.put("y", "", ARMS.get(i), seed, y);
        evidence.put("z", "", ARMS.get(i), seed, Z[i]);
      }
    }
    Claim claim = Claim.of("X1", "s").statement("s").where("p", "q").criterion(criterion).build();
    return JudgedRun.of(List.of(claim), evidence.build(), setting);
  }
}
