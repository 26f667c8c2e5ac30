package dev.assay.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.012345|0.0123",
        "98.76|98.8",
        "1|1.00",
        "33|33.0",
        "0.5|0.500",
        "20000|20,000",
        "1023.6|1,020",
        "-0.5|−0.500",
        "4.704e-6|4.70×10⁻⁶",
        "9.996e-6|1.00×10⁻⁵",
        "0|0",
        "NaN|no value"
      })
  void writesThreeSignificantDigits(double value, String text) {
    assertThat(Finding.number(value)).isEqualTo(text);
  }

  @Test
  void writesSharesInPercentAndRatiosAsFactors() {
    assertThat(Finding.percent(0.9876)).isEqualTo("98.8%");
    assertThat(Finding.factor(1.2345)).isEqualTo("×1.23");
    assertThat(Finding.factor(Double.NaN)).isEqualTo("no value");
  }

  @Test
  void ranksWhatItsNumbersTellApart() {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("a", 2.0);
    values.put("b", 1.0);
    values.put("c", Double.NaN);
    assertThat(Finding.ranked(values, true, Finding::number))
        .isEqualTo("b lowest (1.00), then a (2.00), c: no value");
    assertThat(Finding.ranked(values, false, Finding::number))
        .isEqualTo("a highest (2.00), then b (1.00), c: no value");
    assertThat(Finding.ranked(Map.of("a", 1.0001), true, Finding::number)).isEqualTo("a (1.00)");
    values.put("b", 2.0001);
    assertThat(Finding.ranked(values, true, Finding::number))
        .isEqualTo("a (2.00), b (2.00), c: no value");
  }

  @Test
  void takesTheMedianOfWhatIsFinite() {
    assertThat(Finding.median(3, Double.NaN, 1, Double.POSITIVE_INFINITY, 2)).isEqualTo(2);
    assertThat(Finding.median(Double.NaN)).isNaN();
  }
}
