package dev.assay.training.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.Optimizer;
import dev.assay.system.Deadline;
import dev.assay.training.Trial;
import dev.assay.training.TrialJson;
import dev.assay.training.Trials;
import dev.assay.training.store.KeptState;
import dev.assay.training.store.TrialStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that trains is ended from outside, and another one goes on with its trial. */
class KilledProcessIT {
  private static final Trial TRIAL = Trials.function(Optimizer.adam(1e-3), 4_000, 11);

  @TempDir Path directory;

  /** Trains the trial into the store at {@code args[0]}, keeps its state ten times a second. */
  public static void main(String[] args) {
    Deadline.in(Duration.ofMinutes(10), "nobody ended the trial");
    RunListener announce =
        new RunListener() {
          @Override
          public void progressed(Trial trial, int step, int steps, int epoch, double loss) {
            System.out.println(step);
            // Slow enough to be ended on the way, whatever the machine.
            LockSupport.parkNanos(50_000_000);
          }
        };
    run(
        Path.of(args[0]),
        announce,
        new TrainingTime(
            Duration.ZERO, Duration.ofMillis(100), Optional.empty(), System::nanoTime));
  }

  private static CompletedTrial run(Path store, RunListener listener, TrainingTime time) {
    return new LocalRunner(
            Trials.DATA,
            new TrialStore(store, Trials.NO_WARNING),
            false,
            1,
            Machine.of(Path.of("")),
            listener,
            time)
        .run(List.of(TRIAL))
        .get(0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void leavesATrialFromWhichAnotherGoesOn(boolean forcibly) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledProcessIT.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      TrialStore store = new TrialStore(directory, Trials.NO_WARNING);
      while (store.state(TRIAL).map(KeptState::step).orElse(0) < 2 * TRIAL.steps() / 200) {
        assertThat(lines.readLine()).as("the process trains until it is ended").isNotNull();
      }
      if (forcibly) {
        process.toHandle().destroyForcibly();
      } else {
        process.toHandle().destroy();
      }
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isNotZero();
    } finally {
      process.destroyForcibly();
    }
    assertThat(states()).hasSize(1);
    List<Integer> steps = new ArrayList<>();
    RunListener first =
        new RunListener() {
          @Override
          public void progressed(Trial trial, int step, int of, int epoch, double loss) {
            steps.add(step);
          }
        };
    CompletedTrial resumed = run(directory, first, TrainingTime.unlimited());
    CompletedTrial whole =
        run(directory.resolve("whole"), RunListener.NONE, TrainingTime.unlimited());
    assertThat(steps.get(0)).isGreaterThan(TRIAL.steps() / 200);
    assertThat(TrialJson.json(resumed.result().measurements()))
        .isEqualTo(TrialJson.json(whole.result().measurements()));
    assertThat(states()).isEmpty();
  }

  private List<Path> states() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".state.gz")).toList();
    }
  }
}
