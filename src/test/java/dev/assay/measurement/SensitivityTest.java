package dev.assay.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.assay.data.RandomStreams;
import dev.assay.model.ConvNet;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SensitivityTest {
  private static final ConvNet NET = ConvNet.ofWidths(3, 4);

  @Test
  void agreesWithTheClosedFormOfALinearSoftmaxModel() {
    int classes = 10;
    int inputs = 784;
    RandomGenerator random = new RandomStreams(5).stream("weights");
    float[] parameters = new float[inputs * classes + classes];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = (float) (0.05 * RandomStreams.gaussian(random));
    }
    MultiLayerNetwork network = TestNetworks.linearSoftmax(inputs, classes, parameters);
    Examples points = TestImages.random(9, 1);
    double[] expected = new double[3];
    for (int n = 0; n < points.count(); n++) {
      addClosedForm(points, n, parameters, expected);
    }
    Sensitivity found =
        Sensitivity.of(network, points, new Batches(size -> new long[] {size, inputs}));
    assertThat(found.loss()).isCloseTo(expected[0] / 9, withinPercentage(0.01));
    assertThat(found.softmax()).isCloseTo(expected[1] / 9, withinPercentage(0.01));
    assertThat(found.logits()).isCloseTo(expected[2] / 9, withinPercentage(0.01));
  }

  /** J = Wᵀ; the three norms by way of the full matrices. */
  private static void addClosedForm(Examples points, int n, float[] parameters, double[] sums) {
    float[] x = new float[784];
    float[] y = new float[10];
    points.write(n, x, 0, y, 0);
    double[] p = new double[10];
    double total = 0;
    for (int k = 0; k < 10; k++) {
      double z = parameters[7840 + k];
      for (int i = 0; i < 784; i++) {
        z += parameters[k * 784 + i] * x[i];
      }
      p[k] = Math.exp(z);
      total += p[k];
    }
    double loss = 0;
    double softmax = 0;
    double logits = 0;
    for (int i = 0; i < 784; i++) {
      double gradient = 0;
      for (int k = 0; k < 10; k++) {
        gradient += (p[k] / total - y[k]) * parameters[k * 784 + i];
        logits += Math.pow(parameters[k * 784 + i], 2);
        double row = 0;
        for (int j = 0; j < 10; j++) {
          double factor = p[k] / total * ((j == k ? 1 : 0) - p[j] / total);
          row += factor * parameters[j * 784 + i];
        }
        softmax += row * row;
      }
      loss += gradient * gradient;
    }
    sums[0] += Math.sqrt(loss);
    sums[1] += Math.sqrt(softmax);
    sums[2] += Math.sqrt(logits);
  }

  @Test
  void agreesWithFiniteDifferencesOfAConvolutionalNetwork() {
    MultiLayerNetwork network = TestNetworks.build(NET, TestNetworks.weights(NET, 2));
    ImageExamples points = TestImages.random(1, 3);
    float[] x = new float[784];
    float[] y = new float[10];
    points.write(0, x, 0, y, 0);
    double epsilon = 1e-2;
    INDArray moved = Nd4j.create(2 * 784, 1, 28, 28);
    for (int i = 0; i < 784; i++) {
      for (int side = 0; side < 2; side++) {
        float[] copy = x.clone();
        copy[i] += (float) (side == 0 ? epsilon : -epsilon);
        moved.slice(2 * i + side).assign(Nd4j.createFromArray(copy).reshape(1, 28, 28));
      }
    }
    double[][] p = network.output(moved, false).toDoubleMatrix();
    double loss = 0;
    double softmax = 0;
    int label = points.label(0);
    for (int i = 0; i < 784; i++) {
      double slope = Math.log(p[2 * i][label]) - Math.log(p[2 * i + 1][label]);
      loss += Math.pow(slope / (2 * epsilon), 2);
      for (int k = 0; k < 10; k++) {
        softmax += Math.pow((p[2 * i][k] - p[2 * i + 1][k]) / (2 * epsilon), 2);
      }
    }
    Sensitivity found = Sensitivity.of(network, points, TestNetworks.batches());
    assertThat(found.loss()).isCloseTo(Math.sqrt(loss), withinPercentage(1));
    assertThat(found.softmax()).isCloseTo(Math.sqrt(softmax), withinPercentage(1));
  }

  @Test
  void refusesBatchNormalisation() {
    ConvNet normalised = ConvNet.ofWidths(2).normalised();
    MultiLayerNetwork network = TestNetworks.build(normalised, TestNetworks.weights(normalised, 1));
    assertThatThrownBy(
            () -> Sensitivity.of(network, TestImages.random(2, 1), TestNetworks.batches()))
        .hasMessageContaining("fold it into the convolutions");
  }

  @Test
  void doesNotDependOnTheBatchSizeAndCatchesTheOneThatDoes() {
    MultiLayerNetwork network = TestNetworks.build(NET, TestNetworks.weights(NET, 2));
    Examples points = TestImages.random(32, 4);
    assertThat(sameAtEveryBatchSize(size -> measured(network, points, size))).isTrue();
    // Mutant: the gradient of the batch's mean loss, divided by the batch size once more.
    assertThat(sameAtEveryBatchSize(size -> batchMeanOverSize(network, points, size))).isFalse();
    assertThat(batchMeanOverSize(network, points, 4) / batchMeanOverSize(network, points, 16))
        .as("the spurious 1/b²")
        .isCloseTo(16, withinPercentage(1));
    // Mutant: the gradient of the batch's mean loss as it is.
    assertThat(sameAtEveryBatchSize(size -> size * batchMeanOverSize(network, points, size)))
        .isFalse();
  }

  private static boolean sameAtEveryBatchSize(IntToDoubleFunction instrument) {
    double reference = instrument.applyAsDouble(32);
    return IntStream.of(1, 4, 16, 20)
        .mapToDouble(instrument::applyAsDouble)
        .allMatch(value -> Math.abs(value - reference) <= 1e-4 * reference);
  }

  private static double measured(MultiLayerNetwork network, Examples points, int size) {
    int[] order = IntStream.range(0, points.count()).toArray();
    return Sensitivity.of(network, points, order, size, TestNetworks.batches()).loss();
  }

  /** What autograd users wrote: backward through the batch's mean loss, norm row by row, over b. */
  private static double batchMeanOverSize(MultiLayerNetwork network, Examples points, int size) {
    double sum = 0;
    int[] order = IntStream.range(0, points.count()).toArray();
    for (int from = 0; from < order.length; from += size) {
      int count = Math.min(size, order.length - from);
      for (int i = from; i < from + count; i++) {
        sum +=
            Sensitivity.of(network, points, new int[] {i}, 1, TestNetworks.batches()).loss()
                / count
                / count;
      }
    }
    return sum / order.length;
  }
}
