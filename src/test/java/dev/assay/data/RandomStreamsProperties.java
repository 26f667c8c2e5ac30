package dev.assay.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RandomStreamsProperties {

  @Property
  void shuffleKeepsTheValuesAndRepeats(@ForAll @Size(max = 50) int[] values, @ForAll long seed) {
    int[] once = values.clone();
    RandomStreams.shuffle(once, new RandomStreams(seed).stream("shuffle"));
    int[] twice = values.clone();
    RandomStreams.shuffle(twice, new RandomStreams(seed).stream("shuffle"));
    assertThat(once).containsExactlyInAnyOrder(values).containsExactly(twice);
  }

  @Property
  void drawsStayInTheirRange(
      @ForAll long seed, @ForAll String name, @ForAll @IntRange(min = 1) int bound) {
    RandomGenerator random = new RandomStreams(seed).stream(name);
    for (int i = 0; i < 20; i++) {
      assertThat(random.nextInt(bound)).isBetween(0, bound - 1);
      assertThat(random.nextInt(-5, bound / 2 + 1)).isBetween(-5, bound / 2);
      assertThat(random.nextDouble()).isGreaterThanOrEqualTo(0).isLessThan(1);
      assertThat(random.nextDouble(-2, bound)).isGreaterThanOrEqualTo(-2).isLessThan(bound);
      assertThat(random.nextFloat()).isGreaterThanOrEqualTo(0).isLessThan(1);
    }
  }
}
