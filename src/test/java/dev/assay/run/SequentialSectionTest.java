package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assay.claim.InterimAnalysis;
import dev.assay.claim.Verdict;
import dev.assay.claim.assessment.Grade;
import dev.assay.experiment.Plan;
import dev.assay.experiment.Scale;
import dev.assay.training.Trial;
import dev.assay.training.runner.RememberingRunner;
import dev.assay.training.runner.TrialRunner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SequentialSectionTest {
  private static final int MOST = 32;

  private final List<List<Trial>> trained = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private final TrialRunner runner =
      new RememberingRunner()
          .over(
              trials -> {
                trained.add(trials);
                return FakeExperiment.runner().run(trials);
              });

  private static Plan plan(Scale scale) {
    return new Plan(
        scale,
        List.of(1L, 2L, 3L, 4L),
        () -> {
          throw new AssertionError("no images here");
        });
  }

  private JudgedSection run(Scale scale, int most) {
    return SequentialSection.run(new SlowExperiment(), plan(scale), most, runner, said::add);
  }

  private static Map<String, Verdict> verdicts(JudgedSection section) {
    Map<String, Verdict> byId = new HashMap<>();
    section.verdicts().forEach(verdict -> byId.put(verdict.claim().id(), verdict));
    return byId;
  }

  @Test
  void addsSeedsUntilNothingIsLeftThatTheyCanDecide() {
    JudgedSection section = run(Scale.QUICK, MOST);
    assertThat(said)
        .containsExactly(
            "interim analysis 1 of at most 4, 4 seeds: seeds may still decide X2, X4",
            "interim analysis 2 of at most 4, 8 seeds: seeds may still decide X2",
            "interim analysis 3 of at most 4, 16 seeds: seeds may still decide X2",
            "interim analysis 4 of at most 4, 32 seeds: nothing is left that seeds can decide; no seeds are added for what only the report's budget decides: X3");
    Map<String, Verdict> verdicts = verdicts(section);
    assertThat(verdicts.get("X1").grade()).isEqualTo(Grade.REPRODUCED);
    assertThat(verdicts.get("X1").setting().seeds()).containsExactly(1L, 2L, 3L, 4L);
    assertThat(verdicts.get("X1").setting().alpha()).isEqualTo(0.05 * 4 / MOST);
    assertThat(verdicts.get("X2").grade()).isEqualTo(Grade.REPRODUCED);
    assertThat(verdicts.get("X2").setting().alpha()).isEqualTo(0.05 * 16 / MOST);
    assertThat(verdicts.get("X2").setting().analysis().map(InterimAnalysis::number)).contains(4);
    assertThat(verdicts.get("X3").grade()).isEqualTo(Grade.INCONCLUSIVE);
    assertThat(verdicts.get("X3").wouldBe()).contains(Grade.REPRODUCED);
    assertThat(verdicts.get("X4").grade()).isEqualTo(Grade.INCONCLUSIVE);
  }

  @Test
  void trainsWhatItLacksAndNothingTwice() {
    run(Scale.QUICK, MOST);
    assertThat(trained).extracting(List::size).containsExactly(4, 4, 8, 16);
    assertThat(trained.stream().flatMap(List::stream)).doesNotHaveDuplicates();
  }

  @Test
  void showsBehindAVerdictTheTrialsOfItsAnalysis() {
    JudgedSection section = run(Scale.QUICK, MOST);
    assertThat(section.trials("X1")).hasSize(4);
    assertThat(section.trials("X2")).hasSize(MOST);
    assertThat(section.plan().seeds()).hasSize(MOST);
    assertThat(verdicts(section).get("X1").trialKeys())
        .containsExactlyElementsOf(
            section.trials("X1").stream().map(one -> one.result().trial().key()).toList());
  }

  @Test
  void stopsAtTheMostSeedsThoughAClaimIsOpen() {
    JudgedSection section = run(Scale.QUICK, 12);
    assertThat(section.plan().seeds()).hasSize(12);
    assertThat(verdicts(section).get("X2").grade()).isEqualTo(Grade.INCONCLUSIVE);
    assertThat(verdicts(section).get("X2").setting().analysis().map(InterimAnalysis::number))
        .contains(3);
  }

  @Test
  void isTheOrdinaryRunWhenNoSeedMayBeAdded() {
    JudgedSection ordinary = JudgedSection.run(new SlowExperiment(), plan(Scale.QUICK), runner);
    JudgedSection once = run(Scale.QUICK, SlowExperiment.OWN_SEEDS);
    assertThat(once.verdicts())
        .extracting(Verdict::why)
        .isEqualTo(ordinary.verdicts().stream().map(Verdict::why).toList());
  }

  @Test
  void addsNothingWhereNothingIsGraded() {
    assertThat(run(Scale.SMOKE, MOST).verdicts())
        .extracting(Verdict::grade)
        .containsOnly(Grade.NOT_RUN);
    assertThat(trained).hasSize(1);
  }

  @Test
  void refusesFewerSeedsThanThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(Scale.QUICK, 3))
        .withMessage(
            "assay.until is '3': HW9 §2 has 4 seeds at this scale already; give at least as many");
    assertThat(trained).isEmpty();
  }
}
