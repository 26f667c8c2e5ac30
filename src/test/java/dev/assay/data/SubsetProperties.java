package dev.assay.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class SubsetProperties {

  @Property
  void takesDistinctImagesInOrderAndRepeatably(
      @ForAll("labels") int[] labels,
      @ForAll @IntRange(min = 1, max = 80) int wanted,
      @ForAll boolean stratified,
      @ForAll long seed) {
    ImageSet set = Images.labelled(labels);
    Subset subset = new Subset(Math.min(wanted, labels.length), stratified);
    int[] indices = subset.indices(set, random(seed));
    assertThat(indices).hasSize(subset.size()).doesNotHaveDuplicates().isSorted();
    assertThat(indices[0]).isNotNegative();
    assertThat(indices[indices.length - 1]).isLessThan(labels.length);
    assertThat(subset.indices(set, random(seed))).containsExactly(indices);
  }

  @Property
  void stratifiedKeepsSharesWithinOneImage(
      @ForAll("labels") int[] labels,
      @ForAll @IntRange(min = 1, max = 80) int wanted,
      @ForAll long seed) {
    int size = Math.min(wanted, labels.length);
    int[] chosen = new Subset(size, true).indices(Images.labelled(labels), random(seed));
    for (int c = 0; c < 10; c++) {
      int label = c;
      double exact = (double) size * count(labels, label) / labels.length;
      long got = Arrays.stream(chosen).filter(i -> labels[i] == label).count();
      assertThat((double) got).isCloseTo(exact, within(1.0));
    }
  }

  @Property
  void theWholeSetKeepsItsOrder(@ForAll @IntRange(min = 1, max = 99) int count) {
    int[] indices = Subset.all(count).indices(Images.labelled(new int[count]), random(1));
    assertThat(indices).containsExactly(IntStream.range(0, count).toArray());
  }

  @Example
  void aSeedChangesTheChoice() {
    ImageSet set = Images.labelled(new int[100]);
    Subset subset = new Subset(20, false);
    assertThat(subset.indices(set, random(1))).isNotEqualTo(subset.indices(set, random(2)));
    Subset stratified = new Subset(20, true);
    assertThat(stratified.indices(set, random(1))).isNotEqualTo(stratified.indices(set, random(2)));
  }

  @Example
  void everyImageIsAsLikely() {
    ImageSet set = Images.labelled(new int[10]);
    int[] taken = new int[10];
    RandomGenerator random = random(3);
    for (int i = 0; i < 10_000; i++) {
      for (int index : new Subset(3, false).indices(set, random)) {
        taken[index]++;
      }
    }
    // 3,000 expected, standard deviation 46.
    assertThat(Arrays.stream(taken).boxed()).allSatisfy(n -> assertThat(n).isBetween(2_750, 3_250));
  }

  @Example
  void rejectsSizesThatDoNotExist() {
    assertThatThrownBy(() -> new Subset(0, true)).hasMessageContaining("subset of 0");
    assertThatThrownBy(() -> new Subset(-3, false)).hasMessageContaining("subset of -3");
    assertThatThrownBy(() -> new Subset(6, true).indices(Images.labelled(new int[5]), random(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("subset of 6 images; the set has 5");
  }

  @Provide
  Arbitrary<int[]> labels() {
    return Arbitraries.integers().between(0, 9).array(int[].class).ofMinSize(1).ofMaxSize(80);
  }

  private static RandomGenerator random(long seed) {
    return new RandomStreams(seed).stream("subset");
  }

  private static long count(int[] labels, int label) {
    return Arrays.stream(labels).filter(l -> l == label).count();
  }
}
