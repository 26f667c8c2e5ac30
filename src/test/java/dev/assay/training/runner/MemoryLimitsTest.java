package dev.assay.training.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.ConvNet;
import dev.assay.model.Optimizer;
import dev.assay.training.Trial;
import dev.assay.training.Trials;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.TrialData;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryLimitsTest {
  private static final long MEGABYTE = 1L << 20;
  private static final ConvNet DEEP =
      new ConvNet(List.of(List.of(40, 16), List.of(64, 56), List.of(64, 56)), false);

  private static Trial trial(ConvNet net, int batch) {
    return new Trial(
        new TrialData.Images("mnist", Trials.STROKES.digest(), 60_000, 10_000, 0),
        net,
        Optimizer.adam(1e-3),
        batch,
        new Budget.Epochs(1),
        1);
  }

  /** What the convolution stack of these networks was measured to take, in MB. */
  @ParameterizedTest
  @CsvSource({
    "deep, 128, 31",
    "deep, 1024, 229",
    "shallow, 128, 19",
    "shallow, 1024, 131",
    "simple, 128, 9",
    "simple, 1024, 56",
    "normalised, 128, 57"
  })
  void holdsWhatAStackWasMeasuredToTakeAndNotTwiceAsMuchMore(String name, int batch, int measured) {
    ConvNet net =
        switch (name) {
          case "deep" -> DEEP;
          case "shallow" -> ConvNet.ofWidths(96, 128);
          case "simple" -> ConvNet.ofWidths(32, 64, 128);
          default -> ConvNet.ofWidths(32, 64, 128).normalised();
        };
    double estimate = (double) MemoryLimits.outsideOf(trial(net, batch)) / MEGABYTE;
    assertThat(estimate).isBetween((double) measured, 2.0 * measured + 40);
  }

  @Test
  void letsAsManyTrialsRunAsFit() {
    MemoryLimits limits = new MemoryLimits(2000 * MEGABYTE, 7000 * MEGABYTE);
    List<Trial> small = Collections.nCopies(100, trial(ConvNet.ofWidths(8, 8), 128));
    List<Trial> large = Collections.nCopies(100, trial(DEEP, 1024));
    assertThat(limits.sideBySide(small, 64)).isEqualTo(64);
    assertThat(limits.sideBySide(large, 64)).isBetween(15, 40);
    assertThat(limits.sideBySide(large, 2)).isEqualTo(2);
    assertThat(limits.sideBySide(List.of(), 64)).isEqualTo(64);
    assertThat(limits.warning(small, 64)).isEmpty();
    assertThat(limits.warning(large, 64).orElseThrow())
        .contains("Of 64 trials side by side only", "-Dassay.threads", "maxbytes", "-Xmx");
  }

  @Test
  void letsOneTrialRunHoweverLittleMemoryThereIs() {
    assertThat(new MemoryLimits(0, 0).sideBySide(List.of(trial(DEEP, 1024)), 4)).isEqualTo(1);
  }

  @Test
  void findsTheLimitsOfTheProcess() {
    MemoryLimits limits = MemoryLimits.ofProcess();
    assertThat(limits.heap()).isPositive().isLessThan(Runtime.getRuntime().maxMemory());
    assertThat(limits.outside()).isPositive();
  }
}
