package dev.assay.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.assay.data.RandomStreams;
import dev.assay.model.ConvNet;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;

class SensitivityTest {
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
  void refusesBatchNormalisation() {
    ConvNet normalised = ConvNet.ofWidths(2).normalised();
    MultiLayerNetwork network = TestNetworks.build(normalised, TestNetworks.weights(normalised, 1));
    assertThatThrownBy(
            () -> Sensitivity.of(network, TestImages.random(2, 1), TestNetworks.batches()))
        .hasMessageContaining("fold it into the convolutions");
  }
}
