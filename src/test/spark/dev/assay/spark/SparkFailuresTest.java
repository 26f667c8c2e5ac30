package dev.assay.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.onednn.KernelThreads;
import dev.assay.system.ChildProcess;
import dev.assay.training.Trial;
import dev.assay.training.runner.Cluster;
import dev.assay.training.runner.CompletedTrial;
import dev.assay.training.runner.RunListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Kills one of two real executors while the other is slow: {@code -Dassay.spark.kills=20}. */
@Isolated("there is one SparkContext in a process")
class SparkFailuresTest {
  private static final List<Trial> TRIALS =
      LongStream.rangeClosed(1, 6).mapToObj(SparkTrials::slow).toList();

  @TempDir static Path local;
  private static List<String> here = List.of();
  @TempDir Path directory;
  private final List<String> notices = new CopyOnWriteArrayList<>();
  private final AtomicBoolean ended = new AtomicBoolean();

  @BeforeAll
  static void trainHere() {
    here = SparkTrials.bytes(SparkTrials.runner(local, true, RunListener.NONE).run(TRIALS));
  }

  static IntStream kills() {
    return IntStream.range(0, Integer.getInteger("assay.spark.kills", 1));
  }

  @ParameterizedTest
  @MethodSource("kills")
  @Timeout(600)
  void losesNoBitWhenAnExecutorIsKilledTheOtherIsSlowAndTwoTrialsComeTwice(int kill)
      throws Exception {
    // Each in turn, in its first or in its second trial.
    int killed = kill % 2;
    int trial = 1 + kill / 2 % 2;
    try (Cluster cluster = SparkTrials.cluster(notices::add)) {
      ExecutorService pool = KernelThreads.pool(3, "assay-failures");
      Future<?> slow = pool.submit(() -> slowDown(executor(1 - killed)));
      Future<?> killer = pool.submit(() -> kill(killed, trial));
      Future<List<String>> twice = pool.submit(() -> train(TRIALS.subList(4, 6), cluster));
      assertThat(train(TRIALS, cluster)).isEqualTo(here);
      assertThat(twice.get()).isEqualTo(here.subList(4, 6));
      ended.set(true);
      killer.get();
      slow.get();
      pool.shutdown();
    }
    List<CompletedTrial> stored =
        SparkTrials.runner(directory, false, RunListener.NONE).run(TRIALS);
    assertThat(stored).allMatch(CompletedTrial::stored);
    assertThat(SparkTrials.bytes(stored)).isEqualTo(here);
    assertThat(notices)
        .anyMatch(line -> line.startsWith("executor " + killed + " was lost "))
        .anyMatch(line -> line.matches("executor \\d+ trains .*, attempt 2"));
    for (int seed : new int[] {5, 6}) {
      assertThat(notices)
          .filteredOn(line -> line.matches("executor \\d+ trains .*, seed " + seed))
          .hasSize(2);
    }
  }

  /** Trains cold, so that what another runner has stored by then is trained again. */
  private List<String> train(List<Trial> trials, Cluster cluster) {
    return SparkTrials.bytes(
        SparkTrials.runner(directory, true, RunListener.NONE).on(cluster).run(trials));
  }

  /** Kills an executor in the middle of a trial. */
  private void kill(int number, int trial) {
    String trains = "executor " + number + " trains ";
    while (notices.stream().filter(line -> line.startsWith(trains)).count() < trial) {
      sleep(5);
    }
    sleep(150);
    signal("KILL", executor(number));
  }

  /** Lets an executor run half of the time. */
  private void slowDown(ProcessHandle executor) {
    while (!ended.get()) {
      signal("STOP", executor);
      sleep(100);
      signal("CONT", executor);
      sleep(100);
    }
  }

  private static ProcessHandle executor(int number) {
    return ProcessHandle.current()
        .descendants()
        .filter(
            process -> {
              // Longer than what ProcessHandle.Info reads.
              String line = commandLine(process);
              return line.contains("CoarseGrainedExecutorBackend")
                  && line.contains("--executor-id\0" + number + "\0");
            })
        .findFirst()
        .orElseThrow();
  }

  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(
          Path.of("/proc", Long.toString(process.pid()), "cmdline"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  private static void signal(String name, ProcessHandle process) {
    List<String> command = List.of("kill", "-" + name, Long.toString(process.pid()));
    try {
      new ChildProcess(command, Path.of(""), Duration.ofMinutes(1), Map.of(), List.of()).run();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void sleep(long milliseconds) {
    try {
      TimeUnit.MILLISECONDS.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
