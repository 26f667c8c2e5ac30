package dev.assay.training.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.data.FunctionSamples;
import dev.assay.measurement.CriticalPointSearch;
import dev.assay.model.Activation;
import dev.assay.model.ConvNet;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import dev.assay.training.Checkpoint;
import dev.assay.training.Displacement;
import dev.assay.training.ErrorSurface;
import dev.assay.training.FinalFit;
import dev.assay.training.FixedBatch;
import dev.assay.training.Flatness;
import dev.assay.training.KeskarSharpness;
import dev.assay.training.Line;
import dev.assay.training.OwnProbe;
import dev.assay.training.PerEpoch;
import dev.assay.training.PerIteration;
import dev.assay.training.Prediction;
import dev.assay.training.Probe;
import dev.assay.training.Snapshots;
import dev.assay.training.Trial;
import dev.assay.training.TrialJson;
import dev.assay.training.TrialResult;
import dev.assay.training.Trials;
import dev.assay.training.ZeroGradient;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.CheckpointTrigger;
import dev.assay.training.setting.TrialData;
import dev.assay.training.store.TrialStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A trial that is stopped goes on from where it was left, to the bytes that it has in one go. */
class SuspendedTrialsIT {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @TempDir Path directory;

  /**
   * Each reading is a second later, so that a trial of a few steps takes long, and ends anywhere.
   */
  private static final class Clock {
    private final AtomicLong now = new AtomicLong();

    TrainingTime until(long second) {
      return new TrainingTime(
          SECOND, SECOND.multipliedBy(7), Optional.of(second * SECOND.toNanos()), this::read);
    }

    private long read() {
      return now.getAndAdd(SECOND.toNanos());
    }
  }

  private static Trial mlp() {
    return new Trial(
        new TrialData.Function(FunctionSamples.ofDomain(40)),
        Mlp.ofWidths(Activation.TANH, 3, 3),
        Optimizer.adam(1e-2),
        16,
        new Budget.Steps(17),
        5,
        new PerIteration(4),
        new Displacement(5),
        new Prediction(FunctionSamples.ofDomain(9)),
        new ZeroGradient(new CriticalPointSearch(1e-6, 3, 3), List.of(1e-3), 4));
  }

  private static Trial images(boolean batchNorm, Probe... more) {
    ConvNet net = ConvNet.ofWidths(4, 6);
    return new Trial(
        new TrialData.Images(Trials.STROKES.name(), Trials.STROKES.digest(), 90, 40, 0.3),
        batchNorm ? net.normalised() : net,
        Optimizer.adam(1e-2),
        32,
        new Budget.Epochs(4),
        7,
        Stream.concat(
                Stream.of(
                    new PerEpoch(),
                    new PerIteration(5),
                    new Snapshots(List.of(0, 1, 4)),
                    new FinalFit(),
                    new FixedBatch(20, 3),
                    new Flatness(10, 2),
                    new ErrorSurface(2, 1, 10),
                    new KeskarSharpness(1e-3, 1, 1, 10),
                    new Displacement(2),
                    new Checkpoint(new CheckpointTrigger.End(), 2),
                    new Checkpoint(new CheckpointTrigger.StepsTaken(5), 0),
                    new Checkpoint(new CheckpointTrigger.ExamplesSeen(150), 0),
                    new Checkpoint(new CheckpointTrigger.LossReached(2.2, 60), 0)),
                Stream.of(more))
            .toArray(Probe[]::new));
  }

  /** One trial of each kind of network; together they have each kind of probe. */
  static List<Trial> trials() {
    return List.of(
        mlp(), images(true), images(false, new Line(start(), Line.Variant.PLAIN, 3, 0, 1, 10, 0)));
  }

  private static Trial start() {
    return Trials.images(1);
  }

  @Test
  void triesEachKindOfProbe() {
    Set<Class<?>> tried =
        trials().stream()
            .flatMap(trial -> trial.probes().stream())
            .map(Object::getClass)
            .collect(Collectors.toSet());
    assertThat(tried)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Probe.class.getPermittedSubclasses())
                .filter(kind -> kind != OwnProbe.class)
                .toList());
    Set<Class<?>> moments =
        trials().stream()
            .flatMap(trial -> trial.probes().stream())
            .filter(Checkpoint.class::isInstance)
            .map(probe -> ((Checkpoint) probe).moment().getClass())
            .collect(Collectors.toSet());
    assertThat(moments)
        .containsAll(
            Arrays.stream(CheckpointTrigger.class.getPermittedSubclasses())
                .filter(kind -> kind != CheckpointTrigger.Named.class)
                .toList());
  }

  @ParameterizedTest
  @MethodSource("trials")
  void goesOnToTheSameBytesFromWhereverItIsLeft(Trial trial) throws IOException {
    String whole = bytes(run(trial, "whole", TrainingTime.unlimited()).orElseThrow());
    int suspensions = 0;
    Optional<TrialResult> result = Optional.empty();
    // Each run is longer than the last one, and so ends at another step.
    for (long length = 10; result.isEmpty(); length += length / 2) {
      result = run(trial, "parts", new Clock().until(length));
      suspensions += result.isEmpty() ? 1 : 0;
      assertThat(states("parts")).hasSize(result.isEmpty() ? 1 : 0);
    }
    assertThat(suspensions).isGreaterThan(2);
    assertThat(bytes(result.orElseThrow())).isEqualTo(whole);
  }

  @ParameterizedTest
  @MethodSource("trials")
  void goesOnAfterItWasKilledAtAnyTime(Trial trial) throws IOException {
    String whole = bytes(run(trial, "whole", TrainingTime.unlimited()).orElseThrow());
    List<byte[]> kept = new ArrayList<>();
    TrialStore store = new TrialStore(directory.resolve("killed"), Trials.NO_WARNING);
    RunListener copies =
        new RunListener() {
          @Override
          public void progressed(Trial one, int step, int steps, int epoch, double loss) {
            states("killed").stream()
                .filter(file -> file.toString().contains(trial.key()))
                .map(SuspendedTrialsIT::read)
                .forEach(kept::add);
          }
        };
    runner(store, copies, new Clock().until(1_000_000)).attempt(List.of(trial));
    assertThat(states("killed")).isEmpty();
    for (byte[] state :
        List.of(kept.get(0), kept.get(kept.size() / 2), kept.get(kept.size() - 1))) {
      Path again = directory.resolve("again" + kept.indexOf(state));
      Path file = again.resolve(trial.key().substring(0, 2)).resolve(trial.key() + ".state.gz");
      Files.createDirectories(file.getParent());
      Files.write(file, state);
      List<Integer> steps = new ArrayList<>();
      RunListener first =
          new RunListener() {
            @Override
            public void progressed(Trial one, int step, int all, int epoch, double loss) {
              if (one.equals(trial)) {
                steps.add(step);
              }
            }
          };
      TrialStore other = new TrialStore(again, Trials.NO_WARNING);
      Map<Trial, CompletedTrial> done =
          runner(other, first, TrainingTime.unlimited()).attempt(List.of(trial));
      assertThat(steps).doesNotContain(1);
      assertThat(bytes(done.get(trial).result())).isEqualTo(whole);
      assertThat(file).doesNotExist();
    }
  }

  @Test
  void beginsAnewWhereTheStateIsDamagedOrAnotherTrialsAndSaysSo() throws IOException {
    Trial trial = mlp();
    assertThat(run(trial, "damaged", new Clock().until(9))).isEmpty();
    Path file = states("damaged").get(0);
    byte[] good = Files.readAllBytes(file);
    byte[] flipped = good.clone();
    flipped[good.length / 2] ^= 1;
    Trial other = Trials.function(3);
    assertThat(run(other, "other", new Clock().until(9))).isEmpty();
    String whole = bytes(run(trial, "whole", TrainingTime.unlimited()).orElseThrow());
    for (byte[] bad :
        List.of(
            flipped,
            Arrays.copyOf(good, good.length / 2),
            new byte[0],
            Files.readAllBytes(states("other").get(0)))) {
      Files.createDirectories(file.getParent());
      Files.write(file, bad);
      List<String> warnings = new ArrayList<>();
      TrialStore store = new TrialStore(directory.resolve("damaged"), warnings::add);
      Map<Trial, CompletedTrial> done =
          new LocalRunner(
                  Trials.DATA,
                  store,
                  false,
                  1,
                  Machine.of(Path.of("")),
                  RunListener.NONE,
                  TrainingTime.unlimited())
              .attempt(List.of(trial));
      assertThat(bytes(done.get(trial).result())).isEqualTo(whole);
      assertThat(warnings)
          .singleElement()
          .asString()
          .contains(file.toString(), "is no state to go on from", "begins anew");
      Files.delete(entry("damaged"));
    }
  }

  @Test
  void stopsATrialInTimeWhoseStateCannotBeKept() {
    Trial trial =
        new Trial(
            new TrialData.Function(FunctionSamples.ofDomain(40)),
            Mlp.ofWidths(Activation.TANH, 3, 3),
            Optimizer.adam(1e-2),
            16,
            new Budget.Steps(1000),
            5,
            OwnProbe.atTheEnd("nothing", 1, (run, into) -> {}));
    assertThat(run(trial, "own", new Clock().until(20))).isEmpty();
    assertThat(states("own")).isEmpty();
  }

  @Test
  void takesNoStateWhenCold() {
    Trial trial = mlp();
    assertThat(run(trial, "cold", new Clock().until(20))).isEmpty();
    List<Integer> steps = new ArrayList<>();
    RunListener all =
        new RunListener() {
          @Override
          public void progressed(Trial one, int step, int of, int epoch, double loss) {
            steps.add(step);
          }
        };
    TrialStore store = new TrialStore(directory.resolve("cold"), Trials.NO_WARNING);
    new LocalRunner(Trials.DATA, store, true, 1, Machine.of(Path.of("")), all).run(List.of(trial));
    assertThat(steps).startsWith(1, 2, 3);
  }

  @Test
  void saysWhichTrialsTimeDidNotSufficeFor() {
    TrialStore store = new TrialStore(directory.resolve("over"), Trials.NO_WARNING);
    assertThatThrownBy(
            () -> runner(store, RunListener.NONE, new Clock().until(0)).run(List.of(mlp())))
        .isInstanceOf(UnfinishedException.class)
        .hasMessageContaining("goes on from the store");
  }

  private Optional<TrialResult> run(Trial trial, String name, TrainingTime time) {
    TrialStore store = new TrialStore(directory.resolve(name), Trials.NO_WARNING);
    // What it requires is there beforehand, so that the clock counts this trial alone.
    runner(store, RunListener.NONE, TrainingTime.unlimited()).attempt(trial.requires());
    return Optional.ofNullable(
            runner(store, RunListener.NONE, time).attempt(List.of(trial)).get(trial))
        .map(CompletedTrial::result);
  }

  private static LocalRunner runner(TrialStore store, RunListener listener, TrainingTime time) {
    return new LocalRunner(Trials.DATA, store, false, 1, Machine.of(Path.of("")), listener, time);
  }

  private List<Path> states(String name) {
    return files(name, ".state.gz");
  }

  private Path entry(String name) {
    return files(name, ".json.gz").get(0);
  }

  private List<Path> files(String name, String ending) {
    Path place = directory.resolve(name);
    if (!Files.exists(place)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(place)) {
      return files.filter(file -> file.toString().endsWith(ending)).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String bytes(TrialResult result) throws IOException {
    return TrialJson.json(result.measurements()) + TrialJson.json(result.outcome());
  }
}
