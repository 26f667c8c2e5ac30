package dev.assay.run.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.experiment.Experiment;
import dev.assay.experiment.Scale;
import dev.assay.run.FakeExperiment;
import dev.assay.run.SlowExperiment;
import dev.assay.training.Trial;
import dev.assay.training.runner.CompletedTrial;
import dev.assay.training.runner.TrainingTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Sections of five seeds, one trial each, whose training is a clock that is moved on. */
class MinutesRunTest {
  private final FakeExperiment first = new FakeExperiment(1);
  private final SlowExperiment second = new SlowExperiment();
  private final Set<Trial> there = new HashSet<>();
  private final AtomicLong clock = new AtomicLong();
  private final List<String> trained = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private final Map<String, RecordedSeeds> recorded = new HashMap<>();
  private double actual = 60;

  private MinutesRun run(double estimated, Duration length, Experiment... experiments) {
    TrainingTime unlimited = TrainingTime.unlimited();
    TrainingTime time =
        new TrainingTime(unlimited.longTrial(), unlimited.interval(), Optional.empty(), clock::get)
            .ofLength(length);
    return new MinutesRun(
        List.of(experiments),
        experiment -> FakeExperiment.plan(Scale.FULL, experiment.seeds(Scale.FULL)),
        experiment -> Optional.ofNullable(recorded.get(experiment.section())),
        there::contains,
        new Minutes(trial -> estimated, 1),
        time);
  }

  private List<CompletedTrial> train(TrainingTime time, String section, List<Trial> trials) {
    List<CompletedTrial> done = new ArrayList<>();
    for (Trial trial : trials) {
      long end = clock.get() + Math.round(1e9 * actual);
      if (time.left().toNanos() < Math.round(1e9 * actual)) {
        clock.addAndGet(time.left().toNanos());
        return done;
      }
      clock.set(end);
      there.add(trial);
      trained.add(section);
      done.add(new CompletedTrial(FakeExperiment.result(trial, "0", actual), false));
    }
    return done;
  }

  private MinutesRun trained(double estimated, Duration length, Experiment... experiments) {
    MinutesRun run = run(estimated, length, experiments);
    TrainingTime time =
        new TrainingTime(length, length, Optional.of(clock.get() + length.toNanos()), clock::get);
    run.train((section, trials) -> train(time, section, trials), (table, all) -> {}, said::add);
    return run;
  }

  @Test
  void saysHowFarASectionIsAndGoesOnNextTime() {
    MinutesRun run = trained(60, Duration.ofSeconds(150), first);
    assertThat(trained).hasSize(2);
    assertThat(run.unfinished(first))
        .contains("2 of 5 seeds so far (2 of 5 trials): the next run goes on from the store.");
    trained.clear();
    MinutesRun next = trained(60, Duration.ofSeconds(200), first);
    assertThat(trained).hasSize(3);
    assertThat(next.unfinished(first)).isEmpty();
  }

  @Test
  void endsInTimeThoughTrialsTakeTenTimesAsLongAsEstimated() {
    actual = 600;
    trained(60, Duration.ofMinutes(25), first);
    assertThat(clock.get()).isLessThanOrEqualTo(Duration.ofMinutes(25).toNanos());
    assertThat(trained).hasSize(2);
  }

  @Test
  void usesWhatIsLeftWhereTrialsTookLess() {
    actual = 6;
    MinutesRun run = trained(60, Duration.ofSeconds(130), first);
    assertThat(run.unfinished(first)).isEmpty();
    assertThat(trained).hasSize(5);
    assertThat(said).singleElement().asString().contains("nothing is left to train");
  }

  @Test
  void trainsWhatIsNotRecordedBeforeMoreSeedsOfWhatIs() {
    recorded.put(first.section(), new RecordedSeeds(5, 6, OptionalInt.of(7)));
    there.addAll(FakeExperiment.trials(1, 2, 3));
    trained(60, Duration.ofSeconds(200), first, second);
    assertThat(trained).containsExactly(second.section(), first.section(), first.section());
    assertThat(there).contains(FakeExperiment.trial(6), FakeExperiment.trial(7));
    assertThat(said).anyMatch(line -> line.contains("-Dassay.add=2"));
  }

  @Test
  void asksNothingMoreOfARecordingThatSeedsCannotDecide() {
    recorded.put(first.section(), new RecordedSeeds(5, 6, OptionalInt.empty()));
    MinutesRun run = trained(60, Duration.ofSeconds(600), first);
    assertThat(trained).isEmpty();
    assertThat(run.unfinished(first)).isPresent();
  }

  @Test
  void keepsAFailureForItsSectionAndGoesOnWithTheOthers() {
    MinutesRun run = run(60, Duration.ofSeconds(600), first, second);
    run.train(
        (section, trials) -> {
          if (section.equals(second.section())) {
            throw new IllegalStateException("no kernel");
          }
          clock.addAndGet(1);
          there.addAll(trials);
          return List.of(new CompletedTrial(FakeExperiment.result(trials.get(0), "0", 1), false));
        },
        (table, all) -> {},
        said::add);
    run.requireTrained(first);
    assertThatThrownBy(() -> run.requireTrained(second)).hasMessage("no kernel");
  }

  @Test
  void leavesTimeToJudge() {
    assertThat(MinutesRun.training(60, 9))
        .isBetween(Duration.ofMinutes(58), Duration.ofMinutes(59));
    assertThat(MinutesRun.training(1, 9)).isEqualTo(Duration.ofSeconds(45));
  }
}
