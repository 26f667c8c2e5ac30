package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SampleTest {
  private static final Sample LOSS =
      Sample.builder("loss", "nats")
          .put(3, 0.5)
          .put(1, 0.25)
          .missing(2, "diverged at step 7")
          .build();

  @Test
  void keepsValuesInTheOrderOfSeedsAndMissingSeedsApart() {
    assertThat(LOSS.seeds()).containsExactly(1L, 3L);
    assertThat(LOSS.toArray()).containsExactly(0.25, 0.5);
    assertThat(LOSS.size()).isEqualTo(2);
    assertThat(LOSS.toArray(9)).containsExactly(0.25, 9, 0.5);
    assertThat(LOSS.mean()).isEqualTo(0.375);
    assertThat(LOSS.standardDeviation()).isCloseTo(0.25 / Math.sqrt(2), within(1e-15));
    assertThat(LOSS.missing()).containsEntry(2L, "diverged at step 7");
  }

  @Test
  void pairsBySeedAndCarriesEverySeedThatLacksASide() {
    Sample other =
        Sample.builder("other", "nats").put(1, 1).put(2, 2).put(4, 4).missing(3, "died").build();
    Sample difference = LOSS.minus(other);
    assertThat(difference.values()).containsExactly(Map.entry(1L, -0.75));
    assertThat(difference.missing())
        .containsEntry(2L, "loss: diverged at step 7")
        .containsEntry(3L, "other: died")
        .containsEntry(4L, "loss: not measured");
    assertThat(difference.metric()).isEqualTo("loss − other");
  }

  @Test
  void dividesAndTakesLogarithms() {
    Sample two = Samples.ofSeedsFromOne("two", "nats", 2, 8, 0);
    Sample one = Samples.ofSeedsFromOne("one", "nats", 1, 2, 5);
    assertThat(two.logRatio(one).toArray()).containsExactly(Math.log(2), Math.log(8) - Math.log(2));
    assertThat(two.logRatio(one).missing().get(3L)).contains("undefined for 0.0 and 5.0");
  }

  @Test
  void mapsValuesAndMakesUndefinedOnesMissing() {
    Sample mapped = Samples.ofSeedsFromOne("loss", "nats", 1, -1).map("ln loss", "", Math::log);
    assertThat(mapped.toArray()).containsExactly(0);
    assertThat(mapped.missing().get(2L)).isEqualTo("loss of -1.0 gives NaN");
  }

  @Test
  void refusesNaNWithMetricAndSeed() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> Sample.builder("loss", "nats").put(17, bad).build())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("loss of seed 17 is " + bad)
          .hasMessageContaining("missing");
    }
  }

  @Test
  void refusesASeedTwiceAReasonLeftOutAndMixedUnits() {
    assertThatThrownBy(() -> Sample.builder("loss", "").put(1, 1).missing(1, "x"))
        .hasMessageContaining("seed 1 is given twice");
    assertThatThrownBy(() -> Sample.builder("loss", "").missing(1, " ").build())
        .hasMessageContaining("without a reason");
    assertThatThrownBy(() -> LOSS.minus(Samples.ofSeedsFromOne("accuracy", "%", 1)))
        .hasMessageContaining("loss is in \"nats\" and accuracy in \"%\"");
    Sample empty = Sample.builder("loss", "").missing(1, "died").build();
    assertThatThrownBy(empty::mean).hasMessageContaining("No seed has a value of loss");
    assertThatThrownBy(Samples.ofSeedsFromOne("loss", "", 1)::standardDeviation)
        .hasMessageContaining("needs two");
  }

  @Test
  void copiesItsMaps() {
    TreeMap<Long, Double> values = new TreeMap<>();
    values.put(1L, 1.0);
    Sample sample = new Sample("loss", "", values, new TreeMap<>());
    values.put(2L, 2.0);
    sample.toArray()[0] = 9;
    assertThat(sample.toArray()).containsExactly(1);
    assertThatThrownBy(() -> sample.values().put(3L, 3.0))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
