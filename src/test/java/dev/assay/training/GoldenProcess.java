package dev.assay.training;

import dev.assay.system.ChildProcess;
import dev.assay.system.TestJvm;
import dev.assay.training.runner.CompletedTrial;
import dev.assay.training.runner.LocalRunner;
import dev.assay.training.runner.Machine;
import dev.assay.training.runner.RunListener;
import dev.assay.training.store.TrialStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Runs the golden trials in a process of its own, started as any Java program is.
 *
 * @param results what they amounted to
 * @param cores which cores the process may run on, as Linux writes it; {@code unknown} elsewhere
 * @param trialCores which cores the threads of trials might run on when each had ended
 */
record GoldenProcess(GoldenResults results, String cores, List<String> trialCores) {
  /** What tells native kernels how many threads there are, where they run and what they use. */
  private static final Pattern KERNEL_VARIABLE =
      Pattern.compile("(OMP|GOMP|KMP|MKL|OPENBLAS|GOTO|BLIS|DNNL|ONEDNN|SD)_.*");

  private static final String RESULTS = "results.json";
  private static final String CORES = "cores.txt";

  /** How a process starts. */
  enum Start {
    /** Assay is the first to use kernels. */
    PLAIN,
    /** The program has made an array of its own before. */
    ND4J_FIRST
  }

  /** Copies the list. */
  GoldenProcess {
    trialCores = List.copyOf(trialCores);
  }

  /** Trains into an empty store in the folder {@code args[1]} and writes files beside it. */
  public static void main(String[] args) throws IOException {
    if (Start.valueOf(args[0]) == Start.ND4J_FIRST) {
      Nd4j.zeros(1);
    }
    Path directory = Path.of(args[1]);
    Set<String> trialCores = ConcurrentHashMap.newKeySet();
    RunListener listener =
        new RunListener() {
          @Override
          public void finished(TrialResult result) {
            trialCores.add(cores("thread-self"));
          }
        };
    TrialStore store = new TrialStore(directory.resolve("store"), Trials.NO_WARNING);
    Collection<Trial> trials = GoldenTrials.ALL.values();
    List<CompletedTrial> completed =
        new LocalRunner(
                DataSets.of(GoldenTrials.IMAGES), store, true, 2, Machine.of(Path.of("")), listener)
            .run(List.copyOf(trials));
    GoldenResults.of(completed.stream().map(CompletedTrial::result).toList())
        .write(directory.resolve(RESULTS));
    Files.write(
        directory.resolve(CORES),
        Stream.concat(Stream.of(cores("self")), trialCores.stream()).toList());
  }

  /**
   * Runs the trials in a process whose environment says of kernels what is given, and nothing else.
   *
   * @param directory an empty one
   * @throws IOException with the process's output if it fails
   */
  static GoldenProcess run(Start start, Map<String, String> kernels, Path directory)
      throws IOException, InterruptedException {
    ChildProcess.Answer answer =
        TestJvm.of(GoldenProcess.class)
            .without(
                System.getenv().keySet().stream()
                    .filter(name -> KERNEL_VARIABLE.matcher(name).matches())
                    .toList())
            .in(kernels)
            .run(start.name(), directory.toString());
    if (answer.exit() != 0) {
      throw new IOException(
          String.format(
              Locale.ENGLISH,
              "the golden trials failed under %s:%n%s%s",
              kernels,
              answer.output(),
              answer.error()));
    }
    List<String> cores = Files.readAllLines(directory.resolve(CORES));
    return new GoldenProcess(
        GoldenResults.read(directory.resolve(RESULTS)),
        cores.get(0),
        cores.subList(1, cores.size()));
  }

  private static String cores(String task) {
    try (Stream<String> lines = Files.lines(Path.of("/proc", task, "status"))) {
      Optional<String> allowed =
          lines.filter(line -> line.startsWith("Cpus_allowed_list:")).findFirst();
      return allowed.map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }
}
