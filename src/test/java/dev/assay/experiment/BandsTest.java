package dev.assay.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.evidence.Evidence;
import dev.assay.data.FunctionSamples;
import dev.assay.measurement.MeasuredSeries;
import dev.assay.model.Activation;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import dev.assay.report.figure.Dash;
import dev.assay.report.figure.Palette;
import dev.assay.report.figure.Series;
import dev.assay.report.figure.Style;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import dev.assay.training.result.Measurements;
import dev.assay.training.result.Outcome;
import dev.assay.training.result.Provenance;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.TrialData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Curves and numbers of several runs and arms, some of which lack them. */
class BandsTest {
  private static final Metric END = Metric.ofScalar("end", "final.test.loss");

  /** A run whose test loss falls to a value, and whose training loss is half of that. */
  private static TrialResult run(long seed, double end) {
    MeasuredSeries test = new MeasuredSeries(new double[] {1, 2}, new double[] {2 * end, end});
    MeasuredSeries train = new MeasuredSeries(new double[] {1, 2}, new double[] {end, end / 2});
    return new TrialResult(
        trial(seed),
        new Measurements(
            new TreeMap<>(Map.of("test.loss", test, "train.loss", train)),
            new TreeMap<>(Map.of("final.test.loss", end)),
            new TreeMap<>()),
        new Outcome.Finished(2),
        new Provenance("unknown", false, "", "", "", "", "", "", 1, 0));
  }

  private static TrialResult diverged(long seed) {
    return new TrialResult(
        trial(seed),
        new Measurements(new TreeMap<>(), new TreeMap<>(), new TreeMap<>()),
        new Outcome.Diverged(1, Double.NaN),
        new Provenance("unknown", false, "", "", "", "", "", "", 1, 0));
  }

  private static Trial trial(long seed) {
    return new Trial(
        new TrialData.Function(FunctionSamples.ofDomain(10)),
        Mlp.ofWidths(Activation.RELU, 2),
        Optimizer.adam(1e-3),
        10,
        new Budget.Steps(2),
        seed);
  }

  @Test
  void drawsACurveOverTheArmsForEachSeedThatAllHave() {
    List<double[]> curves =
        Bands.overArms(
            List.of(List.of(run(1, 4), run(2, 5), run(3, 6)), List.of(run(1, 7), diverged(2))),
            "final.test.loss");
    assertThat(curves).containsExactly(new double[] {4, 7}, new double[] {5, Double.NaN});
  }

  @Test
  void drawsTestDashedBesideTrainingForArmsWithAStyle() {
    Map<String, List<TrialResult>> runs = new LinkedHashMap<>();
    runs.put("wide", List.of(run(1, 4), diverged(2)));
    runs.put("other", List.of(run(1, 9)));
    runs.put("deep", List.of(run(1, 8)));
    Style style = Style.of(Palette.BLUE);
    List<Series> curves = Bands.trainingAndTest(runs, Map.of("deep", style, "wide", style), "loss");
    assertThat(curves)
        .extracting(Series::name)
        .containsExactly(
            "wide, training, 1 of 2 seeds",
            "wide, test, 1 of 2 seeds",
            "deep, training",
            "deep, test");
    assertThat(curves.get(0).style()).contains(style);
    assertThat(curves.get(1).style()).contains(style.with(Dash.DASHED));
    assertThat(curves.get(3).last()).isEqualTo(8);
    assertThat(Bands.byArm(runs, ofArm -> Bands.end(ofArm, "train.loss")))
        .containsExactly(Map.entry("wide", 2.0), Map.entry("other", 4.5), Map.entry("deep", 4.0));
  }

  @Test
  void readsAMetricOffEachRunThatHasIt() {
    assertThat(END.of(List.of(run(1, 4), diverged(2)))).containsExactly(4, Double.NaN);
    Entries entries = new Entries();
    entries.put(END, "wide", List.of(run(1, 4), diverged(2)));
    Evidence evidence = entries.build();
    assertThat(evidence.sample("end", "wide").values()).containsExactly(Map.entry(1L, 4.0));
    assertThat(evidence.sample("end", "wide").missing()).containsOnlyKeys(2L);
  }

  @Test
  void readsAnArmOfItsOwnInItsOwnWay() {
    Metric both =
        Metric.ofSeed("end", "once", runs -> END.of(runs.of("wide")))
            .and("twice", runs -> 2 * END.of(runs.of("wide")));
    SeedRuns seed = new SeedRuns(Map.of("wide", run(1, 4)));
    assertThat(both.ownArms().keySet()).containsExactly("once", "twice");
    assertThat(both.reader().read(seed, "once")).isEqualTo(4);
    assertThat(both.reader().read(seed, "twice")).isEqualTo(8);
  }

  @Test
  void namesPlacesByARuleAndFindsThemAgain() {
    Metric along =
        Metric.along("loss", DoubleStream.of(1, 2, 3), at -> "epoch " + at, (runs, at) -> at);
    assertThat(along.armsAt(at -> at >= 2)).containsExactly("epoch 2.0", "epoch 3.0");
    assertThat(along.reader().read(new SeedRuns(Map.of()), "epoch 3.0")).isEqualTo(3);
  }
}
