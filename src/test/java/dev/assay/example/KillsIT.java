package dev.assay.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.experiment.Plan;
import dev.assay.experiment.Scale;
import dev.assay.junit.ClaimFile;
import dev.assay.system.ChildProcess;
import dev.assay.training.Trial;
import dev.assay.training.TrialJson;
import dev.assay.training.store.TrialStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills whole runs of the example's claims at random times, as {@code kill -9} does, and lets the
 * next one go on from what is stored: {@code mvn -Pkills verify}.
 */
class KillsIT {
  private static final Scale SCALE = Scale.QUICK;
  private static final int KILLS = Integer.getInteger("kills.count", 50);
  private static final long SEED = Long.getLong("kills.seed", 1);

  @TempDir Path directory;

  private final Map<Trial, byte[]> undisturbed = new HashMap<>();
  private Path project;
  private Path store;

  @Test
  void loseNothingAndLeaveTheSameBytesWheneverTheyCome() throws Exception {
    String again = "mvn -Pkills verify -Dkills.seed=" + SEED + " -Dkills.count=" + KILLS;
    Path calm = directory.resolve("calm");
    long start = System.nanoTime();
    complete(calm, directory.resolve("calm-store"));
    double milliseconds = (System.nanoTime() - start) / 1e6;
    TrialStore whole = store(directory.resolve("calm-store"));
    for (Trial trial : trials()) {
      undisturbed.put(trial, measured(whole, trial));
    }

    project = directory.resolve("killed");
    store = directory.resolve("killed-store");
    Random random = new Random(SEED);
    int kills = 0;
    int completed = 0;
    int partial = 0;
    while (kills < KILLS) {
      try (ChildProcess.Running run = TanhWinsMain.in(project, store, SCALE).start()) {
        Thread.sleep(Math.round(milliseconds * random.nextDouble()));
        if (run.isAlive()) {
          run.close();
          kills++;
        }
      }
      long stored = requireAllRight(again + ", kill " + kills);
      partial += stored > 0 && stored < undisturbed.size() ? 1 : 0;
      if (stored == undisturbed.size()) {
        // Nothing is left to be killed at: from the start, beside the report of the last run.
        complete(project, store);
        requireTheSameReport(calm, again);
        completed++;
        delete(store);
      }
    }
    complete(project, store);
    requireAllRight(again);
    requireTheSameReport(calm, again);
    System.out.printf(
        Locale.ENGLISH,
        "assay: %d kills of runs of %d trials, %d of them amid training; %d runs went on to the"
            + " same bytes; repeat by %s%n",
        kills,
        undisturbed.size(),
        partial,
        completed + 1,
        again);
  }

  private static void complete(Path project, Path store) throws Exception {
    ChildProcess.Answer answer = TanhWinsMain.in(project, store, SCALE).run();
    assertThat(answer.output()).as(answer.error()).contains("T1 SUCCESSFUL", "T2 SUCCESSFUL");
  }

  /** Every entry is whole and holds what an undisturbed run measured; returns their number. */
  private long requireAllRight(String when) throws Exception {
    if (!Files.isDirectory(store)) {
      return 0;
    }
    TrialStore there = store(store);
    long stored = 0;
    for (Map.Entry<Trial, byte[]> trial : undisturbed.entrySet()) {
      if (there.holds(trial.getKey())) {
        assertThat(measured(there, trial.getKey())).as(when).isEqualTo(trial.getValue());
        stored++;
      }
    }
    Path verdicts = project.resolve("target/assay/verdicts.json");
    if (Files.exists(verdicts)) {
      assertThat(new ObjectMapper().readTree(verdicts.toFile()).get("claims")).as(when).isNotNull();
    }
    return stored;
  }

  private void requireTheSameReport(Path calm, String when) throws IOException {
    assertThat(observations(project)).as(when).isEqualTo(observations(calm));
    try (Stream<Path> files = Files.walk(calm.resolve("target/assay"))) {
      List<Path> numbers = files.filter(file -> file.toString().endsWith(".csv")).toList();
      assertThat(numbers).isNotEmpty();
      for (Path file : numbers) {
        assertThat(project.resolve(calm.relativize(file))).as(when).hasSameBinaryContentAs(file);
      }
    }
  }

  private static List<JsonNode> observations(Path project) throws IOException {
    return new ObjectMapper()
        .readTree(project.resolve("target/assay/verdicts.json").toFile())
        .findValues("observations");
  }

  private static List<Trial> trials() {
    var experiment = ClaimFile.experiment(TanhWinsIT.class);
    return experiment.trials(
        new Plan(
            SCALE,
            LongStream.rangeClosed(1, experiment.seeds(SCALE)).boxed().toList(),
            () -> {
              throw new AssertionError("a function needs no images");
            }));
  }

  private static TrialStore store(Path directory) {
    return new TrialStore(
        directory,
        warning -> {
          throw new AssertionError(warning);
        });
  }

  /** Returns what a stored trial measured, without what says when and where. */
  private static byte[] measured(TrialStore store, Trial trial) throws IOException {
    return TrialJson.bytes(store.load(trial).orElseThrow().measurements());
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
