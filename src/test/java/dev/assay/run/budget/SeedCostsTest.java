package dev.assay.run.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.claim.assessment.PowerAdvice;
import dev.assay.claim.assessment.SeedCost;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Plan;
import dev.assay.experiment.Scale;
import dev.assay.run.FakeExperiment;
import dev.assay.run.SlowExperiment;
import dev.assay.training.TrialResult;
import dev.assay.training.result.Provenance;
import dev.assay.training.runner.CompletedTrial;
import dev.assay.training.runner.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SeedCostsTest {
  private static final Machine HERE = new Machine("abcdef0123456789", false, "17", "this one");
  private static final Plan PLAN =
      new Plan(
          Scale.QUICK,
          List.of(1L, 2L, 3L, 4L),
          () -> {
            throw new AssertionError("no images here");
          });

  private static CompletedTrial timed(long seed, String commit, String cpu, double seconds) {
    TrialResult fake =
        FakeExperiment.runner().run(List.of(SlowExperiment.trial(seed))).get(0).result();
    Provenance provenance =
        new Provenance(commit, false, "2026-01-01T00:00:00Z", "", "", "", "", cpu, 2, seconds);
    return new CompletedTrial(
        new TrialResult(fake.trial(), fake.measurements(), fake.outcome(), provenance), true);
  }

  private static List<CompletedTrial> timedHere(double... seconds) {
    List<CompletedTrial> completed = new ArrayList<>();
    for (int i = 0; i < seconds.length; i++) {
      completed.add(timed(i + 1, HERE.commit(), HERE.cpu(), seconds[i]));
    }
    return completed;
  }

  private static Optional<SeedCost> cost(List<CompletedTrial> completed, int threads, int seeds) {
    return new SeedCosts(
            new SlowExperiment(),
            PLAN,
            completed,
            HERE,
            threads,
            count -> "run " + count,
            "run all")
        .of(new PowerAdvice(4, OptionalInt.of(seeds), false, true, "", Optional.empty()));
  }

  @Test
  void countsTheTrialsThatAreLackingAtTheMedianTime() {
    SeedCost cost = cost(timedHere(10, 12.2, 11, 900), 2, 14).orElseThrow();
    assertThat(cost.trials()).isEqualTo(10);
    assertThat(cost.seconds()).isCloseTo(10 * 11.6 / 2, within(1e-9));
    assertThat(cost.command()).isEqualTo("run 14");
    assertThat(cost.text())
        .isEqualTo(
            "That is some 58 s for 10 more trials, 2 side by side; estimated from 4 trials of"
                + " this section timed on this machine at this commit.");
  }

  @Test
  void pricesTheReportsOwnBudgetWhereSeedsDecideNothing() {
    Experiment cutDown =
        new SlowExperiment() {
          @Override
          public boolean fullBudget(Scale scale) {
            return scale == Scale.FULL;
          }
        };
    SeedCosts costs =
        new SeedCosts(
            cutDown, PLAN, timedHere(10, 10), HERE, 1, count -> "run " + count, "run all");
    assertThat(costs.of(PowerAdvice.fullBudget(4)).orElseThrow().command()).isEqualTo("run all");
    assertThat(costs.of(PowerAdvice.fullBudget(4)).orElseThrow().trials()).isPositive();
  }

  @Test
  void isNotShorterThanTheLongestTrial() {
    assertThat(cost(timedHere(10, 10, 10, 10), 64, 14).orElseThrow().seconds())
        .isCloseTo(10, within(1e-9));
  }

  @Test
  void doesNotCountWhatTheRunHasAlready() {
    List<CompletedTrial> completed = new ArrayList<>(timedHere(10, 10, 10, 10));
    completed.add(timed(5, HERE.commit(), HERE.cpu(), 10));
    assertThat(cost(completed, 1, 6).orElseThrow().trials()).isEqualTo(1);
  }

  @Test
  void trustsThisMachinesTimesAlone() {
    List<CompletedTrial> completed = new ArrayList<>(timedHere(10, 10));
    completed.add(timed(3, HERE.commit(), "a slow one", 500));
    completed.add(timed(4, HERE.commit(), "a slow one", 500));
    assertThat(cost(completed, 1, 5).orElseThrow().seconds()).isCloseTo(10, within(1e-9));
  }

  @Test
  void saysWhenTheTimesAreAnotherMachinesOrAnotherCommits() {
    List<CompletedTrial> elsewhere =
        List.of(timed(1, "0".repeat(16), "a slow one", 5), timed(2, "1".repeat(16), "another", 5));
    assertThat(cost(elsewhere, 1, 5).orElseThrow().basis())
        .isEqualTo(
            "2 trials of this section timed elsewhere, on a slow one, another at commit"
                + " 0000000000, 1111111111");
  }

  @Test
  void saysNothingWhereNothingIsKnown() {
    assertThat(cost(List.of(), 1, 14)).isEmpty();
    assertThat(cost(timedHere(1, 1, 1, 1), 1, 4)).isEmpty();
    SeedCosts costs =
        new SeedCosts(
            new SlowExperiment(), PLAN, timedHere(1), HERE, 1, count -> "run " + count, "run all");
    assertThat(costs.of(new PowerAdvice(4, OptionalInt.empty(), false, true, "", Optional.empty())))
        .isEmpty();
  }
}
