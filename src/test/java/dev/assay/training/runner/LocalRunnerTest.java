package dev.assay.training.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.assay.data.FunctionSamples;
import dev.assay.model.Activation;
import dev.assay.model.ConvNet;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import dev.assay.model.onednn.KernelThreads;
import dev.assay.training.PerIteration;
import dev.assay.training.Probe;
import dev.assay.training.Trial;
import dev.assay.training.TrialJson;
import dev.assay.training.TrialResult;
import dev.assay.training.Trials;
import dev.assay.training.result.Outcome;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.TrialData;
import dev.assay.training.store.TrialStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRunnerTest {
  @TempDir Path directory;

  @Test
  void givesTheSameBytesTwiceAndInPoolsOfOneAndTwo() {
    List<Trial> trials =
        List.of(Trials.images(1), Trials.function(1), Trials.images(2), Trials.function(2));
    List<String> alone = bytes(trials, "alone", 1);
    assertThat(bytes(trials, "again", 1)).isEqualTo(alone);
    assertThat(bytes(trials, "beside", 2)).isEqualTo(alone);
  }

  @Test
  void givesOtherBytesForAnotherSeed() {
    List<String> results = bytes(List.of(Trials.images(1), Trials.images(2)), "seeds", 2);
    assertThat(results.get(0)).isNotEqualTo(results.get(1));
  }

  @Test
  void learns() {
    TrialResult result = run(Trials.images(3)).result();
    assertThat(result.outcome()).isEqualTo(new Outcome.Finished(8));
    double[] loss = result.measurements().series("train.loss").ys();
    assertThat(loss[1]).isLessThan(loss[0]);
    assertThat(result.measurements().weights("epoch-2"))
        .isNotEqualTo(result.measurements().weights("epoch-0"));
  }

  @Test
  void recordsTheMeanLossOfAWindow() {
    Trial fine = withProbe(new PerIteration(1));
    Trial coarse = withProbe(new PerIteration(4));
    double[] each = run(fine).result().measurements().series("iteration.loss").ys();
    double[] windows = run(coarse).result().measurements().series("iteration.loss").ys();
    assertThat(windows).hasSize(3);
    assertThat(windows[0]).isEqualTo((each[0] + each[1] + each[2] + each[3]) / 4);
    assertThat(windows[2]).isEqualTo((each[8] + each[9]) / 2);
  }

  @Test
  void trainsATrialThatIsAskedForTwiceOnlyOnce() {
    List<Trial> planned = new ArrayList<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void planned(List<Trial> toTrain, int stored) {
            planned.addAll(toTrain);
          }
        };
    TrialStore store = new TrialStore(directory, Trials.NO_WARNING);
    List<CompletedTrial> results =
        Trials.runner(store, 2, listener).run(List.of(Trials.function(1), Trials.function(1)));
    assertThat(planned).hasSize(1);
    assertThat(results.get(0)).isEqualTo(results.get(1));
  }

  @Test
  void takesFromTheStoreWhatItHoldsAndSaysSo() {
    CompletedTrial first = run(Trials.function(1));
    CompletedTrial second = run(Trials.function(1));
    assertThat(first.stored()).isFalse();
    assertThat(first.origin()).startsWith("trained now, commit ");
    assertThat(second.stored()).isTrue();
    assertThat(second.origin()).startsWith("from the store, commit ");
    assertThat(second.result()).isEqualTo(first.result());
  }

  @Test
  void trainsEverythingWhenCold() {
    run(Trials.function(1));
    LocalRunner cold =
        new LocalRunner(
            Trials.DATA,
            new TrialStore(directory, Trials.NO_WARNING),
            true,
            1,
            Machine.of(Path.of("")),
            RunListener.NONE);
    assertThat(cold.run(List.of(Trials.function(1))).get(0).stored()).isFalse();
  }

  @Test
  void reportsADivergenceAsAResultWithItsStep() {
    TrialResult result = run(Trials.function(Optimizer.sgd(1e6), 50, 1)).result();
    assertThat(result.diverged()).isTrue();
    Outcome.Diverged outcome = (Outcome.Diverged) result.outcome();
    assertThat(outcome.step()).isBetween(2, 50);
    assertThat(outcome.toString()).startsWith("diverged at step " + outcome.step());
    assertThat(result.measurements().series()).doesNotContainKey("prediction");
  }

  @Test
  void namesTheTrialThatCannotBeRun() {
    assertThatThrownBy(() -> run(foreign(10)))
        .isInstanceOf(TrialException.class)
        .hasMessageContaining("CNN 2,")
        .hasMessageContaining("mnist")
        .hasMessageContaining("load that data set");
  }

  @Test
  void keepsTheOthersWhenATrialFails() {
    // The bad ones are the longest and so come first; one thread has the good ones still queued.
    List<Trial> good = List.of(Trials.function(1), Trials.images(2), Trials.function(3));
    List<Trial> all = new ArrayList<>(good);
    all.add(1, foreign(2000));
    all.add(2, foreign(1000));
    LocalRunner runner = Trials.runner(directory, 1, Trials.NO_WARNING);
    assertThatThrownBy(() -> runner.run(all))
        .isInstanceOf(TrialException.class)
        .hasMessageContaining("2,000 epochs")
        .satisfies(
            failure ->
                assertThat(failure.getSuppressed())
                    .singleElement()
                    .asString()
                    .contains("1,000 epochs"));
    assertThat(runner.run(good)).allMatch(CompletedTrial::stored);
  }

  @Test
  void keepsWhatIsFinishedWhenItIsInterrupted() throws InterruptedException {
    Trial quick = Trials.function(1);
    Trial endless = Trials.function(Optimizer.adam(1e-3), 1_000_000, 2);
    Set<Thread> workers = ConcurrentHashMap.newKeySet();
    List<Throwable> thrown = new ArrayList<>();
    CountDownLatch saved = new CountDownLatch(1);
    CountDownLatch training = new CountDownLatch(1);
    RunListener listener =
        new RunListener() {
          @Override
          public void progressed(Trial trial, int step, int steps, int epoch, double loss) {
            workers.add(Thread.currentThread());
            if (trial.equals(endless)) {
              training.countDown();
            }
          }

          @Override
          public void finished(TrialResult result) {
            saved.countDown();
          }
        };
    TrialStore store = new TrialStore(directory, Trials.NO_WARNING);
    Thread run =
        KernelThreads.thread(
            () -> {
              try {
                Trials.runner(store, 2, listener).run(List.of(quick, endless));
              } catch (TrialException e) {
                thrown.add(e);
              }
              assertThat(Thread.interrupted()).isTrue();
              thrown.add(new InterruptedException("told on"));
            },
            "run");
    run.start();
    saved.await();
    training.await();
    run.interrupt();
    run.join();
    assertThat(thrown).hasSize(2).first().isInstanceOf(TrialException.class);
    for (Thread worker : workers) {
      worker.join();
    }
    assertThat(store.load(quick)).isPresent();
    assertThat(store.load(endless)).isEmpty();
  }

  @Test
  void refusesAnEmptyPool() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trials.runner(directory, 0, Trials.NO_WARNING))
        .withMessageContaining("give at least 1");
  }

  @Test
  void startsTwoTrialsFromOnePointWhenTheyShareTheInitSeed() {
    Trial a = Trials.function(1);
    Trial b =
        new Trial(
            a.data(), a.architecture(), a.optimizer(), 16, a.budget(), 2, a.seed(), a.probes());
    assertThat(run(b).result().measurements().weights("epoch-0"))
        .isEqualTo(run(a).result().measurements().weights("epoch-0"));
  }

  /** Returns a trial that asks for a data set that is not there. */
  private static Trial foreign(int epochs) {
    return new Trial(
        new TrialData.Images("mnist", "0000", 10, 10, 0),
        ConvNet.ofWidths(2),
        Optimizer.adam(1e-3),
        5,
        new Budget.Epochs(epochs),
        1);
  }

  private static Trial withProbe(Probe probe) {
    return new Trial(
        new TrialData.Function(FunctionSamples.ofDomain(32)),
        Mlp.ofWidths(Activation.TANH, 6),
        Optimizer.adam(1e-2),
        8,
        new Budget.Steps(10),
        5,
        probe);
  }

  private CompletedTrial run(Trial trial) {
    return Trials.runner(directory, 1, Trials.NO_WARNING).run(List.of(trial)).get(0);
  }

  private List<String> bytes(List<Trial> trials, String store, int threads) {
    return Trials.runner(directory.resolve(store), threads, Trials.NO_WARNING).run(trials).stream()
        .map(
            completed -> {
              try {
                return TrialJson.writer().writeValueAsString(completed.result().measurements());
              } catch (JsonProcessingException e) {
                throw new AssertionError(e);
              }
            })
        .toList();
  }
}
