package dev.assay.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SelectedExamplesTest {
  @Test
  void areEvenlySpaced() {
    ImageExamples set = TestImages.random(10, 1);
    Examples spaced = SelectedExamples.spaced(set, 5);
    float[] input = new float[784];
    float[] expected = new float[784];
    assertThat(spaced.count()).isEqualTo(5);
    assertThat(SelectedExamples.spaced(set, 99).count()).isEqualTo(10);
    IntStream.range(0, 5)
        .forEach(
            i -> {
              spaced.write(i, input, 0, new float[10], 0);
              set.write(2 * i, expected, 0, new float[10], 0);
              assertThat(input).isEqualTo(expected);
            });
  }
}
