package dev.assay.model.onednn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** On which cores threads may run. Linux only; elsewhere OpenMP binds no thread. */
final class Affinity {
  private static final Path PROCESS = Path.of("/proc/self/status");
  private static final Path THREAD = Path.of("/proc/thread-self/status");
  private static final String FIELD = "Cpus_allowed_list:";

  private Affinity() {}

  /**
   * Refuses to go on if OpenMP has bound the calling thread to fewer cores than the process has.
   *
   * @throws IllegalStateException naming the cores and the remedy
   */
  static void check() {
    if (asked().isPresent()) {
      refuse(cores(PROCESS), cores(THREAD), asked().get());
    }
  }

  static void refuse(Optional<String> process, Optional<String> thread, String asked) {
    if (!process.equals(thread)) {
      throw new IllegalStateException(
          String.format(
              Locale.ENGLISH,
              "%s has bound this thread to core %s of %s, and every trial would run there: unset it, or call KernelThreads.hold() before anything else loads ND4J",
              asked,
              thread.orElse("?"),
              process.orElse("?")));
    }
  }

  /** Returns the environment variable that tells OpenMP to bind threads. */
  private static Optional<String> asked() {
    return Stream.of("OMP_PROC_BIND", "OMP_PLACES", "GOMP_CPU_AFFINITY")
        .filter(name -> System.getenv(name) != null)
        .map(name -> name + "=" + System.getenv(name))
        .findFirst();
  }

  /** Returns a list such as {@code 0-3}; the process's is that of its first thread. */
  private static Optional<String> cores(Path status) {
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith(FIELD))
          .map(line -> line.substring(FIELD.length()).strip())
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
