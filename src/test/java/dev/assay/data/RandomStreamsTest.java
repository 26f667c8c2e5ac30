package dev.assay.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RandomStreamsTest {

  @Test
  void generatesTheReferenceSequence() {
    // First outputs of the authors' C code from the state 1, 2, 3, 4.
    RandomGenerator random = new Xoshiro256PlusPlus(1, 2, 3, 4);
    assertThat(random.longs(5).toArray())
        .containsExactly(
            41943041L,
            58720359L,
            3588806011781223L,
            3591011842654386L,
            Long.parseUnsignedLong("9228616714210784205"));
  }

  @Test
  void streamsStayWhatTheyWere() {
    // Computed apart, in Python with hashlib.
    RandomGenerator random = new RandomStreams(7).stream("shuffle");
    assertThat(random.nextLong()).isEqualTo(2669772744353123685L);
    assertThat(random.nextInt(1000)).isEqualTo(322);
    assertThat(random.nextDouble()).isEqualTo(0.9095480530562728);
    assertThat(random.nextGaussian()).isEqualTo(0.005705969598808434);
  }

  @Test
  void aNameOrASeedMakesAnotherStream() {
    long first = new RandomStreams(7).stream("init").nextLong();
    assertThat(new RandomStreams(7).stream("init").nextLong()).isEqualTo(first);
    assertThat(new RandomStreams(7).stream("noise").nextLong()).isNotEqualTo(first);
    assertThat(new RandomStreams(8).stream("init").nextLong()).isNotEqualTo(first);
  }

  @Test
  void gaussianHasTheMomentsOfTheNormalDistribution() {
    RandomGenerator random = new RandomStreams(1).stream("gaussian");
    int count = 200_000;
    double sum = 0;
    double squares = 0;
    double fourths = 0;
    for (int i = 0; i < count; i++) {
      double x = RandomStreams.gaussian(random);
      sum += x;
      squares += x * x;
      fourths += x * x * x * x;
    }
    assertThat(sum / count).isCloseTo(0, within(0.01));
    assertThat(squares / count).isCloseTo(1, within(0.015));
    assertThat(fourths / count).isCloseTo(3, within(0.1));
  }

  @Test
  void shuffleMakesEveryOrderAsLikely() {
    RandomGenerator random = new RandomStreams(1).stream("orders");
    Map<String, Integer> orders = new TreeMap<>();
    for (int i = 0; i < 6_000; i++) {
      int[] values = {1, 2, 3};
      RandomStreams.shuffle(values, random);
      orders.merge(Arrays.toString(values), 1, Integer::sum);
    }
    // 1,000 expected of each of the six, standard deviation 29.
    assertThat(orders).hasSize(6);
    assertThat(orders.values()).allSatisfy(n -> assertThat(n).isBetween(850, 1_150));
  }

  @Test
  void rejectsEmptyRanges() {
    RandomGenerator random = new RandomStreams(1).stream("x");
    assertThatThrownBy(() -> random.nextInt(0)).hasMessageContaining("bound 0");
    assertThatThrownBy(() -> random.nextInt(3, 3)).hasMessageContaining("[3, 3)");
    assertThatThrownBy(() -> random.nextDouble(1, 1)).hasMessageContaining("[1.0, 1.0)");
    assertThatThrownBy(() -> random.nextGaussian(0, -1)).hasMessageContaining("-1.0");
    assertThatThrownBy(() -> new Xoshiro256PlusPlus(0, 0, 0, 0)).hasMessageContaining("state");
  }
}
