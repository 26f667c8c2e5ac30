package dev.assay.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.ImageData;
import dev.assay.data.ImageSet;
import dev.assay.data.Images;
import dev.assay.measurement.Examples;
import dev.assay.measurement.ImageExamples;
import dev.assay.model.ConvNet;
import dev.assay.model.Optimizer;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.TrialData;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The labels that a trial with shuffled labels is trained and tested on. */
class LabelsTest {
  private static final ImageData DATA = Trials.STROKES;

  @Test
  void dependOnTheSeedAndTheLabelsButNotOnTheImages() {
    ImageData inverted = new ImageData("inverted", inverted(DATA.train()), inverted(DATA.test()));
    DataSets both = DataSets.of(DATA, inverted);
    int[] labels = labels(TrialExamples.draw(trial(DATA, 1, 7), both).train());
    assertThat(labels(TrialExamples.draw(trial(DATA, 1, 7), both).train())).isEqualTo(labels);
    assertThat(labels(TrialExamples.draw(trial(DATA, 1, 8), both).train())).isNotEqualTo(labels);
    assertThat(labels(TrialExamples.draw(trial(inverted, 1, 7), both).train())).isEqualTo(labels);
  }

  private static ImageSet inverted(ImageSet set) {
    byte[] pixels = new byte[set.count() * set.rows() * set.columns()];
    byte[] labels = new byte[set.count()];
    int k = 0;
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) set.label(i);
      for (int pixel = 0; pixel < set.rows() * set.columns(); pixel++) {
        pixels[k++] =
            (byte) (255 - Images.pixel(set, i, pixel / set.columns(), pixel % set.columns()));
      }
    }
    return ImageSet.of(set.rows(), set.columns(), pixels, labels);
  }

  private static Trial trial(ImageData data, double share, long seed) {
    return new Trial(
        new TrialData.Images(data.name(), data.digest(), 200, 100, share),
        ConvNet.ofWidths(2),
        Optimizer.adam(1e-2),
        64,
        new Budget.Epochs(3),
        seed);
  }

  private static int[] labels(Examples examples) {
    ImageExamples images = (ImageExamples) examples;
    return IntStream.range(0, images.count()).map(images::label).toArray();
  }
}
