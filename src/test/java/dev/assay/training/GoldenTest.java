package dev.assay.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Computes the golden trials anew and holds each result against the one that is checked in.
 *
 * <p>{@code mvn test -Dtest=GoldenTest -Dassay.golden=write} writes the files anew, after {@link
 * TrialJson#TRAINING_CODE} was raised or a golden trial was added.
 */
class GoldenTest {
  private static final Path FILES = Path.of("src", "test", "resources", "golden");
  private static final boolean WRITE = "write".equals(System.getProperty("assay.golden"));
  private static final String WRITE_COMMAND =
      "mvn test -Dtest=GoldenTest -Dassay.golden=write, on a machine with AVX-512";

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void theSameTrialGivesTheSameBytesAsWhenItWasCheckedIn(KernelFamily family)
      throws IOException, InterruptedException {
    GoldenResults now = run(family, Map.of("OMP_NUM_THREADS", "1"));
    Path file = FILES.resolve(family.file());
    if (WRITE) {
      if (Files.exists(file)) {
        GoldenResults before = GoldenResults.read(file);
        if (before.trainingCode() == now.trainingCode()) {
          assertThat(before.changed(now)).as(bytesChanged(file)).isEmpty();
        }
      }
      Files.createDirectories(FILES);
      now.write(file);
    }
    compare(file, now);
  }

  private GoldenResults run(KernelFamily family, Map<String, String> threads)
      throws IOException, InterruptedException {
    Map<String, String> environment = new HashMap<>(family.environment());
    environment.putAll(threads);
    GoldenResults now = GoldenProcess.run(environment, directory);
    assumeTrue(
        family.is(now.convolution()),
        () ->
            "this machine cannot run the kernels of %s: held to them, it runs %s"
                .formatted(family.file(), now.convolution()));
    return now;
  }

  private static void compare(Path file, GoldenResults now) {
    GoldenResults golden = GoldenResults.read(file);
    assertThat(golden.trainingCode())
        .as(
            "%s belongs to TrialJson.TRAINING_CODE %d, which is %d now: write the files anew with %s",
            file, golden.trainingCode(), now.trainingCode(), WRITE_COMMAND)
        .isEqualTo(now.trainingCode());
    assumeTrue(
        golden.backend().equals(now.backend()),
        () ->
            "%s was written with %s, this machine has %s"
                .formatted(file, golden.backend(), now.backend()));
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
