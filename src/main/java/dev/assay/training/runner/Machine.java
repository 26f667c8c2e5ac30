package dev.assay.training.runner;

import dev.assay.training.Kernels;
import dev.assay.training.result.Changes;
import dev.assay.training.result.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What does not change during a run: the checkout, the Java runtime, the processor.
 *
 * @param checkout the project's checkout
 * @param jdk the Java runtime
 * @param cpu the processor and its number of cores
 */
public record Machine(Checkout checkout, String jdk, String cpu) {

  /** Describes a machine with a checkout whose state is known. */
  public Machine(String commit, boolean dirty, String jdk, String cpu) {
    this(new Checkout(commit, dirty ? Changes.SOME : Changes.NONE, Optional.empty()), jdk, cpu);
  }

  /** Asks git about the checkout at the given directory, and Java about the rest. */
  public static Machine of(Path checkout) {
    return of(Checkout.of(checkout));
  }

  /** Describes this machine with what is known of a checkout that need not be here. */
  public static Machine of(Checkout checkout) {
    return new Machine(
        checkout,
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        processor() + ", " + Runtime.getRuntime().availableProcessors() + " cores");
  }

  /** Returns the checkout's commit, or {@code unknown}. */
  public String commit() {
    return checkout.commit();
  }

  /** Tells whether the checkout has uncommitted changes, or may have. */
  public boolean dirty() {
    return checkout.changes() != Changes.NONE;
  }

  /** Returns one line that tells a reader what ran the trials. */
  public String describe() {
    Kernels kernels = Kernels.load();
    return String.join(
        ", ", checkout.describe(), kernels.backend(), kernels.convolution(), jdk, cpu);
  }

  /** Returns where and with what a trial that ends now was trained in {@code seconds}. */
  public Provenance provenance(int threads, double seconds) {
    Kernels kernels = Kernels.load();
    return new Provenance(
        commit(),
        checkout.changes(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        jdk,
        kernels.backend(),
        kernels.blas(),
        kernels.convolution(),
        cpu,
        threads,
        seconds);
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
