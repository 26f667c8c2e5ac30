package dev.assay.claim.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.statistics.Interval;
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
    "10.004, 10"
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
    assertThat(Text.number(Double.NEGATIVE_INFINITY)).isEqualTo("−∞");
  }
}
