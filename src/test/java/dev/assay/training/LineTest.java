package dev.assay.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.measurement.Evaluation;
import dev.assay.measurement.Examples;
import dev.assay.model.ConvNet;
import dev.assay.model.Optimizer;
import dev.assay.training.Line.Variant;
import dev.assay.training.result.Measurements;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.TrialData;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineTest {
  private static final ConvNet NET = ConvNet.ofWidths(3, 4);
  @TempDir Path directory;

  @Test
  void joinsTheTwoSolutions() {
    Trial start = trial(64, 1, 1);
    Trial end = trial(200, 1, 2, line(start, Variant.PLAIN), new Flatness(1000, 2));
    Measurements started = run(start);
    Measurements found = run(end);
    TrialExamples examples = TrialExamples.draw(end, Trials.DATA);
    for (String set : List.of("train", "test")) {
      var all = set.equals("train") ? examples.train() : examples.test();
      assertThat(found.series("line." + set + ".loss").at(0))
          .isEqualTo(evaluate(start, started, all).loss());
      assertThat(found.series("line." + set + ".accuracy").at(0))
          .isEqualTo(evaluate(start, started, all).accuracy());
      assertThat(found.series("line." + set + ".loss").at(1))
          .isEqualTo(evaluate(end, found, all).loss());
      assertThat(found.scalar("line." + set + ".barrier")).isNotNegative();
    }
    assertThat(found.series("line.train.loss").size()).isEqualTo(7);
    assertThat(found.scalar("line.length"))
        .isEqualTo(started.weights("epoch-2").distance(found.weights("epoch-2")));
    assertThat(found.scalar("line.curvature.start")).isNotEqualTo(0);
    assertThat(found.scalar("line.curvature.end")).isEqualTo(found.scalar("curvature"));
  }

  @Test
  void alignsAndMatchesTheLoss() {
    Trial start = trial(64, 1, 1);
    Trial end = trial(200, 1, 2, line(start, Variant.ALIGNED), line(start, Variant.MATCHED_LOSS));
    Measurements found = run(end);
    TrialExamples examples = TrialExamples.draw(end, Trials.DATA);
    double own = evaluate(end, found, examples.train()).loss();
    assertThat(found.series("line-aligned.train.loss").at(1))
        .as("reordered units, the same function")
        .isCloseTo(own, within(1e-5));
    assertThat(found.scalar("line-aligned.length"))
        .isLessThan(run(start).weights("epoch-2").distance(found.weights("epoch-2")));
    double epoch = found.scalar("line-matched.epoch");
    assertThat(epoch).isIn(1.0, 2.0);
    double matched = found.series("line-matched.train.loss").at(0);
    PlainNetwork other =
        PlainNetwork.of(start, run(start).weights(Snapshots.name(epoch == 1 ? 2 : 1)));
    double unmatched = other.evaluate(examples.train()).loss();
    other.close();
    assertThat(Math.abs(Math.log(matched / own)))
        .isLessThanOrEqualTo(Math.abs(Math.log(unmatched / own)));
  }

  @Test
  void leavesNothingWhenTheOtherTrialDiverged() {
    Trial start =
        new Trial(images(), NET, Optimizer.sgd(1e30), 64, new Budget.Epochs(2), 1, new PerEpoch());
    Measurements found = run(trial(200, 1, 2, line(start, Variant.PLAIN)));
    assertThat(run(start).weights()).isEmpty();
    assertThat(found.scalars()).isEmpty();
  }

  @Test
  void rejectsWhatIsNoLine() {
    Trial start = trial(64, 1, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Line(start, Variant.PLAIN, 5, 0.5, 2, 10, 0))
        .withMessageContaining("must hold 0 and 1");
    assertThatIllegalArgumentException().isThrownBy(() -> new Flatness(5, 0));
    Trial normalised =
        new Trial(images(), NET.normalised(), Optimizer.adam(1e-2), 64, new Budget.Epochs(1), 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> line(normalised, Variant.PLAIN))
        .withMessageContaining("with batch norm");
  }

  private static Line line(Trial start, Variant variant) {
    return new Line(start, variant, 7, -1, 2, 1000, variant == Variant.PLAIN ? 2 : 0);
  }

  private static TrialData.Images images() {
    return new TrialData.Images(Trials.STROKES.name(), Trials.STROKES.digest(), 200, 100, 0);
  }

  private static Trial trial(int batch, long seed, long initSeed, Probe... more) {
    List<Probe> probes =
        Stream.concat(Stream.of(new Snapshots(List.of(1, 2))), Stream.of(more)).toList();
    return new Trial(
        images(), NET, Optimizer.adam(1e-2), batch, new Budget.Epochs(2), seed, initSeed, probes);
  }

  private static Evaluation evaluate(Trial trial, Measurements found, Examples set) {
    try (PlainNetwork network = PlainNetwork.of(trial, found.weights("epoch-2"))) {
      return network.evaluate(set);
    }
  }

  private Measurements run(Trial trial) {
    Trials.runner(directory, 1, Trials.NO_WARNING).run(List.of(trial));
    return Trials.runner(directory, 1, Trials.NO_WARNING)
        .run(List.of(trial))
        .get(0)
        .result()
        .measurements();
  }
}
