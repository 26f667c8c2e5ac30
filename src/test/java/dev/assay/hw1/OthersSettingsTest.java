package dev.assay.hw1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.ImageIdentity;
import dev.assay.data.source.ImageSource;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Plan;
import dev.assay.experiment.Scale;
import dev.assay.hw1.batchsensitivity.BatchSensitivityClaimsIT;
import dev.assay.hw1.capacity.CapacityClaimsIT;
import dev.assay.hw1.functionfit.FunctionFitClaimsIT;
import dev.assay.hw1.interpolation.InterpolationClaimsIT;
import dev.assay.hw1.vanishinggradient.VanishingGradientClaimsIT;
import dev.assay.junit.ClaimFile;
import dev.assay.training.Trial;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The settings that earlier solutions used stand beside the claims that they share with HW1. */
class OthersSettingsTest {
  private static final List<Long> SEEDS = List.of(1L, 2L, 3L);

  /** With the number of settings that train something of their own, and of arms in each. */
  static Stream<Arguments> sections() {
    return Stream.of(
        Arguments.of(FunctionFitClaimsIT.class, 5, 3),
        Arguments.of(VanishingGradientClaimsIT.class, 7, 1),
        Arguments.of(CapacityClaimsIT.class, 5, 14),
        Arguments.of(InterpolationClaimsIT.class, 4, 3),
        // Arms at equal steps, epochs and loss are one run of a batch size.
        Arguments.of(BatchSensitivityClaimsIT.class, 3, 7));
  }

  private static List<Trial> trials(Class<?> section, Scale scale, boolean others) {
    Experiment experiment = ClaimFile.experiment(section);
    return experiment.trials(
        new Plan(
            scale,
            SEEDS,
            () -> new ImageIdentity.Known("mnist", ""),
            ImageSource::identity,
            others));
  }

  @ParameterizedTest
  @MethodSource("sections")
  void areTrainedBesideTheReportsOwnAndChangeNoneOfThem(Class<?> section, int settings, int arms) {
    List<Trial> plain = trials(section, Scale.FULL, false);
    assertThat(trials(section, Scale.FULL, true))
        .startsWith(plain.toArray(Trial[]::new))
        .hasSize(plain.size() + settings * arms * SEEDS.size());
  }

  /** A trial refuses what cannot be trained or measured where it is made. */
  @ParameterizedTest
  @EnumSource(Scale.class)
  void areTrialsAtEachScale(Scale scale) {
    assertThat(sections())
        .allSatisfy(
            section ->
                assertThat(trials((Class<?>) section.get()[0], scale, true))
                    .doesNotHaveDuplicates()
                    .hasSizeGreaterThan(trials((Class<?>) section.get()[0], scale, false).size()));
  }
}
