package dev.assay.measurement.trajectory;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.measurement.MeasuredSeries;
import org.junit.jupiter.api.Test;

class SettlingTimeTest {
  private static MeasuredSeries curve(double... ys) {
    double[] xs = new double[ys.length];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = 10 * i;
    }
    return new MeasuredSeries(xs, ys);
  }

  @Test
  void refusesWhatCannotSettle() {
    assertThatThrownBy(() -> SettlingTime.reaches(curve(0, 5, 0), 0.9))
        .hasMessageContaining("nothing settles");
    assertThatThrownBy(() -> SettlingTime.reaches(curve(0, 1), 0))
        .hasMessageContaining("give 0 to 1");
  }
}
