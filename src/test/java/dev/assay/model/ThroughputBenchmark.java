package dev.assay.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.model.onednn.ConvolutionEngine;
import dev.assay.system.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Measures single-threaded trials, two side by side, ours against PyTorch's, by turns.
 *
 * <p>{@code mvn -B -ntp -Pbench verify}. Ours are two threads of one JVM, a peer's are two
 * processes; each round starts new ones, and the table shows medians over the rounds, per second of
 * wall time and of processor time. Peers are libtorch 2.10, which the build brings, eagerly and,
 * for prediction, as a frozen graph of TorchScript, and PyTorch for Python where it is installed.
 */
class ThroughputBenchmark {
  private static final List<String> NETWORKS =
      List.of(
          System.getProperty(
                  "assay.bench.networks",
                  "deep,shallow,simple,model0,model1,model2,model0.tanh,model1.tanh,model2.tanh,"
                      + "model0.selu,model1.selu,model2.selu")
              .split(","));
  private static final Path MLP_PEER = Path.of("src/test/python/mlp_step.py");
  private static final Path TORCH_PEER = Path.of("src/test/torch/TorchStep.java");
  private static final int ROUNDS = Integer.getInteger("assay.bench.rounds", 3);
  private static final String SECONDS = System.getProperty("assay.bench.seconds", "3");
  private static final String STEPS = System.getProperty("assay.bench.peerSteps", "40");
  private static final Path PEER =
      Path.of(System.getProperty("assay.bench.peer", "../shared/bench/pytorch_step.py"));
  private static final String PYTHON = System.getProperty("assay.bench.python", "/usr/bin/python3");
  private static final Path LIBTORCH =
      Path.of(System.getProperty("assay.bench.libtorch", "target/libtorch"));
  private static final Path OUTPUT = Path.of(System.getProperty("assay.output", "target/assay"));
  private static final String OURS = "assay";
  private static final String EAGER = "libtorch-2.10";

  /** TorchScript, its parameters frozen into the graph: predicts alone. */
  private static final String FROZEN = "libtorch-2.10-frozen";

  private static final Duration LIMIT = Duration.ofMinutes(15);

  /** Rates of each round, by who was measured and "network mode unit". */
  private final Map<String, Map<String, List<Double>>> rates = new LinkedHashMap<>();

  @Test
  void measuresOursAgainstThePeers() throws Exception {
    List<String> who = new ArrayList<>(List.of(OURS));
    String reason = libtorchIsMissing();
    if (reason == null) {
      who.addAll(List.of(EAGER, FROZEN));
    } else {
      System.out.println("Measuring without libtorch: " + reason);
    }
    reason = pythonIsMissing();
    if (reason == null) {
      who.add("python-torch");
    } else {
      System.out.println("Measuring without Python's PyTorch: " + reason);
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (String network : NETWORKS) {
        for (String name : who) {
          collect(
              rates.computeIfAbsent(name, unused -> new TreeMap<>()),
              run(command(name, network), name.equals(OURS) ? 1 : 2));
        }
      }
    }
    report();
    assertThat(rates.get(OURS)).hasSize(4 * NETWORKS.size());
    who.forEach(name -> assertThat(rates.get(name)).hasSizeGreaterThanOrEqualTo(NETWORKS.size()));
  }

  private static List<String> command(String name, String network) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    boolean mlp = network.startsWith("model");
    return switch (name) {
      case OURS ->
          List.of(
              java,
              "-Xmx1g",
              "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
              "-cp",
              System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
              ThroughputMain.class.getName(),
              network,
              SECONDS);
      case EAGER -> torch(java, network);
      case FROZEN -> torch(java, network, "frozen");
      default ->
          mlp
              ? pythonMlp(network.split("\\."))
              : List.of(PYTHON, PEER.toString(), network, STEPS, "1");
    };
  }

  private static List<String> torch(String java, String network, String... mode) {
    List<String> command =
        new ArrayList<>(
            List.of(
                java, "-Xmx1g", "-cp", LIBTORCH + "/*", TORCH_PEER.toString(), network, SECONDS));
    command.addAll(List.of(mode));
    return command;
  }

  private static List<String> pythonMlp(String[] parts) {
    return List.of(
        PYTHON, MLP_PEER.toString(), parts[0], "1000", parts.length > 1 ? parts[1] : "relu");
  }

  private static @Nullable String libtorchIsMissing() {
    return Files.isDirectory(LIBTORCH)
        ? null
        : LIBTORCH.toAbsolutePath() + " is not there: run the benchmark by mvn -Pbench verify";
  }

  private static @Nullable String pythonIsMissing() throws IOException, InterruptedException {
    if (!Files.isReadable(PEER)) {
      return PEER.toAbsolutePath() + " is not there: give it by -Dassay.bench.peer=";
    }
    if (!Files.isExecutable(Path.of(PYTHON))) {
      return PYTHON + " is not there: give it by -Dassay.bench.python=";
    }
    return process(List.of(PYTHON, "-c", "import torch")).run().exit() == 0
        ? null
        : PYTHON + " has no torch: apt-get install python3-torch";
  }

  private static ChildProcess process(List<String> command) {
    return new ChildProcess(
        command,
        Path.of(""),
        LIMIT,
        Map.of(
            "OMP_NUM_THREADS", "1",
            "OPENBLAS_NUM_THREADS", "1",
            "MALLOC_MMAP_THRESHOLD_", "4294967296",
            "MALLOC_TRIM_THRESHOLD_", "4294967296"),
        List.of());
  }

  /** Runs {@code copies} of a command side by side and returns all their lines. */
  private static List<String> run(List<String> command, int copies) throws Exception {
    List<ChildProcess.Running> processes = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    try {
      for (int i = 0; i < copies; i++) {
        processes.add(process(command).start());
      }
      for (ChildProcess.Running process : processes) {
        ChildProcess.Answer answer = process.answer();
        if (answer.exit() != 0) {
          throw new IllegalStateException(
              command + " failed:\n" + answer.output() + answer.error());
        }
        lines.addAll(answer.output().lines().toList());
      }
    } finally {
      processes.forEach(ChildProcess.Running::close);
    }
    return lines;
  }

  /** Adds up the rates that lines like "deep train 1234.5 samples/s" name. */
  private static void collect(Map<String, List<Double>> results, List<String> lines) {
    Map<String, Double> sums = new TreeMap<>();
    for (String line : lines) {
      String[] words = line.split(" ");
      if (words.length == 4 && words[3].startsWith("samples/")) {
        String network = words[0] + " " + words[1] + " " + words[3];
        sums.merge(network, Double.parseDouble(words[2]), Double::sum);
      }
    }
    sums.forEach((key, sum) -> results.computeIfAbsent(key, k -> new ArrayList<>()).add(sum));
  }

  private void report() throws IOException {
    List<Map<String, Object>> rows = new ArrayList<>();
    StringBuilder table =
        new StringBuilder(
            "Two single-threaded trials side by side, summed; batch 128, MLPs 1,000\n");
    rates
        .get(OURS)
        .forEach(
            (key, ours) -> {
              Map<String, Object> row = new LinkedHashMap<>();
              String[] words = key.split(" ");
              row.put("network", words[0]);
              row.put("mode", words[1]);
              row.put("unit", words[2]);
              row.put("ours", median(ours));
              row.put("oursByRound", ours);
              table.append(String.format(Locale.ENGLISH, "%-33s %,12.0f", key, median(ours)));
              rates.forEach((name, theirs) -> compare(name, theirs.get(key), ours, row, table));
              table.append('\n');
              rows.add(row);
            });
    System.out.println(table);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("engine", ConvolutionEngine.describe());
    document.put("rounds", ROUNDS);
    document.put("results", rows);
    Files.createDirectories(OUTPUT);
    new ObjectMapper()
        .writerWithDefaultPrettyPrinter()
        .writeValue(OUTPUT.resolve("bench.json").toFile(), document);
  }

  private static void compare(
      String name,
      @Nullable List<Double> theirs,
      List<Double> ours,
      Map<String, Object> row,
      StringBuilder table) {
    if (name.equals(OURS) || theirs == null) {
      return;
    }
    double ratio = median(ours) / median(theirs);
    // How fast the machine is moves from round to round; within a round it is the same for both.
    List<Double> byRound =
        IntStream.range(0, Math.min(ours.size(), theirs.size()))
            .mapToObj(round -> ours.get(round) / theirs.get(round))
            .toList();
    row.put(
        name,
        Map.of(
            "median",
            median(theirs),
            "byRound",
            theirs,
            "ratio",
            ratio,
            "medianOfRatios",
            median(byRound)));
    table.append(
        String.format(
            Locale.ENGLISH,
            "  %s %,.0f, ratio %.2f (of rounds %.2f)",
            name,
            median(theirs),
            ratio,
            median(byRound)));
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
