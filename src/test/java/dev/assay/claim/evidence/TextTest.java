package dev.assay.claim.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.statistics.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "100000, 100000",
    "0.25, 0.25",
    "0.123456, 0.1235",
    "99.95, 99.95",
    "-3.5, −3.5",
    "0.00025, 2.5e−4",
    "1.5e12, 1.5e12",
    "10.004, 10",
    "0.001, 0.001",
    "1000000.5, 1e6",
    "1e9, 1e9",
    "999999999, 999999999",
    "Infinity, ∞"
  })
  void writesFourSignificantDigits(double value, String text) {
    assertThat(Text.number(value)).isEqualTo(text);
  }

  @Test
  void writesLengthsOfTimeAsCoarseAsAnEstimate() {
    assertThat(Text.duration(0.2)).isEqualTo("1 s");
    assertThat(Text.duration(58.4)).isEqualTo("58 s");
    assertThat(Text.duration(840)).isEqualTo("14 min");
    assertThat(Text.duration(9000)).isEqualTo("2.5 h");
    assertThat(Text.duration(90)).isEqualTo("2 min");
    assertThat(Text.duration(5400)).isEqualTo("1.5 h");
  }

  @Test
  void writesUnitsAndPValues() {
    assertThat(Text.withUnit(Math.log(2), "ln ×")).isEqualTo("a factor of 2");
    assertThat(Text.interval(new Interval(0, Math.log(4), 0.9), Text.LOG_RATIO))
        .isEqualTo("[1, 4] at 90%");
    assertThat(Text.interval(new Interval(0, 0.5, 0.9), "nats")).isEqualTo("[0, 0.5] at 90%");
    assertThat(Text.withUnit(0.5, "nats")).isEqualTo("0.5 nats");
    assertThat(Text.withUnit(0.5, "")).isEqualTo("0.5");
    assertThat(Text.withUnit(1, "epochs")).isEqualTo("1 epoch");
    assertThat(Text.withUnit(-1, "nats")).isEqualTo("−1 nat");
    assertThat(Text.withUnit(3, "epoch")).isEqualTo("3 epochs");
    assertThat(Text.withUnit(1, "MSE")).isEqualTo("1 MSE");
    assertThat(Text.p(0.012345)).isEqualTo("p = 0.0123");
    assertThat(Text.p(1e-9)).isEqualTo("p < 0.0001");
    assertThat(Text.p(1e-4)).isEqualTo("p = 0.0001");
    assertThat(Text.counted(1, "seed")).isEqualTo("1 seed");
    assertThat(Text.counted(1_200, "seed")).isEqualTo("1,200 seeds");
    assertThat(Text.seeds(List.of(3L))).isEqualTo("seed 3");
    assertThat(Text.seeds(List.of(3L, 5L))).isEqualTo("seeds 3, 5");
    assertThat(Text.seeds(List.of(3L, 4L))).isEqualTo("seeds 3, 4");
    assertThat(Text.seeds(List.of(9L, 1L, 3L, 2L, 8L, 5L, 10L)))
        .isEqualTo("seeds 1 to 3, 5, 8 to 10");
    assertThat(Text.bare(0.25, Text.SHARE)).isEqualTo("25%");
    assertThat(Text.number(Double.NEGATIVE_INFINITY)).isEqualTo("−∞");
  }
}
