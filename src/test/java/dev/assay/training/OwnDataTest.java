package dev.assay.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assay.data.FunctionPoints;
import dev.assay.data.NamedFunction;
import dev.assay.data.OwnTable;
import dev.assay.model.Activation;
import dev.assay.model.Architecture;
import dev.assay.model.ConvNet;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import dev.assay.training.result.Measurements;
import dev.assay.training.result.Outcome;
import dev.assay.training.result.Provenance;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.TrialData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Trials on data of a report's own: they train, repeat, and are written and read. */
class OwnDataTest {
  private static final TrialData.Images IMAGES =
      new TrialData.Images(Trials.STROKES.name(), Trials.STROKES.digest(), 100, 50, 0);
  private static final FunctionPoints NOISY =
      FunctionPoints.of(NamedFunction.SIN).between(-3, 3).random(40).holdingOut(20).noisy(0.1);

  private static Trial trial(TrialData data, Architecture network, long seed) {
    return new Trial(
        data,
        network,
        Optimizer.adam(1e-2),
        20,
        new Budget.Epochs(3),
        seed,
        new FinalFit(),
        new PerIteration(1));
  }

  private static Trial images(TrialData data, long seed) {
    return trial(data, ConvNet.ofWidths(4, 4), seed);
  }

  private static Trial points(long seed) {
    return trial(new TrialData.Points(NOISY), Mlp.ofWidths(Activation.TANH, 8), seed);
  }

  private static byte[] measured(Trial trial) throws IOException {
    return TrialJson.bytes(Trainer.measure(trial, Trials.DATA));
  }

  @Test
  void cropsAndMirrorsFromTheTrialsOwnStream() throws IOException {
    byte[] plain = measured(images(IMAGES, 1));
    byte[] augmented = measured(images(new TrialData.Augmented(IMAGES, 2, true), 1));
    assertThat(augmented)
        .isEqualTo(measured(images(new TrialData.Augmented(IMAGES, 2, true), 1)))
        .isNotEqualTo(plain)
        .isNotEqualTo(measured(images(new TrialData.Augmented(IMAGES, 2, false), 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TrialData.Augmented(IMAGES, 0, false))
        .withMessageContaining("give a margin of 1 to 16, or mirrors");
  }

  /** What is measured on the training set is measured on the images as they are. */
  @Test
  void measuresTheTrainingSetAsItIs() {
    Trial untrained =
        new Trial(
            new TrialData.Augmented(IMAGES, 4, true),
            ConvNet.ofWidths(4, 4),
            Optimizer.sgd(1e-30),
            20,
            new Budget.Steps(1),
            1,
            new FinalFit());
    Trial plain =
        new Trial(
            IMAGES,
            ConvNet.ofWidths(4, 4),
            Optimizer.sgd(1e-30),
            20,
            new Budget.Steps(1),
            1,
            new FinalFit());
    assertThat(Trainer.measure(untrained, Trials.DATA).scalar("final.train.loss"))
        .isEqualTo(Trainer.measure(plain, Trials.DATA).scalar("final.train.loss"));
  }

  @Test
  void fitsPointsOfANamedFunctionAndMeasuresThoseHeldOut() throws IOException {
    Trial long1 =
        new Trial(
            new TrialData.Points(NOISY),
            Mlp.ofWidths(Activation.TANH, 16),
            Optimizer.adam(1e-2),
            40,
            new Budget.Steps(2_000),
            1,
            new FinalFit());
    Measurements fitted = Trainer.measure(long1, DataSets.of());
    assertThat(fitted.scalar("final.train.loss")).isLessThan(0.05);
    assertThat(fitted.scalar("final.test.loss"))
        .isLessThan(0.15)
        .isNotEqualTo(fitted.scalar("final.train.loss"));
    assertThat(measured(points(1)))
        .isEqualTo(measured(points(1)))
        .isNotEqualTo(measured(points(2)));
  }

  @Test
  void learnsARowsNumberOfAnOwnTable(@TempDir Path project) throws IOException {
    String rows =
        IntStream.range(0, 60)
            .mapToObj(i -> i + "," + (i * 7 % 11) + "," + (0.1 * i - 0.3 * (i * 7 % 11)))
            .collect(Collectors.joining("\n", "a,b,y\n", "\n"));
    Path file = Files.writeString(project.resolve("t.csv"), rows);
    OwnTable table =
        OwnTable.numbers(
            "t",
            file.toString(),
            TrialJson.sha256(rows.getBytes(StandardCharsets.UTF_8)),
            "y",
            "a",
            "b");
    Mlp network =
        new Mlp(2, List.of(16), 1, Activation.TANH, Mlp.ofWidths(Activation.TANH, 16).start());
    Trial trial =
        new Trial(
            new TrialData.Table("t", table.digest(), 40, 20),
            network,
            Optimizer.adam(1e-2),
            40,
            new Budget.Steps(2_000),
            1,
            new FinalFit());
    assertThat(Trainer.measure(trial, DataSets.of()).scalar("final.test.loss")).isLessThan(0.1);
    assertThat(trial.data().targets(1)).hasSize(40);
  }

  static Stream<Trial> trials() {
    return Stream.of(images(new TrialData.Augmented(IMAGES, 2, true), 5), points(5));
  }

  @ParameterizedTest
  @MethodSource("trials")
  void isReadAsItWasWritten(Trial trial) throws IOException {
    TrialResult result =
        new TrialResult(
            trial,
            new Measurements(new TreeMap<>(), new TreeMap<>(), new TreeMap<>()),
            new Outcome.Finished(trial.steps()),
            new Provenance("unknown", false, "", "", "", "", "", "", 1, 0));
    byte[] json = TrialJson.bytes(result);
    assertThat(TrialJson.read(json, 0, json.length)).isEqualTo(result);
    assertThat(trial.data().text()).isNotBlank();
  }
}
