package dev.assay.measurement;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SettlingTest {
  private static Series curve(double... ys) {
    double[] xs = new double[ys.length];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = 10 * i;
    }
    return new Series(xs, ys);
  }

  @Test
  void refusesWhatCannotSettle() {
    assertThatThrownBy(() -> Settling.reaches(curve(0, 5, 0), 0.9))
        .hasMessageContaining("nothing settles");
    assertThatThrownBy(() -> Settling.reaches(curve(0, 1), 0)).hasMessageContaining("give 0 to 1");
  }
}
