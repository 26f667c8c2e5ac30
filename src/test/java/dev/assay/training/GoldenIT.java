package dev.assay.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.training.GoldenProcess.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Computes the golden trials anew, in processes started in different ways, and holds each result
 * against the one that is checked in. docs/reliability.md says what to do when they differ.
 */
class GoldenIT {
  private static final Path FILES = Path.of("src", "test", "resources", "golden");
  private static final boolean WRITE = "write".equals(System.getProperty("assay.golden"));
  private static final String WRITE_COMMAND =
      "mvn test -Dtest=GoldenIT -Dassay.golden=write (on a machine with AVX-512)";

  /** Makes OpenBLAS round alike on every machine that the native binary runs on. */
  private static final Map<String, String> SAME_BLAS = Map.of("OPENBLAS_CORETYPE", "Haswell");

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void theSameTrialGivesTheSameBytesAsWhenItWasCheckedIn(KernelFamily family)
      throws IOException, InterruptedException {
    GoldenResults now = run(family.environment()).results();
    assumeTrue(
        family.is(now.convolution()),
        () ->
            String.format(
                Locale.ENGLISH,
                "this machine cannot run the kernels of %s: held to them, it runs %s",
                family.file(),
                now.convolution()));
    Path file = FILES.resolve(family.file());
    if (WRITE) {
      write(file, now);
    }
    compare(file, now);
  }

  static Stream<Map<String, String>> threads() {
    return Stream.of(
        Map.of("OMP_NUM_THREADS", "2"),
        Map.of("OMP_NUM_THREADS", "4", "OPENBLAS_NUM_THREADS", "4", "MKL_NUM_THREADS", "4"));
  }

  @ParameterizedTest
  @MethodSource("threads")
  void theSameTrialGivesTheSameBytesWhateverTheEnvironmentSaysOfThreads(Map<String, String> threads)
      throws IOException, InterruptedException {
    assumeComparing();
    compare(run(threads).results());
  }

  @Test
  void trialsRunOnEveryCoreAlthoughOpenMpIsToldToBindThreads()
      throws IOException, InterruptedException {
    assumeComparing();
    GoldenProcess process = run(Map.of("OMP_PROC_BIND", "true"));
    compare(process.results());
    assumeTrue(
        process.cores().matches(".*[-,].*"),
        () -> "this process may run on core " + process.cores() + " only: nothing can be seen");
    assertThat(process.trialCores()).containsExactly(process.cores());
  }

  @Test
  void refusesToTrainWhereOpenMpHasBoundTheThreadBefore() {
    assumeTrue(
        Files.exists(Path.of("/proc/thread-self"))
            && Runtime.getRuntime().availableProcessors() > 1,
        "OpenMP binds threads on Linux alone, and there must be more than one core");
    assertThatThrownBy(
            () ->
                GoldenProcess.run(
                    Start.ND4J_FIRST, with(Map.of("OMP_PROC_BIND", "true")), directory))
        .hasMessageContaining("OMP_PROC_BIND=true has bound this thread to core ")
        .hasMessageContaining("unset it");
  }

  /** Where the files are being written there is nothing to compare with yet. */
  private static void assumeComparing() {
    assumeTrue(!WRITE, "the files are written anew");
  }

  private GoldenProcess run(Map<String, String> environment)
      throws IOException, InterruptedException {
    return GoldenProcess.run(Start.PLAIN, with(environment), directory);
  }

  private static Map<String, String> with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(SAME_BLAS);
    all.putAll(more);
    return all;
  }

  private static void write(Path file, GoldenResults now) throws IOException {
    if (Files.exists(file)) {
      GoldenResults before = GoldenResults.read(file);
      if (before.trainingCode() == now.trainingCode()
          && before.arithmetic().equals(now.arithmetic())) {
        assertThat(before.changed(now)).as(bytesChanged(file)).isEmpty();
      }
    }
    Files.createDirectories(FILES);
    now.write(file);
  }

  private static void compare(GoldenResults now) {
    KernelFamily family =
        Arrays.stream(KernelFamily.values())
            .filter(kernels -> kernels.is(now.convolution()))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no golden results for " + now.convolution()));
    compare(FILES.resolve(family.file()), now);
  }

  private static void compare(Path file, GoldenResults now) {
    GoldenResults golden = GoldenResults.read(file);
    assertThat(golden.trainingCode())
        .as(
            "%s belongs to TrialJson.TRAINING_CODE %d, which is %d now: write the files anew with %s",
            file, golden.trainingCode(), now.trainingCode(), WRITE_COMMAND)
        .isEqualTo(now.trainingCode());
    assumeTrue(
        golden.kernels().equals(now.kernels()),
        () ->
            String.format(
                Locale.ENGLISH,
                "%s was written with %s, and this machine has %s, which rounds otherwise",
                file,
                golden.kernels(),
                now.kernels()));
    assertThat(golden.unlike(now))
        .as(
            "these golden trials were changed, or the canonical JSON of every trial was, which loses"
                + " every stored result, recording and expected digest: if only the golden trials"
                + " were meant, write %s anew with %s",
            file, WRITE_COMMAND)
        .isEmpty();
    assertThat(golden.changed(now)).as(bytesChanged(file)).isEmpty();
  }

  private static String bytesChanged(Path file) {
    return String.format(
        Locale.ENGLISH,
        "these trials compute something else than %s says. If that is meant, raise"
            + " TrialJson.TRAINING_CODE, so that no stored result of the old code is served, and write"
            + " the files anew with %s; if it is not, mend the code",
        file,
        WRITE_COMMAND);
  }
}
