package dev.assay.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.data.FunctionSamples;
import dev.assay.measurement.LossSurface;
import dev.assay.model.Activation;
import dev.assay.model.Loss;
import dev.assay.model.Optimizer;
import dev.assay.model.network.Layers;
import dev.assay.report.figure.Contours;
import dev.assay.training.result.Measurements;
import dev.assay.training.result.Recorder;
import dev.assay.training.runner.RunListener;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.TrialData;
import dev.assay.training.store.TrialStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Probes that look around the weights, and a report's own. */
class LandscapeTest {
  private static final KeskarSharpness SHARPNESS = new KeskarSharpness(1e-2, 8, 2, 64);
  private static final ErrorSurface SURFACE = new ErrorSurface(5, 0.5, 64);
  private static final OwnProbe DEAD =
      OwnProbe.atTheEnd(
              "largest-weight",
              1,
              (run, into) -> {
                double largest = 0;
                for (float weight : run.weights().toArray()) {
                  largest = Math.max(largest, Math.abs(weight));
                }
                into.scalar("value", largest);
              })
          .costing(trial -> trial.architecture().parameterCount());

  @Test
  void sharpnessGrowsWithTheBoxAndTheSearch() {
    double few = measure(new KeskarSharpness(1e-2, 2, 1, 64)).scalar("sharpness");
    double more = measure(SHARPNESS).scalar("sharpness");
    double wider = measure(new KeskarSharpness(3e-2, 8, 2, 64)).scalar("sharpness");
    assertThat(few).isNotNegative();
    assertThat(more).isGreaterThanOrEqualTo(few).isPositive();
    assertThat(wider).isGreaterThan(more);
  }

  @Test
  void theSurfaceHasTheFinalLossInItsMiddle() {
    Measurements found = measure(SURFACE, new FinalFit());
    LossSurface surface = ErrorSurface.of(found);
    assertThat(surface.places()).containsExactly(-0.5, -0.25, 0, 0.25, 0.5);
    assertThat(surface.rows()[2][2]).isEqualTo(found.scalar("final.train.loss"), within(1e-6));
    assertThat(ErrorSurface.contours("seed 1", found).series()).isNotEmpty();
  }

  @Test
  void contoursOfAParaboloidAreCircles() {
    double[] places = {-2, -1, 0, 1, 2};
    double[][] rows = new double[5][5];
    for (int y = 0; y < 5; y++) {
      for (int x = 0; x < 5; x++) {
        rows[y][x] = places[x] * places[x] + places[y] * places[y];
      }
    }
    var series = Contours.of(places, rows, new double[] {1.5, 99}, "loss");
    assertThat(series).hasSize(1);
    for (int i = 0; i < series.get(0).size(); i++) {
      double radius = Math.hypot(series.get(0).x(i), series.get(0).y(i));
      // Heights between two places are taken for linear.
      assertThat(radius).isBetween(1.0, 1.5);
    }
    assertThat(Contours.levels(rows, 3)).isSorted().hasSize(3);
  }

  @Test
  void aReportsOwnProbeIsPartOfTheKeyAndStored(@TempDir Path directory) {
    Trial trial = trial(DEAD, new FinalFit());
    assertThat(trial.key()).isNotEqualTo(trial(DEAD.with("scale", 2), new FinalFit()).key());
    assertThat(trial.key()).isNotEqualTo(trial(new FinalFit()).key());
    assertThat(trial.work()).isGreaterThan(trial(new FinalFit()).work());
    TrialStore store = new TrialStore(directory, Trials.NO_WARNING);
    TrialResult trained =
        Trials.runner(store, 2, RunListener.NONE).run(List.of(trial)).get(0).result();
    assertThat(trained.measurements().scalar("largest-weight.value")).isPositive();
    assertThat(store.load(trial)).contains(trained);
    assertThat(store.load(trial(OwnProbe.atTheEnd("largest-weight", 2, (run, into) -> {}))))
        .isEmpty();
  }

  @Test
  void aReportsOwnProbeSeesTheWholeRun() {
    OwnProbe counting =
        OwnProbe.of(
            "calls",
            1,
            () ->
                new OwnProbe.Measurement() {
                  private int steps;

                  @Override
                  public void gradientReady(TrainingRun run, Recorder into) {
                    steps++;
                    assertThat(run.gradientValues()).hasSize(run.weights().size());
                  }

                  @Override
                  public void epochEnded(TrainingRun run, Recorder into) {
                    into.point("steps", run.epoch(), steps);
                  }
                });
    Measurements found = measure(counting);
    assertThat(found.series("calls.steps").last()).isEqualTo(30);
  }

  @Test
  void refusesNamesAndNumbersThatMeanNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OwnProbe.atTheEnd("Dead units", 1, (run, into) -> {}))
        .withMessageContaining("small letters, digits and dashes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trial(DEAD, DEAD.with("scale", 2)))
        .withMessageContaining("two probes of one trial leave \"largest-weight.…\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KeskarSharpness(0, 1, 1, 1))
        .withMessageContaining("give ε between 0 and 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ErrorSurface(1, 1, 1))
        .withMessageContaining("2 to 101 places");
  }

  private static Measurements measure(Probe... probes) {
    return Trainer.measure(trial(probes), Trials.DATA);
  }

  private static Trial trial(Probe... probes) {
    return new Trial(
        new TrialData.Function(FunctionSamples.ofDomain(64)),
        Layers.ofInputs(1)
            .dense(6, Activation.TANH)
            .dense(5, Activation.TANH)
            .linear(1)
            .under(Loss.SQUARED_ERROR),
        Optimizer.adam(1e-2),
        64,
        new Budget.Steps(30),
        1,
        probes);
  }
}
