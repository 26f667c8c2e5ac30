package dev.assay.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.ImageData;
import dev.assay.data.ImageFormat;
import dev.assay.data.source.DataSettings;
import dev.assay.data.source.DownloadListener;
import dev.assay.data.source.OwnImages;
import dev.assay.system.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The images that the tutorial draws are those that its claims name. */
class OwnImagesExampleTest {
  private static final Path PROJECT = Path.of("examples/own-images").toAbsolutePath();
  private static final Pattern DIGEST = Pattern.compile("\"([0-9a-f]{64})\"");

  @TempDir Path directory;

  @Test
  void drawsTheImagesOfTheNamedDigest() throws Exception {
    ChildProcess.Answer answer =
        new ChildProcess(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    PROJECT.resolve("DrawShapes.java").toString()),
                directory,
                Duration.ofMinutes(5),
                Map.of(),
                List.of())
            .run();
    assertThat(answer.exit()).as(answer.output() + answer.error()).isZero();
    OwnImages drawn =
        new OwnImages(
            "shapes",
            named(),
            new ImageFormat(16, 16, 1, 3),
            file("train-images"),
            file("train-labels"),
            file("test-images"),
            file("test-labels"));
    ImageData found =
        drawn
            .load(
                DataSettings.of(Map.of("user.home", directory.toString()), Map.of()),
                DownloadListener.quiet())
            .data();
    assertThat(found.digest()).isEqualTo(named());
  }

  private static String named() throws IOException {
    String claims = Files.readString(PROJECT.resolve("src/test/java/report/ShapesIT.java"));
    return DIGEST
        .matcher(claims)
        .results()
        .map(match -> match.group(1))
        .reduce(
            (one, other) -> {
              throw new AssertionError("two digests: " + one + ", " + other);
            })
        .orElseThrow();
  }

  private String file(String name) {
    return directory.resolve("data").resolve(name).toString();
  }
}
