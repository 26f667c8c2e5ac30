package dev.assay.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.model.onednn.ConvolutionEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Measures two single-threaded trials side by side, ours against PyTorch's, by turns.
 *
 * <p>{@code mvn -B -ntp -Pbench verify}. Ours are two threads of one JVM, the peer's are two
 * processes; each round starts new ones, and the table shows medians over the rounds. Without
 * PyTorch ours alone are measured.
 */
class ThroughputBenchmark {
  private static final List<String> CNNS = List.of("deep", "shallow", "simple");
  private static final List<String> MLPS = List.of("model0", "model1", "model2");
  private static final Path MLP_PEER = Path.of("src/test/python/mlp_step.py");
  private static final int ROUNDS = Integer.getInteger("assay.bench.rounds", 3);
  private static final String SECONDS = System.getProperty("assay.bench.seconds", "3");
  private static final String STEPS = System.getProperty("assay.bench.peerSteps", "40");
  private static final Path PEER =
      Path.of(System.getProperty("assay.bench.peer", "../shared/bench/pytorch_step.py"));
  private static final String PYTHON = System.getProperty("assay.bench.python", "/usr/bin/python3");
  private static final Path OUTPUT = Path.of(System.getProperty("assay.output", "target/assay"));

  /** Samples per second of each round, by "network mode", ours and the peer's. */
  private final Map<String, List<Double>> ours = new TreeMap<>();

  private final Map<String, List<Double>> peers = new TreeMap<>();

  @Test
  void measuresOursAgainstThePeer() throws Exception {
    boolean peer = peerIsThere();
    for (int round = 0; round < ROUNDS; round++) {
      for (String network : CNNS) {
        collect(ours, run(ourCommand(network), 1));
        if (peer) {
          collect(peers, run(List.of(PYTHON, PEER.toString(), network, STEPS, "1"), 2));
        }
      }
      for (String network : MLPS) {
        collect(ours, run(ourCommand(network), 1));
        if (peer) {
          collect(peers, run(List.of(PYTHON, MLP_PEER.toString(), network), 2));
        }
      }
    }
    report();
    assertThat(ours).hasSize(2 * (CNNS.size() + MLPS.size()));
    assertThat(peers).hasSize(peer ? 2 * (CNNS.size() + MLPS.size()) : 0);
  }

  private static List<String> ourCommand(String network) {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx1g",
        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
        "-cp",
        classPath,
        ThroughputMain.class.getName(),
        network,
        SECONDS);
  }

  private static boolean peerIsThere() throws IOException, InterruptedException {
    String missing = null;
    if (!Files.isReadable(PEER)) {
      missing = PEER.toAbsolutePath() + " is not there: give it by -Dassay.bench.peer=";
    } else if (!Files.isExecutable(Path.of(PYTHON))) {
      missing = PYTHON + " is not there: give it by -Dassay.bench.python=";
    } else if (process(List.of(PYTHON, "-c", "import torch")).waitFor() != 0) {
      missing = PYTHON + " has no torch: apt-get install python3-torch";
    }
    if (missing != null) {
      System.out.println("Measuring without the peer: " + missing);
    }
    return missing == null;
  }

  private static Process process(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.put("OMP_NUM_THREADS", "1");
    environment.put("OPENBLAS_NUM_THREADS", "1");
    environment.put("MALLOC_MMAP_THRESHOLD_", "4294967296");
    environment.put("MALLOC_TRIM_THRESHOLD_", "4294967296");
    return builder.start();
  }

  /** Run {@code copies} of a command side by side and return all their lines. */
  private static List<String> run(List<String> command, int copies) throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < copies; i++) {
      processes.add(process(command));
    }
    List<String> lines = new ArrayList<>();
    for (Process process : processes) {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command + " failed:\n" + output);
      }
      lines.addAll(output.lines().toList());
    }
    return lines;
  }

  /** Add up the rates that lines like "deep train 1234.5 samples/s" name. */
  private static void collect(Map<String, List<Double>> results, List<String> lines) {
    Map<String, Double> sums = new TreeMap<>();
    for (String line : lines) {
      String[] words = line.split(" ");
      if (words.length == 4 && words[3].equals("samples/s")) {
        sums.merge(words[0] + " " + words[1], Double.parseDouble(words[2]), Double::sum);
      }
    }
    sums.forEach((key, sum) -> results.computeIfAbsent(key, k -> new ArrayList<>()).add(sum));
  }

  private void report() throws IOException {
    List<Map<String, Object>> rows = new ArrayList<>();
    StringBuilder table =
        new StringBuilder(
            "Two single-threaded trials side by side, samples/s; batch 128, MLPs 1,000\n");
    table.append("network mode        ours      peer     ratio\n");
    ours.forEach(
        (key, rates) -> {
          double mine = median(rates);
          Map<String, Object> row = new LinkedHashMap<>();
          row.put("network", key.split(" ")[0]);
          row.put("mode", key.split(" ")[1]);
          row.put("ours", mine);
          String versus = "     (no peer)";
          if (peers.containsKey(key)) {
            double theirs = median(peers.get(key));
            row.put("peer", theirs);
            row.put("ratio", mine / theirs);
            versus = "%10.0f %9.2f".formatted(theirs, mine / theirs);
          }
          row.put("oursByRound", rates);
          row.put("peerByRound", peers.getOrDefault(key, List.of()));
          rows.add(row);
          table.append("%-15s %9.0f%s%n".formatted(key, mine, versus));
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

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
