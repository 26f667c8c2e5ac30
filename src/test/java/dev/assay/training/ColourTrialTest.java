package dev.assay.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assay.data.ImageData;
import dev.assay.data.OwnTable;
import dev.assay.data.strokes.ColourStrokes;
import dev.assay.model.Activation;
import dev.assay.model.Architecture;
import dev.assay.model.ConvNet;
import dev.assay.model.Loss;
import dev.assay.model.Optimizer;
import dev.assay.model.network.Layers;
import dev.assay.training.result.Measurements;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.TrialData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A CNN of three channels on colour strokes, and a classifier of rows. */
class ColourTrialTest {
  private static final ImageData IMAGES = ColourStrokes.generate(200, 100);
  private static final TrialData.Images DATA =
      new TrialData.Images(IMAGES.name(), IMAGES.digest(), 200, 100, 0);
  private static final Architecture CNN =
      Layers.ofImages(32, 32, 3)
          .convolution(8, 3, Activation.RELU)
          .maxPool(4)
          .flatten()
          .dense(32, Activation.RELU)
          .softmax(10)
          .under(Optional.of(Loss.CROSS_ENTROPY));

  private static Measurements trained(TrialData data, Architecture network, int epochs) {
    return Trainer.measure(
        new Trial(
            data, network, Optimizer.adam(3e-3), 20, new Budget.Epochs(epochs), 1, new FinalFit()),
        DataSets.of(IMAGES));
  }

  @Test
  void learnsImagesOfThreeChannelsAsTheyAreAndCropped() {
    assertThat(trained(DATA, CNN, 30).scalar("final.train.accuracy")).isGreaterThan(0.5);
    assertThat(trained(new TrialData.Augmented(DATA, 2, false), CNN, 1).scalar("final.train.loss"))
        .isFinite();
  }

  @Test
  void refusesANetworkOfGreyImages() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trained(DATA, ConvNet.ofWidths(4, 4), 1))
        .withMessageContaining("colour-strokes")
        .withMessageContaining("32 × 32 × 3");
  }

  @Test
  void learnsTheClassesOfRows(@TempDir Path project) throws IOException {
    String rows =
        IntStream.range(0, 80)
            .mapToObj(i -> i + "," + (i * 5 % 17) + "," + (i < 40 ? "low" : "high"))
            .collect(Collectors.joining("\n", "a,b,kind\n", "\n"));
    Path file = Files.writeString(project.resolve("t.csv"), rows);
    OwnTable table =
        OwnTable.classes(
            "kinds",
            file.toString(),
            TrialJson.sha256(rows.getBytes(StandardCharsets.UTF_8)),
            "kind",
            "a",
            "b");
    Architecture two =
        Layers.ofInputs(2)
            .dense(8, Activation.TANH)
            .softmax(2)
            .under(Optional.of(Loss.CROSS_ENTROPY));
    TrialData data = new TrialData.Table("kinds", table.digest(), 60, 20);
    assertThat(trained(data, two, 60).scalar("final.test.accuracy")).isGreaterThan(0.85);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                trained(
                    data, Layers.ofInputs(3).softmax(2).under(Optional.of(Loss.CROSS_ENTROPY)), 1))
        .withMessageContaining("takes 3 numbers, and an example has 2");
  }
}
