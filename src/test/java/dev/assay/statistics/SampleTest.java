package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
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
  void aSeedWithoutAValueOnEitherSideStaysMissing() {
    Sample lost = Sample.builder("other", "nats").missing(2, "died").build();
    assertThat(lost.minus(LOSS).missing().get(2L)).isEqualTo("other: died");
    assertThat(lost.minus(lost).missing()).containsOnlyKeys(2L);
  }

  @Test
  void takesTheMedianOfEachGroupUnderItsFirstSeed() {
    Sample runs =
        Sample.builder("loss", "nats")
            .put(1, 9)
            .put(2, 1)
            .put(3, 4)
            .put(4, 8)
            .put(5, 2)
            .put(6, 4)
            .put(7, 20)
            .missing(8, "diverged")
            .put(9, 3)
            .build();
    Sample medians =
        runs.medians(
            List.of(List.of(1L, 2L, 3L), List.of(7L, 4L, 5L, 6L), List.of(9L, 8L), List.of(10L)));
    assertThat(medians.values()).isEqualTo(Map.of(1L, 4.0, 7L, 6.0));
    assertThat(medians.missing()).isEqualTo(Map.of(9L, "diverged"));
    assertThat(medians.unit()).isEqualTo("nats");
  }

  @Test
  void keepsTheSeedsAskedForWithAndWithoutAValue() {
    assertThat(LOSS.ofSeeds(Set.of(2L, 3L, 4L)))
        .isEqualTo(
            Sample.builder("loss", "nats").put(3, 0.5).missing(2, "diverged at step 7").build());
  }

  @Test
  void dividesAndTakesLogarithms() {
    Sample two = Samples.ofSeedsFromOne("two", "nats", 2, 8, 0);
    Sample one = Samples.ofSeedsFromOne("one", "nats", 1, 2, 5);
    assertThat(two.logRatio(one).toArray()).containsExactly(Math.log(2), Math.log(8) - Math.log(2));
    assertThat(two.logRatio(one).missing().get(3L)).contains("undefined for 0.0 and 5.0");
    Sample below = Samples.ofSeedsFromOne("below", "nats", -2, -8, 0);
    assertThat(below.logRatio(two).size()).isZero();
    assertThat(below.logRatio(below).missing()).hasSize(3);
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
    assertThatThrownBy(() -> Sample.builder("loss", "").put(1, 1).put(1, 2))
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
