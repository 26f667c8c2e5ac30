package dev.assay.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.model.Architecture;
import dev.assay.model.ConvNet;
import dev.assay.model.MeasuredLoss;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static final ConvNet NET = ConvNet.ofWidths(2, 3);

  @Test
  void looksAtEveryExampleAndCatchesTheOneThatLooksAtTheLastBatch() {
    MultiLayerNetwork network = TestNetworks.build(NET, TestNetworks.weights(NET, 1));
    Examples set = TestImages.random(600, 1);
    double loss = 0;
    double right = 0;
    for (int i = 0; i < 600; i++) {
      Evaluation one = Evaluation.of(network, one(set, i), TestNetworks.batches());
      loss += one.loss() / 600;
      right += one.accuracy() / 600;
    }
    Evaluation whole = Evaluation.of(network, set, TestNetworks.batches());
    assertThat(whole.loss()).isCloseTo(loss, within(1e-6));
    assertThat(whole.accuracy()).isCloseTo(right, within(1e-12));
    // Mutant: what the last mini-batch of the pass amounted to.
    MeasuredLoss last = Architecture.lossOf(network);
    assertThat(last.lastMean()).isNotCloseTo(loss, within(1e-6));
    assertThat(last.lastCorrect() / 600.0).isNotCloseTo(right, within(1e-12));
  }

  private static Examples one(Examples set, int index) {
    return new Examples() {
      @Override
      public int count() {
        return 1;
      }

      @Override
      public int inputs() {
        return set.inputs();
      }

      @Override
      public int outputs() {
        return set.outputs();
      }

      @Override
      public void write(int i, float[] input, int inputOffset, float[] label, int labelOffset) {
        set.write(index, input, inputOffset, label, labelOffset);
      }
    };
  }

  @Test
  void spacedExamplesAreEvenlySpaced() {
    ImageExamples set = TestImages.random(10, 1);
    Examples spaced = new SpacedExamples(set, 5);
    float[] input = new float[784];
    float[] expected = new float[784];
    assertThat(spaced.count()).isEqualTo(5);
    assertThat(new SpacedExamples(set, 99).count()).isEqualTo(10);
    IntStream.range(0, 5)
        .forEach(
            i -> {
              spaced.write(i, input, 0, new float[10], 0);
              set.write(2 * i, expected, 0, new float[10], 0);
              assertThat(input).isEqualTo(expected);
            });
  }
}
