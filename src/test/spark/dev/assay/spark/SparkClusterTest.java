package dev.assay.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.data.FunctionPoints;
import dev.assay.data.NamedFunction;
import dev.assay.data.OwnTable;
import dev.assay.model.Activation;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import dev.assay.training.DataSets;
import dev.assay.training.FinalFit;
import dev.assay.training.Line;
import dev.assay.training.OwnProbe;
import dev.assay.training.Probe;
import dev.assay.training.Snapshots;
import dev.assay.training.Trial;
import dev.assay.training.TrialJson;
import dev.assay.training.TrialResult;
import dev.assay.training.Trials;
import dev.assay.training.result.Outcome;
import dev.assay.training.runner.Cluster;
import dev.assay.training.runner.ClusterException;
import dev.assay.training.runner.CompletedTrial;
import dev.assay.training.runner.Machine;
import dev.assay.training.runner.RunListener;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.TrialData;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Real executors on this machine; {@link SparkFailuresTest} kills one. */
@Timeout(300)
@Isolated("there is one SparkContext in a process")
class SparkClusterTest {
  @TempDir Path directory;
  private final List<String> notices = new CopyOnWriteArrayList<>();

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

  private static Trial of(TrialData data, int inputs, Probe probe) {
    return new Trial(
        data,
        new Mlp(inputs, List.of(8), 1, Activation.TANH, Mlp.ofWidths(Activation.TANH, 8).start()),
        Optimizer.adam(1e-2),
        20,
        new Budget.Epochs(3),
        1,
        new FinalFit(),
        probe);
  }

  private List<String> here(List<Trial> trials) {
    return SparkTrials.bytes(
        SparkTrials.runner(directory.resolve("here"), false, RunListener.NONE).run(trials));
  }

  private List<String> onCluster(List<Trial> trials, Consumer<TrialResult> finished) {
    RunListener listener =
        new RunListener() {
          @Override
          public void finished(TrialResult result) {
            finished.accept(result);
          }
        };
    try (Cluster cluster = SparkTrials.cluster(notices::add)) {
      return SparkTrials.bytes(
          SparkTrials.runner(directory.resolve("there"), false, listener).on(cluster).run(trials));
    }
  }

  @Test
  void givesTheBytesOfTheLocalPoolAndStoresThem() {
    List<Trial> trials =
        List.of(Trials.function(1), Trials.images(1), Trials.images(2), Trials.function(1));
    List<String> here = here(trials);
    List<TrialResult> finished = new CopyOnWriteArrayList<>();
    assertThat(onCluster(trials, finished::add)).isEqualTo(here);
    assertThat(finished).hasSize(3);
    assertThat(SparkTrials.runner(directory.resolve("there"), false, RunListener.NONE).run(trials))
        .allMatch(CompletedTrial::stored);
    assertThat(notices)
        .anyMatch(line -> line.matches("executor \\d+ at .* has come, 1 trials at a time"))
        .anyMatch(line -> line.matches("executor \\d+ trains .*seed 2.*"));
  }

  @Test
  void sendsEachTrialWhatItRequires() {
    List<Trial> trials = List.of(between(Trials.images(4)));
    assertThat(onCluster(trials, result -> {})).isEqualTo(here(trials));
  }

  /** The executors have neither the table's file nor, in what is stored, any code. */
  @Test
  void sendsTablesFunctionsAndProbesOfAReportsOwn() throws Exception {
    Path file = directory.resolve("own.csv");
    StringBuilder rows = new StringBuilder("a,b,c\n");
    for (int i = 0; i < 40; i++) {
      rows.append(i).append(',').append(i * i % 7).append(',').append(i / 40.0).append('\n');
    }
    Files.writeString(file, rows, StandardCharsets.UTF_8);
    OwnTable table =
        OwnTable.numbers(
            "own", file.toString(), TrialJson.sha256(Files.readAllBytes(file)), "c", "a", "b");
    Files.delete(file);
    double factor = 3;
    NamedFunction own = NamedFunction.define("spark's own", 1, x -> StrictMath.cos(factor * x));
    OwnProbe probe =
        OwnProbe.atTheEnd("norm", 1, (run, into) -> into.scalar("times", factor * run.step()))
            .with("factor", factor);
    List<Trial> trials =
        List.of(
            of(new TrialData.Points(FunctionPoints.of(own).random(40)), 1, probe),
            of(new TrialData.Table(table.name(), table.digest(), 30, 10), 2, probe));
    assertThat(onCluster(trials, result -> {})).isEqualTo(here(trials));
  }

  @Test
  void returnsADivergenceAndAnErrorAtTheFirstAttempt() throws Exception {
    Trial diverging = Trials.function(Optimizer.sgd(1e6), 40, 1);
    TrialData points = new TrialData.Points(FunctionPoints.of(NamedFunction.SIN).random(40));
    Trial failing =
        of(
            points,
            1,
            OwnProbe.atTheEnd(
                "failing",
                1,
                (run, into) -> {
                  throw new IllegalStateException("nothing to measure");
                }));
    Object stays = new Object();
    Trial staying =
        of(
            points,
            1,
            OwnProbe.atTheEnd("staying", 1, (run, into) -> into.scalar("hash", stays.hashCode())));
    try (Cluster cluster = SparkTrials.cluster(notices::add)) {
      assertThat(cluster.train(diverging, List.of(), DataSets.of()).outcome())
          .isInstanceOf(Outcome.Diverged.class);
      assertThatThrownBy(() -> cluster.train(failing, List.of(), Trials.DATA))
          .isInstanceOf(ClusterException.class)
          .hasMessageContaining("on executor")
          .hasMessageContaining("nothing to measure")
          .hasStackTraceContaining("OwnProbe");
      assertThatThrownBy(() -> cluster.train(staying, List.of(), Trials.DATA))
          .isInstanceOf(ClusterException.class)
          .hasMessageContaining("OwnProbe[staying, version 1, {}] cannot be sent to an executor")
          .hasMessageContaining("capture numbers and text alone");
      assertThatThrownBy(() -> cluster.train(Trials.images(1), List.of(), DataSets.of()))
          .hasMessageContaining("load that data set");
    }
    assertThat(notices)
        .noneMatch(line -> line.contains("attempt"))
        .filteredOn(line -> line.contains(" trains "))
        .hasSize(2);
  }

  @Test
  void refusesWhatIsNoMaster() {
    assertThatThrownBy(
            () -> new SparkConnector().connect("local[2]", Machine.of(Path.of("")), notices::add))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("local-cluster[EXECUTORS,CORES,MEGABYTES]");
  }
}
