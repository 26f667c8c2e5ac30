package dev.assay.hw1.interpolation;

import static dev.assay.hw1.interpolation.InterpolationMetrics.FLATTER;
import static dev.assay.hw1.interpolation.InterpolationMetrics.LEAD;
import static dev.assay.hw1.interpolation.InterpolationMetrics.LOST;
import static dev.assay.hw1.interpolation.InterpolationMetrics.LOWER_END;
import static dev.assay.hw1.interpolation.InterpolationMetrics.TEST_ACCURACY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.claim.evidence.Evidence;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Metric;
import dev.assay.hw1.Fabricated;
import dev.assay.junit.ClaimFile;
import dev.assay.measurement.LinearPath;
import dev.assay.measurement.MeasuredSeries;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class InterpolationMetricsTest {
  private static final Experiment LINE = ClaimFile.experiment(InterpolationClaimsIT.class);

  @Test
  void findsTheMinimumThatLiesFartherFromItsEnd() {
    assertThat(away(a -> Math.min(Math.pow(a - 0.1, 2), Math.pow(a - 1.2, 2)), 1))
        .isCloseTo(0.2, within(1e-9));
    assertThat(away(a -> a * a * (a - 1) * (a - 1), 1)).isZero();
  }

  @Test
  void looksForPeaksLikewise() {
    assertThat(away(a -> -Math.min(Math.pow(a + 0.3, 2), Math.pow(a - 1, 2)), -1))
        .isCloseTo(0.3, within(1e-9));
  }

  @Test
  void takesTheNearestOfEqualPlaces() {
    assertThat(away(a -> 1, 1)).isZero();
    assertThat(away(a -> Math.abs(a) < 0.25 || Math.abs(a - 1) < 0.25 ? 0 : 1, 1)).isZero();
  }

  @Test
  void seesASlopeAsNoMinimumAtItsEnd() {
    assertThat(away(a -> a, 1)).isCloseTo(1, within(1e-9));
  }

  @Test
  void readsWhatIsLostBeyondAnEndRelativeToIt() {
    Evidence evidence =
        Fabricated.findings(LINE, List.of(1L), trial -> solution(trial, 0.9, 0.3, 2, 0.98))
            .evidence();
    assertThat(evidence.sample(LOST.name(), InterpolationClaimsIT.BEYOND_A).mean())
        .isCloseTo(2.0 / 3, within(1e-12));
    assertThat(evidence.sample(LOWER_END.name(), InterpolationClaimsIT.LINE).mean()).isEqualTo(0.9);
    assertThat(evidence.sample(FLATTER.name(), InterpolationClaimsIT.LINE).mean()).isZero();
    assertThat(evidence.sample(LEAD.name(), InterpolationClaimsIT.MATCHED).mean()).isZero();
    assertThat(InterpolationMetrics.flatter(1, 3)).isEqualTo(0.5);
    assertThat(InterpolationMetrics.flatter(-1, 1)).isEqualTo(1);
  }

  /** A and B, training and test, and the three lines differ in every number. */
  @Test
  void readsEachNumberOfItsOwnEndAndLine() {
    Evidence evidence =
        Fabricated.findings(LINE, List.of(1L), InterpolationMetricsTest::different).evidence();
    assertThat(mean(evidence, InterpolationMetrics.TRAIN_LOSS, "α = 2.00")).isEqualTo(3);
    assertThat(mean(evidence, InterpolationMetrics.TEST_LOSS, "α = 2.00")).isEqualTo(13);
    assertThat(mean(evidence, InterpolationMetrics.TRAIN_ACCURACY, "α = 2.00"))
        .isCloseTo(0.3, within(1e-12));
    assertThat(mean(evidence, TEST_ACCURACY, "α = 2.00")).isCloseTo(0.6, within(1e-12));
    assertThat(mean(evidence, LOST, InterpolationClaimsIT.BEYOND_A))
        .isCloseTo(-0.25, within(1e-12));
    assertThat(mean(evidence, LOST, InterpolationClaimsIT.BEYOND_B))
        .isCloseTo(0.2 / 0.8, within(1e-12));
    assertThat(mean(evidence, LOWER_END, InterpolationClaimsIT.LINE)).isCloseTo(0.8, within(1e-12));
    assertThat(mean(evidence, FLATTER, InterpolationClaimsIT.LINE)).isEqualTo(0.5);
    assertThat(mean(evidence, FLATTER, InterpolationClaimsIT.MATCHED)).isEqualTo(-0.2);
    assertThat(mean(evidence, LEAD, InterpolationClaimsIT.LINE)).isCloseTo(0.02, within(1e-12));
    assertThat(mean(evidence, LEAD, InterpolationClaimsIT.MATCHED)).isCloseTo(-0.1, within(1e-12));
    assertThat(mean(evidence, InterpolationMetrics.BARRIER, InterpolationClaimsIT.ALIGNED))
        .isEqualTo(7);
    assertThat(mean(evidence, InterpolationMetrics.LEARNED, InterpolationClaimsIT.B))
        .isEqualTo(0.91);
    assertThat(mean(evidence, InterpolationMetrics.MINIMUM_AWAY, InterpolationClaimsIT.LINE))
        .isCloseTo(0.5, within(1e-12));
    assertThat(mean(evidence, InterpolationMetrics.TEST_MINIMUM_AWAY, InterpolationClaimsIT.LINE))
        .isCloseTo(1, within(1e-12));
    assertThat(mean(evidence, InterpolationMetrics.PEAK_AWAY, InterpolationClaimsIT.LINE))
        .isCloseTo(0.5, within(1e-12));
    assertThat(mean(evidence, InterpolationMetrics.TEST_PEAK_AWAY, InterpolationClaimsIT.LINE))
        .isCloseTo(1, within(1e-12));
  }

  private static double mean(Evidence evidence, Metric metric, String arm) {
    return evidence.sample(metric.name(), arm).mean();
  }

  private static TrialResult different(Trial trial) {
    boolean a = trial.batchSize() == 64;
    return Fabricated.finished(
        trial,
        Map.of(
            "line.train.loss", curve(place -> 1 + Math.abs(place - 0.5) * 4 / 3),
            "line.test.loss", curve(place -> 15 - place),
            "line.train.accuracy", curve(place -> 0.9 - Math.abs(place - 0.3) * 0.6 / 1.7),
            "line.test.accuracy", curve(place -> place < 0.5 ? 0.8 - 0.2 * place : 1 - 0.2 * place),
            "line-matched.test.accuracy", curve(place -> 0.5 + 0.1 * place)),
        Map.ofEntries(
            Map.entry("curvature", a ? 1.0 : 3.0),
            Map.entry("line-matched.curvature.start", 3.0),
            Map.entry("line-matched.curvature.end", 2.0),
            Map.entry("line.train.barrier", 5.0),
            Map.entry("line-aligned.train.barrier", 7.0),
            Map.entry("end.train.accuracy", a ? 0.92 : 0.91),
            Map.entry("end.test.accuracy", a ? 0.82 : 0.8)));
  }

  /** Accurate at both ends, at {@code beyond} one distance away and halfway between them. */
  static TrialResult solution(
      Trial trial, double end, double beyond, double curvature, double accuracy) {
    return result(
        trial,
        place -> 0.1 + Math.abs(place * (place - 1)),
        place -> end + (beyond - end) * Math.min(1, Math.abs(place * (place - 1)) / 2),
        curvature,
        accuracy);
  }

  static TrialResult result(
      Trial trial,
      DoubleUnaryOperator loss,
      DoubleUnaryOperator accuracy,
      double curvature,
      double endAccuracy) {
    Map<String, MeasuredSeries> series = new HashMap<>();
    Map<String, Double> scalars =
        new HashMap<>(
            Map.of(
                "curvature", curvature,
                "end.train.accuracy", endAccuracy,
                "end.test.accuracy", endAccuracy));
    for (String line : List.of("line.", "line-aligned.", "line-matched.")) {
      for (String set : List.of("train.", "test.")) {
        series.put(line + set + "loss", curve(loss));
        series.put(line + set + "accuracy", curve(accuracy));
      }
      scalars.put(line + "train.barrier", 0.0);
      scalars.put(line + "curvature.start", curvature);
      scalars.put(line + "curvature.end", curvature);
    }
    return Fabricated.finished(trial, series, scalars);
  }

  private static double away(DoubleUnaryOperator curve, int sign) {
    return InterpolationMetrics.away(curve(curve), sign);
  }

  private static MeasuredSeries curve(DoubleUnaryOperator curve) {
    double[] places = LinearPath.places(61, -1, 2);
    return new MeasuredSeries(places, Arrays.stream(places).map(curve).toArray());
  }
}
