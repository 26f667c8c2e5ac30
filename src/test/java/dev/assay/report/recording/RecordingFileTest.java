package dev.assay.report.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.claim.GivenRecording;
import dev.assay.claim.Recording;
import dev.assay.claim.evidence.Evidence;
import dev.assay.report.figure.Figure;
import dev.assay.report.figure.FigureJson;
import dev.assay.report.figure.Figures;
import dev.assay.report.figure.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording and its figures come back as they were written, or say what is wrong with them. */
class RecordingFileTest {
  private static final String SECTION = "HW1-1 §2";
  @TempDir private Path directory;

  private static Recording recording() {
    Evidence evidence =
        Evidence.builder()
            .arm("16", 16)
            .put("loss", "nats", "16", 1, 0.1 + 0.2)
            .missing("loss", "16", 2, "diverged at step 7")
            .put("accuracy", "", "deep", 1, Double.MIN_VALUE)
            .build();
    return GivenRecording.of(
        List.of(1L, 2L),
        evidence,
        Map.of("tanh", Evidence.builder().put("loss", "nats", "16", 1, 2).build()),
        Map.of("F2", "0".repeat(64)),
        GivenRecording.origins(List.of(1L, 2L), "abc"));
  }

  @Test
  void comesBackAsItWas() {
    Path file = RecordingFile.write(recording(), directory);
    assertThat(file).hasFileName("hw1-1-2.json");
    Recording read = RecordingFile.read(SECTION, directory).orElseThrow();
    assertThat(read.setting()).isEqualTo(recording().setting());
    assertThat(read.origins()).isEqualTo(recording().origins());
    assertThat(read.growth()).isEqualTo(recording().growth());
    assertThat(read.code()).isEqualTo(recording().code());
    assertThat(read.criteria()).isEqualTo(recording().criteria());
    assertThat(read.evidence().measurements()).isEqualTo(recording().evidence().measurements());
    assertThat(read.evidence().places()).isEqualTo(recording().evidence().places());
    recording()
        .evidence()
        .measurements()
        .forEach(
            key ->
                assertThat(read.evidence().sample(key.metric(), key.arm()))
                    .isEqualTo(recording().evidence().sample(key.metric(), key.arm())));
    assertThat(read.alternatives()).containsOnlyKeys("tanh");
    assertThat(read.alternatives().get("tanh").sample("loss", "16").values())
        .containsEntry(1L, 2.0);
  }

  @Test
  void isAbsentWhereNothingWasRecorded() {
    assertThat(RecordingFile.read(SECTION, directory)).isEmpty();
    assertThat(FigureJson.read(SECTION, directory)).isEmpty();
  }

  @Test
  void namesTheFileAndTheRemedyWhenItIsDamaged() throws IOException {
    Path file = RecordingFile.write(recording(), directory);
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.length() / 2));
    assertThatThrownBy(() -> RecordingFile.read(SECTION, directory))
        .hasMessageContainingAll(file.toString(), "Restore it from git");
    Files.writeString(file, text.replace("\"scale\" : \"full\",", ""));
    assertThatThrownBy(() -> RecordingFile.read(SECTION, directory))
        .hasMessageContainingAll(file.toString(), "scale");
    Files.writeString(file, text.replace(SECTION, "HW1-3 §4"));
    assertThatThrownBy(() -> RecordingFile.read(SECTION, directory))
        .hasMessageContainingAll(file.toString(), "section HW1-3 §4");
  }

  /** Without its number a seed would count as one that was never measured. */
  @Test
  void refusesAValueThatIsNull() throws IOException {
    Path file = RecordingFile.write(recording(), directory);
    String text = Files.readString(file);
    String nulled = text.replaceFirst("\"1\" : 0.30000000000000004", "\"1\" : null");
    assertThat(nulled).isNotEqualTo(text);
    Files.writeString(file, nulled);
    assertThatThrownBy(() -> RecordingFile.read(SECTION, directory))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(file.toString(), "is malformed", "Restore it from git");
  }

  @Test
  void keepsEveryKindOfFigure() {
    List<Figure> all = Figures.all();
    FigureJson.write(Map.of("C2", all, "C3", all.subList(0, 1)), SECTION, directory);
    Map<String, List<Figure>> read = FigureJson.read(SECTION, directory);
    assertThat(read.get("C2")).isEqualTo(all);
    assertThat(read.get("C3")).isEqualTo(all.subList(0, 1));
    assertThat(Stream.of(Series.Kind.values()))
        .allMatch(
            kind ->
                all.stream()
                    .flatMap(figure -> figure.panels().stream())
                    .flatMap(panel -> panel.series().stream())
                    .anyMatch(series -> series.kind() == kind));
  }

  @Test
  void namesTheFileWhenFiguresAreDamaged() throws IOException {
    FigureJson.write(Map.of("C2", List.of(Figures.loss())), SECTION, directory);
    Path file = directory.resolve("hw1-1-2.figures.json.gz");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> FigureJson.read(SECTION, directory))
        .hasMessageContainingAll(file.toString(), "Restore it from git");
  }
}
