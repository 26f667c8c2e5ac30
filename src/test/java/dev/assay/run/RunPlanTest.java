package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.experiment.Experiment;
import dev.assay.experiment.Plan;
import dev.assay.experiment.Scale;
import dev.assay.training.Trial;
import dev.assay.training.store.TrialStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunPlanTest {
  private static final Experiment SMALL = new FakeExperiment(1);
  private static final Trial FIRST = FakeExperiment.trials(1).get(0);

  @Test
  void countsWhatIsStoredAndWhatAnEarlierSectionTrains() {
    RunPlan plan = RunPlan.of(List.of(SMALL, SMALL), e -> plan(5), Set.of(FIRST)::contains);
    assertThat(plan.toTrain()).isEqualTo(FakeExperiment.trials(2, 3, 4, 5));
    assertThat(plan.sections().get(0).toTrain()).hasSize(4);
    assertThat(plan.sections().get(1).toTrain()).isEmpty();
    assertThat(plan.sections().get(1).shared()).isEqualTo(4);
    assertThat(plan.samples()).containsExactly(FIRST);
  }

  @Test
  void saysThatTheTimeIsUnknownUntilATrialIsMeasured() {
    RunPlan plan = RunPlan.of(List.of(SMALL), e -> plan(5), trial -> false);
    Pace pace = new Pace();
    assertThat(plan.table(pace, 2)).hasSize(4);
    assertThat(plan.table(pace, 2).get(1)).matches(".*HW9 §1 · Two arms +5 +0 +0 +5  unknown");
    assertThat(plan.table(pace, 2).get(3)).contains("unknown until the first trial");
    pace.remember(FakeExperiment.runner().run(List.of(FIRST)).get(0).result());
    // A tenth of a second each, on one thread.
    assertThat(plan.table(pace, 1)).last().asString().matches("  all 1 sections .* 5  about 1 s");
  }

  @Test
  void hasNothingToTrainWhenAllIsStored() {
    RunPlan plan = RunPlan.of(List.of(SMALL), e -> plan(2), trial -> true);
    assertThat(plan.table(new Pace(), 2)).last().asString().endsWith("0  nothing to train");
  }

  @Test
  void saysWhySomeSectionCannotBePlannedAndPlansTheOthers() {
    Experiment other = new FakeExperiment(2);
    RunPlan plan =
        RunPlan.of(
            List.of(SMALL, other),
            experiment -> {
              if (experiment == SMALL) {
                throw new IllegalStateException("no images\nand more");
              }
              return plan(1);
            },
            trial -> false);
    assertThat(plan.table(new Pace(), 1))
        .element(1)
        .asString()
        .endsWith("cannot be planned: no images");
    assertThat(plan.toTrain()).hasSize(1);
  }

  @Test
  void saysWhatIsTrainedDiffersInFromWhatIsStored(@TempDir Path directory) {
    TrialStore store = new TrialStore(directory, text -> {});
    RunPlan plan = RunPlan.of(List.of(SMALL, SMALL), e -> plan(5), store::holds);
    assertThat(plan.reasons(store.nearest())).isEmpty();
    store.save(FakeExperiment.result(FIRST, "0123456789abcdef", 0.1));
    plan = RunPlan.of(List.of(SMALL, SMALL), e -> plan(5), store::holds);
    assertThat(plan.reasons(store.nearest()))
        .containsExactly(
            "  HW9 §1 is trained because: init seed 1 → 2, seed 1 → 2; init seed 1 → 3, seed 1 → 3;"
                + " init seed 1 → 4, seed 1 → 4");
  }

  private static Plan plan(int seeds) {
    return FakeExperiment.plan(Scale.QUICK, seeds);
  }
}
