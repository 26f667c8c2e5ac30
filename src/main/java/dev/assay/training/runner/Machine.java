package dev.assay.training.runner;

import dev.assay.training.Kernels;
import dev.assay.training.result.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/**
 * What does not change during a run: the checkout, the Java runtime, the processor.
 *
 * @param commit the checkout's commit, or {@code unknown}
 * @param dirty whether it has uncommitted changes
 * @param jdk the Java runtime
 * @param cpu the processor and its number of cores
 */
public record Machine(String commit, boolean dirty, String jdk, String cpu) {

  /** Asks git about the checkout at the given directory, and Java about the rest. */
  public static Machine of(Path checkout) {
    String commit = git(checkout, "rev-parse", "HEAD");
    String changes = git(checkout, "status", "--porcelain", "--untracked-files=no");
    return new Machine(
        commit.isBlank() ? "unknown" : commit.strip(),
        !changes.isBlank(),
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        processor() + ", " + Runtime.getRuntime().availableProcessors() + " cores");
  }

  /** Returns one line that tells a reader what ran the trials. */
  public String describe() {
    Kernels kernels = Kernels.load();
    return "commit %s%s, %s, %s, %s, %s"
        .formatted(
            Provenance.shortened(commit),
            dirty ? " with uncommitted changes" : "",
            kernels.backend(),
            kernels.convolution(),
            jdk,
            cpu);
  }

  /** Returns where and with what a trial that ends now was trained in {@code seconds}. */
  public Provenance provenance(int threads, double seconds) {
    Kernels kernels = Kernels.load();
    return new Provenance(
        commit,
        dirty,
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        jdk,
        kernels.backend(),
        kernels.blas(),
        kernels.convolution(),
        cpu,
        threads,
        seconds);
  }

  /** Returns git's output, or nothing where there is no git or no checkout. */
  private static String git(Path directory, String... arguments) {
    String[] command = new String[arguments.length + 1];
    command[0] = "git";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String output = new String(process.getInputStream().readAllBytes());
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0 ? output : "";
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  private static String processor() {
    Path info = Path.of("/proc/cpuinfo");
    try {
      return Files.readAllLines(info).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }
  }
}
