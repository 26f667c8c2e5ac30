package dev.assay.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class LabelPermutationProperties {

  @Property
  void keepsClassCountsAndRepeats(
      @ForAll @Size(max = 60) int[] labels,
      @ForAll @DoubleRange(max = 1) double share,
      @ForAll long seed) {
    int[] before = labels.clone();
    int[] permuted = new LabelPermutation(share).apply(labels, random(seed));
    assertThat(labels).as("the argument stays").containsExactly(before);
    assertThat(permuted).containsExactlyInAnyOrder(labels);
    assertThat(new LabelPermutation(share).apply(labels, random(seed))).containsExactly(permuted);
  }

  @Property
  void changesNoMoreThanTheShare(@ForAll @DoubleRange(max = 1) double share, @ForAll long seed) {
    int[] labels = IntStream.range(0, 40).toArray();
    assertThat(changed(labels, share, seed)).isLessThanOrEqualTo(Math.round(share * 40));
  }

  @Example
  void shareZeroChangesNothing() {
    assertThat(changed(IntStream.range(0, 500).toArray(), 0, 1)).isZero();
  }

  @Example
  void aShareChangesAboutThatMany() {
    // All labels differ: a random permutation of k keeps one of them on average.
    assertThat(changed(IntStream.range(0, 1000).toArray(), 0.25, 1)).isBetween(240L, 250L);
    assertThat(changed(IntStream.range(0, 1000).toArray(), 1, 1)).isBetween(990L, 1000L);
  }

  @Example
  void rejectsWhatIsNoShare() {
    for (double share : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> new LabelPermutation(share))
          .hasMessage("share " + share + "; give one from 0 to 1");
    }
  }

  private static long changed(int[] labels, double share, long seed) {
    int[] permuted = new LabelPermutation(share).apply(labels, random(seed));
    return IntStream.range(0, labels.length).filter(i -> labels[i] != permuted[i]).count();
  }

  private static RandomGenerator random(long seed) {
    return new RandomStreams(seed).stream("labels");
  }
}
