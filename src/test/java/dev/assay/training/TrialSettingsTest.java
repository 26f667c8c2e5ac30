package dev.assay.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.Optimizer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What seeds of one recording have in common is told apart from what they differ in. */
class TrialSettingsTest {
  @Test
  void isTheSameForOtherSeedsInAnyNumberAndOrder() {
    assertThat(TrialJson.settings(List.of(Trials.function(1), Trials.function(2))))
        .isEqualTo(TrialJson.settings(List.of(Trials.function(9))))
        .isEqualTo(TrialJson.settings(List.of(Trials.function(4), Trials.function(3))));
  }

  @Test
  void isAnotherForAnotherSettingOrAnotherStart() {
    Trial trial = Trials.function(1);
    String settings = TrialJson.settings(List.of(trial));
    assertThat(TrialJson.settings(List.of(Trials.function(Optimizer.adam(1e-2), 30, 1))))
        .isNotEqualTo(settings);
    assertThat(TrialJson.settings(List.of(Trials.function(Optimizer.adam(1e-3), 31, 1))))
        .isNotEqualTo(settings);
    Trial elsewhere =
        new Trial(
            trial.data(),
            trial.architecture(),
            trial.optimizer(),
            trial.batchSize(),
            trial.budget(),
            1,
            2,
            trial.probes());
    assertThat(TrialJson.settings(List.of(elsewhere))).isNotEqualTo(settings);
  }
}
