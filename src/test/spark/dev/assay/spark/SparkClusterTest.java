package dev.assay.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.data.strokes.Strokes;
import dev.assay.model.ConvNet;
import dev.assay.model.Optimizer;
import dev.assay.training.DataSets;
import dev.assay.training.Line;
import dev.assay.training.PerEpoch;
import dev.assay.training.Snapshots;
import dev.assay.training.Trial;
import dev.assay.training.TrialJson;
import dev.assay.training.TrialResult;
import dev.assay.training.Trials;
import dev.assay.training.result.Outcome;
import dev.assay.training.runner.Cluster;
import dev.assay.training.runner.ClusterException;
import dev.assay.training.runner.CompletedTrial;
import dev.assay.training.runner.LocalRunner;
import dev.assay.training.runner.Machine;
import dev.assay.training.runner.RunListener;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.TrialData;
import dev.assay.training.store.TrialStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real executors on this machine; the last test of the class kills one. */
@Timeout(300)
class SparkClusterTest {
  private static final String MASTER = "local-cluster[2,1,1024]";

  @TempDir Path directory;
  private final List<String> notices = new CopyOnWriteArrayList<>();

  /** Some seconds of training each, so that something can happen meanwhile. */
  private static Trial slow(long seed) {
    return new Trial(
        new TrialData.Images(Trials.STROKES.name(), Trials.STROKES.digest(), 300, 100, 0),
        ConvNet.ofWidths(16, 24),
        Optimizer.adam(1e-3),
        50,
        new Budget.Epochs(12),
        seed,
        new PerEpoch());
  }

  private static Trial between(Trial start) {
    return new Trial(
        start.data(),
        start.architecture(),
        start.optimizer(),
        start.batchSize(),
        start.budget(),
        5,
        new Snapshots(List.of(2)),
        new Line(start, Line.Variant.PLAIN, 5, -0.5, 1.5, 25, 1));
  }

  private LocalRunner runner(String store, RunListener listener) {
    return new LocalRunner(
        Trials.DATA,
        new TrialStore(directory.resolve(store), Trials.NO_WARNING),
        false,
        2,
        Machine.of(Path.of("")),
        listener);
  }

  private Cluster cluster() {
    return new SparkConnector().connect(MASTER, Machine.of(Path.of("")), notices::add);
  }

  private List<String> onCluster(String store, List<Trial> trials, Consumer<TrialResult> finished) {
    RunListener listener =
        new RunListener() {
          @Override
          public void finished(TrialResult result) {
            finished.accept(result);
          }
        };
    try (Cluster cluster = cluster()) {
      return bytes(runner(store, listener).on(cluster).run(trials));
    }
  }

  private static List<String> bytes(List<CompletedTrial> trials) {
    return trials.stream().map(done -> bytes(done.result())).toList();
  }

  private static String bytes(TrialResult result) {
    return TrialJson.json(result.measurements()) + TrialJson.json(result.outcome());
  }

  private static List<ProcessHandle> executors() {
    return ProcessHandle.current()
        .descendants()
        .filter(
            process ->
                // Longer than what ProcessHandle.Info reads.
                commandLine(process).contains("CoarseGrainedExecutorBackend"))
        .toList();
  }

  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(
          Path.of("/proc", Long.toString(process.pid()), "cmdline"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  @Test
  void givesTheBytesOfTheLocalPoolAndStoresThem() {
    List<Trial> trials =
        List.of(Trials.function(1), Trials.images(1), Trials.images(2), Trials.function(1));
    List<String> here = bytes(runner("here", RunListener.NONE).run(trials));
    List<TrialResult> finished = new CopyOnWriteArrayList<>();
    assertThat(onCluster("there", trials, finished::add)).isEqualTo(here);
    assertThat(finished).hasSize(3);
    assertThat(runner("there", RunListener.NONE).run(trials))
        .allMatch(CompletedTrial::stored);
    assertThat(notices)
        .anyMatch(line -> line.matches("executor \\d+ at .* has come, 1 trials at a time"))
        .anyMatch(line -> line.matches("executor \\d+ trains .*seed 2.*"));
  }

  @Test
  void sendsEachTrialWhatItRequires() {
    List<Trial> trials = List.of(between(Trials.images(4)));
    List<String> here = bytes(runner("here", RunListener.NONE).run(trials));
    assertThat(onCluster("there", trials, result -> {})).isEqualTo(here);
  }

  @Test
  void returnsADivergenceAndAnErrorAtTheFirstAttempt() throws Exception {
    Trial diverging = Trials.function(Optimizer.sgd(1e6), 40, 1);
    Trial elsewhere =
        new Trial(
            new TrialData.Images("strokes", Strokes.generate(40, 20).digest(), 40, 20, 0),
            ConvNet.ofWidths(4),
            Optimizer.adam(1e-3),
            20,
            new Budget.Epochs(1),
            1);
    try (Cluster cluster = cluster()) {
      assertThat(cluster.train(diverging, List.of(), DataSets.of()).outcome())
          .isInstanceOf(Outcome.Diverged.class);
      assertThatThrownBy(() -> cluster.train(elsewhere, List.of(), Trials.DATA))
          .isInstanceOf(ClusterException.class)
          .hasMessageContaining("on executor")
          .hasMessageContaining("load that data set")
          .hasStackTraceContaining("DataSets.find");
    }
    assertThat(notices).noneMatch(line -> line.contains("attempt"));
  }

  @Test
  void refusesWhatIsNoMaster() {
    assertThatThrownBy(
            () ->
                new SparkConnector().connect("local[2]", Machine.of(Path.of("")), notices::add))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("local-cluster[EXECUTORS,CORES,MEGABYTES]");
  }

  @Test
  void losesNoTrialWhenAnExecutorIsKilledAnotherIsSlowAndATaskComesTwice() throws Exception {
    List<Trial> trials = LongStream.rangeClosed(1, 6).mapToObj(SparkClusterTest::slow).toList();
    List<String> here = bytes(runner("here", RunListener.NONE).run(trials));
    List<String> twice = new ArrayList<>();
    List<String> there;
    try (Cluster cluster = cluster()) {
      Thread again =
          new Thread(
              () -> {
                try {
                  twice.add(bytes(cluster.train(trials.get(5), List.of(), Trials.DATA)));
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
      again.start();
      Thread killer = new Thread(this::stopOneAndKillTheOther);
      killer.start();
      there = bytes(runner("there", RunListener.NONE).on(cluster).run(trials));
      again.join();
      killer.join();
    }
    assertThat(there).isEqualTo(here);
    assertThat(twice).containsExactly(here.get(5));
    assertThat(notices)
        .anyMatch(line -> line.matches("executor \\d+ was lost .*"))
        .anyMatch(line -> line.matches("executor \\d+ trains .*, attempt 2"));
  }

  private void stopOneAndKillTheOther() {
    try {
      while (notices.stream().filter(line -> line.contains(" trains ")).count() < 2) {
        Thread.sleep(20);
      }
      List<ProcessHandle> executors = executors();
      signal("STOP", executors.get(0));
      Thread.sleep(500);
      signal("KILL", executors.get(1));
      Thread.sleep(500);
      signal("CONT", executors.get(0));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void signal(String name, ProcessHandle process) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }
}
