package dev.assay.report.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What is recorded in the repository: whole, with every seed's curves, and no larger than stated.
 */
class RecordedFilesTest {
  private static final Path RECORDED = Path.of("fixtures/recorded");

  /** Whose trials are measured at single moments alone; their numbers are in the evidence. */
  private static final Set<String> WITHOUT_CURVES = Set.of("HW1-3 §2", "HW1-3 §4");

  private static final long MOST_BYTES_A_SECTION = 4_000_000;

  @TestFactory
  List<DynamicTest> keepsEverySeedWithinTheBound() throws IOException {
    if (!Files.isDirectory(RECORDED)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(RECORDED)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)))
          .toList();
    }
  }

  private static void check(Path file) throws IOException {
    Recording recording = RecordingFile.read(file).orElseThrow();
    RecordedCurves curves = CurvesFile.read(recording.section(), RECORDED);
    TreeSet<Long> drawn = new TreeSet<>();
    curves
        .trials()
        .forEach(run -> run.curves().values().forEach(seeds -> drawn.addAll(seeds.keySet())));
    assertThat(drawn)
        .isEqualTo(
            WITHOUT_CURVES.contains(recording.section()) ? Set.of() : recording.origins().keySet());
    assertThat(recording.origins().values())
        .allSatisfy(
            seed -> {
              assertThat(seed.digest()).matches("[0-9a-f]{64}");
              assertThat(seed.kernels()).contains("nd4j-native");
            });
    String name = file.getFileName().toString().replace(".json", "");
    long bytes = 0;
    try (Stream<Path> files = Files.list(RECORDED)) {
      for (Path each :
          files.filter(one -> one.getFileName().toString().startsWith(name + ".")).toList()) {
        bytes += Files.size(each);
      }
    }
    assertThat(bytes).as("bytes of %s", recording.section()).isLessThan(MOST_BYTES_A_SECTION);
  }
}
