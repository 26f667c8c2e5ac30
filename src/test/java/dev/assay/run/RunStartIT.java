package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assay.experiment.Scale;
import dev.assay.run.TestSection.Where;
import dev.assay.training.Trial;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a run does before its first section. */
class RunStartIT extends RunCase {
  @Test
  void judgesTheNextSectionBesideWhereNothingIsToBeTrained() throws Exception {
    TestSection first = new TestSection(1);
    TestSection second = new TestSection(2);
    try (AssayRun run = run(first, second)) {
      run.judge(first, "A1");
      assertThat(second.judged.await(1, TimeUnit.MINUTES)).isTrue();
      run.judge(second, "B1");
      assertThat(second.asked).containsOnlyOnce(Where.FINDINGS);
    }
    assertThat(grades()).isEqualTo(Map.of("A1", "REPRODUCED", "B1", "REPRODUCED"));
  }

  @Test
  void gradesInAFewMinutesWhatHasAllItsSeeds() throws IOException {
    TestSection section = new TestSection(1);
    try (AssayRun run = run(Map.of("assay.minutes", "1"), new Environment(List.of()), section)) {
      run.judge(section, "A1");
    }
    assertThat(grades()).isEqualTo(Map.of("A1", "REPRODUCED"));
  }

  @Test
  void trainsNothingUntilTheMachineHasWhatARunNeeds() throws IOException {
    boolean[] mended = {false};
    Environment environment =
        new Environment(
            List.of(
                () -> {
                  if (!mended[0]) {
                    throw new IllegalStateException("No fonts: install some.");
                  }
                },
                () -> {
                  if (!mended[0]) {
                    throw new IOException("No room.");
                  }
                }));
    TestSection first = new TestSection(1);
    TestSection second = new TestSection(2);
    Map<String, String> plain = Map.of("assay.progress", "plain");
    try (AssayRun run = run(plain, environment, first, second)) {
      assertThatExceptionOfType(NotRunException.class)
          .isThrownBy(() -> run.judge(first, "A1"))
          .withMessageContainingAll("No fonts: install some.", "No room.");
      assertThat(first.asked).doesNotContain(Where.FINDINGS);
      assertThat(said()).doesNotContain("the plan", "to train");
      mended[0] = true;
      run.judge(second, "B1");
      assertThat(said()).contains("the plan", "to train");
    }
    assertThat(grades()).isEqualTo(Map.of("A1", "NOT_RUN", "B1", "REPRODUCED"));
  }

  @Test
  void saysInThePlanHowMuchIsStored() {
    TestSection section = new TestSection(1);
    try (AssayRun run =
        run(Map.of("assay.progress", "plain"), new Environment(List.of()), section)) {
      run.judge(section, "A1");
    }
    assertThat(said())
        .containsPattern("assay: the store .*store holds 5 results, \\d+\\.\\d kB")
        .doesNotContain("is trained because");
  }

  @Test
  void refusesSectionsAndClaimsThatWouldOverwriteEachOther() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(new TestSection(1), new TestSection(1)))
        .withMessageContaining("Two experiments are section L §1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(new FakeExperiment(1), new TestSection(1)))
        .withMessageContaining("Claims of 2 reports are selected");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(new FakeExperiment(1), new SlowExperiment()))
        .withMessageContaining("Claim X1 is in HW9 §1 and in HW9 §2");
  }

  static Stream<Map<String, String>> waysToTrain() {
    return Stream.of(Map.of(), Map.of("assay.minutes", "1"), Map.of("assay.scale", "full"));
  }

  /** Two batch sizes that are one would give a finding whatever is true. */
  @ParameterizedTest
  @MethodSource("waysToTrain")
  void refusesBatchSizesThatAreOneBeforeItTrains(Map<String, String> properties) {
    FakeExperiment compared = FakeExperiment.inBatches(plan -> List.of(11, 12));
    assertThatExceptionOfType(NotRunException.class)
        .isThrownBy(() -> judge(compared, properties))
        .withMessageContainingAll("batches of 11 and of 12 are one", "give more examples");
    assertThat(trained(compared)).isEmpty();
    if (!properties.containsKey("assay.minutes")) {
      assertThat(said()).contains("cannot be planned: batches of 11 and of 12 are one");
    }
  }

  /** Earlier solutions, with whole batches of their own, are not compared with each other. */
  @Test
  void trainsEarlierSolutionsWhoseBatchSizesAreOne() {
    FakeExperiment compared =
        FakeExperiment.inBatches(plan -> plan.others() ? List.of(10, 11) : List.of(10));
    judge(compared, Map.of("assay.settings", "others"));
    assertThat(trained(FakeExperiment.inBatches(plan -> List.of(11)))).hasSize(5);
  }

  private void judge(FakeExperiment experiment, Map<String, String> properties) {
    Map<String, String> all = new HashMap<>(properties);
    all.put("assay.progress", "plain");
    try (AssayRun run = run(all, new Environment(List.of()), experiment)) {
      run.judge(experiment, "X1");
    }
  }

  /** Lists those of an experiment's trials of five seeds that are stored. */
  private List<Trial> trained(FakeExperiment experiment) {
    return experiment.trials(FakeExperiment.plan(Scale.QUICK, 5)).stream()
        .filter(store()::holds)
        .toList();
  }
}
