package dev.assay.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.data.RandomStreams;
import dev.assay.model.ConvNet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class WeightMatchingProperties {
  private static final ConvNet NET = new ConvNet(List.of(List.of(5, 7), List.of(6)), false);

  @Property(tries = 30)
  void recoversAPermutedCopyExactly(@ForAll long seed) {
    Weights original = TestNetworks.weights(NET, seed);
    Weights copy = permuted(original, seed);
    assertThat(WeightMatching.align(NET, original, copy)).isEqualTo(original);
  }

  @Property(tries = 10)
  void neverChangesTheFunction(@ForAll long seed) {
    Weights original = TestNetworks.weights(NET, seed);
    Weights other = TestNetworks.weights(NET, seed + 1);
    Examples set = TestImages.random(8, seed);
    assertThat(loss(permuted(original, seed), set)).isCloseTo(loss(original, set), within(1e-5));
    Weights aligned = WeightMatching.align(NET, original, other);
    assertThat(loss(aligned, set)).isCloseTo(loss(other, set), within(1e-5));
    assertThat(original.distance(aligned)).isLessThanOrEqualTo(original.distance(other));
  }

  @Example
  void aPathThroughAPermutedCopyKeepsTheFunctionAfterAlignment() {
    Weights original = TestNetworks.weights(NET, 1);
    Weights copy = permuted(original, 2);
    Weights aligned = WeightMatching.align(NET, original, copy);
    LinearPath kept = path(original, aligned);
    double here = kept.loss().at(0);
    assertThat(kept.loss().ys()).usingComparatorWithPrecision(1e-6).containsOnly(here);
  }

  @Example
  void refusesBatchNormalisation() {
    Weights weights = TestNetworks.weights(NET.normalised(), 1);
    assertThatThrownBy(() -> WeightMatching.align(NET.normalised(), weights, weights))
        .hasMessageContaining("plain networks only");
  }

  private static LinearPath path(Weights start, Weights end) {
    return LinearPath.evaluate(
        TestNetworks.build(NET, start),
        start,
        end,
        LinearPath.places(5, 0, 1),
        TestImages.random(8, 1),
        TestNetworks.batches());
  }

  private static double loss(Weights weights, Examples set) {
    return Evaluation.of(TestNetworks.build(NET, weights), set, TestNetworks.batches()).loss();
  }

  private static Weights permuted(Weights weights, long seed) {
    RandomGenerator random = new RandomStreams(seed).stream("permutation");
    HiddenUnits units = new HiddenUnits(NET);
    Weights permuted = weights;
    for (int layer = 0; layer < units.hidden(); layer++) {
      int[] order = IntStream.range(0, units.count(layer)).toArray();
      RandomStreams.shuffle(order, random);
      permuted = units.permute(permuted, layer, order);
    }
    return permuted;
  }
}
