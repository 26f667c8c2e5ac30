package dev.assay.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.assay.data.RandomStreams;
import dev.assay.model.ConvNet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

class SensitivityProperties {
  @Property(tries = 20)
  void dependsNeitherOnTheOrderNorOnTheBatches(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 16) int chunk) {
    ConvNet net = ConvNet.ofWidths(2, 3);
    MultiLayerNetwork network = TestNetworks.build(net, TestNetworks.weights(net, seed));
    Examples points = TestImages.random(13, seed);
    int[] order = IntStream.range(0, 13).toArray();
    Sensitivity plain = Sensitivity.of(network, points, TestNetworks.batches());
    RandomStreams.shuffle(order, new RandomStreams(seed).stream("order"));
    Sensitivity mixed = Sensitivity.of(network, points, order, chunk, TestNetworks.batches());
    assertThat(mixed.loss()).isCloseTo(plain.loss(), withinPercentage(0.01));
    assertThat(mixed.softmax()).isCloseTo(plain.softmax(), withinPercentage(0.01));
    assertThat(mixed.logits()).isCloseTo(plain.logits(), withinPercentage(0.01));
  }
}
