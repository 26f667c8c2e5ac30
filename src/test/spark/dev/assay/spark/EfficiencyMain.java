package dev.assay.spark;

import dev.assay.data.source.DataSettings;
import dev.assay.data.source.DownloadListener;
import dev.assay.data.source.ImageDataLoader;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Plan;
import dev.assay.experiment.Scale;
import dev.assay.junit.ClaimClasses;
import dev.assay.junit.ClaimFile;
import dev.assay.training.DataSets;
import dev.assay.training.Trial;
import dev.assay.training.runner.Cluster;
import dev.assay.training.runner.LocalRunner;
import dev.assay.training.runner.Machine;
import dev.assay.training.runner.RunListener;
import dev.assay.training.store.TrialStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Trains a section's trials at quick by turns on two threads of this process and on two executors,
 * and prints wall and processor seconds of each turn. What executors take to start, and one trial
 * of each kind of place before the first turn, is stated apart.
 */
public final class EfficiencyMain {
  private static final String MASTER = "local-cluster[2,1,2048]";
  private static final int SLOTS = 2;

  private final DataSets data;
  private final Machine machine = Machine.of(Path.of(""));
  private final Path directory;

  private EfficiencyMain(DataSets data, Path directory) {
    this.data = data;
    this.directory = directory;
  }

  /** Wall and processor time, in seconds. */
  private record Spent(double wall, double cpu) {
    static Spent now() {
      Duration all =
          ProcessHandle.current()
              .descendants()
              .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
              .reduce(
                  ProcessHandle.current().info().totalCpuDuration().orElseThrow(), Duration::plus);
      return new Spent(System.nanoTime() / 1e9, all.toMillis() / 1e3);
    }

    Spent since(Spent start) {
      return new Spent(wall - start.wall, cpu - start.cpu);
    }
  }

  /**
   * Measures.
   *
   * @param arguments the package of the claims, the turns, and for each section to be trained its
   *     number and which of its trials: {@code 10} for every tenth
   */
  public static void main(String... arguments) throws IOException {
    DataSettings settings =
        DataSettings.of(Map.of("user.home", System.getProperty("user.home")), System.getenv());
    var images = ImageDataLoader.load(settings, DownloadListener.quiet()).data();
    EfficiencyMain main =
        new EfficiencyMain(DataSets.of(images), Files.createTempDirectory("efficiency"));
    Spent start = Spent.now();
    try (Cluster cluster = new SparkConnector().connect(MASTER, main.machine, line -> {})) {
      say("connecting", Spent.now().since(start));
      for (int i = 2; i < arguments.length; i += 2) {
        String section = arguments[i];
        Experiment experiment =
            ClaimClasses.in(arguments[0]).stream()
                .map(ClaimFile::experiment)
                .filter(one -> one.section().equals(section))
                .findFirst()
                .orElseThrow();
        List<Trial> all =
            List.copyOf(
                Trial.withRequired(
                    experiment.trials(new Plan(Scale.QUICK, seeds(experiment), () -> images))));
        int each = Integer.parseInt(arguments[i + 1]);
        List<Trial> trials =
            IntStream.range(0, all.size()).filter(t -> t % each == 0).mapToObj(all::get).toList();
        main.measure(section, trials, cluster, Integer.parseInt(arguments[1]));
      }
    }
    System.exit(0);
  }

  private static List<Long> seeds(Experiment experiment) {
    long first = experiment.firstSeed(Scale.QUICK);
    return LongStream.range(first, first + experiment.seeds(Scale.QUICK)).boxed().toList();
  }

  private void measure(String section, List<Trial> trials, Cluster cluster, int turns) {
    Consumer<String> here = name -> train(section, name, trials, local());
    Consumer<String> there = name -> train(section, name, trials, local().on(cluster));
    List<Trial> few = trials.subList(0, Math.min(SLOTS, trials.size()));
    train(section, "two threads, the first two", few, local());
    train(section, "two executors, the first two", few, local().on(cluster));
    for (int turn = 0; turn < turns; turn++) {
      // In turn, and each of them first as often as the other.
      List<Runnable> both =
          new ArrayList<>(
              List.of(() -> here.accept("two threads"), () -> there.accept("two executors")));
      if (turn % 2 == 1) {
        Collections.reverse(both);
      }
      both.forEach(Runnable::run);
    }
  }

  private LocalRunner local() {
    return new LocalRunner(
        data,
        new TrialStore(directory, System.err::println),
        true,
        SLOTS,
        machine,
        RunListener.NONE);
  }

  private static void train(String section, String name, List<Trial> trials, LocalRunner runner) {
    Spent start = Spent.now();
    runner.run(trials);
    say(section + ", " + trials.size() + " trials, " + name, Spent.now().since(start));
  }

  private static void say(String what, Spent spent) {
    System.out.printf(
        Locale.ENGLISH, "%s: %.1f s, %.1f s of processor time%n", what, spent.wall, spent.cpu);
  }
}
