package dev.assay.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Runs the golden trials in a process of its own, started like any Java program. */
final class GoldenProcess {
  /** What tells native kernels how many threads there are, where they run and what they use. */
  private static final Pattern KERNEL_VARIABLE =
      Pattern.compile("(OMP|GOMP|KMP|MKL|OPENBLAS|GOTO|BLIS|DNNL|ONEDNN|SD)_.*");

  private GoldenProcess() {}

  /** Writes the results to {@code args[1]}; the store at {@code args[0]} is empty. */
  public static void main(String[] args) {
    List<CompletedTrial> completed =
        new LocalRunner(
                DataSets.of(GoldenTrials.IMAGES),
                new TrialStore(Path.of(args[0]), Trials.NO_WARNING),
                true,
                2,
                Machine.of(Path.of("")),
                RunListener.NONE)
            .run(List.copyOf(GoldenTrials.ALL.values()));
    GoldenResults.of(completed.stream().map(CompletedTrial::result).toList())
        .write(Path.of(args[1]));
  }

  /**
   * Runs the trials in a process whose environment says of kernels what is given, and nothing else.
   *
   * @param directory where it may write
   */
  static GoldenResults run(Map<String, String> kernels, Path directory)
      throws IOException, InterruptedException {
    Path results = directory.resolve("results.json");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                GoldenProcess.class.getName(),
                directory.resolve("store").toString(),
                results.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> KERNEL_VARIABLE.matcher(name).matches());
    builder.environment().putAll(kernels);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0 || !Files.exists(results)) {
      throw new IOException(
          "the golden trials ended with %d under %s:%n%s"
              .formatted(process.exitValue(), kernels, output));
    }
    return GoldenResults.read(results);
  }
}
