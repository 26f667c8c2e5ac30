package dev.assay.report.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.GivenRecording;
import dev.assay.claim.Recording;
import dev.assay.claim.evidence.Evidence;
import dev.assay.report.figure.Figure;
import dev.assay.report.figure.FigureJson;
import dev.assay.report.figure.Figures;
import dev.assay.report.recording.RecordedCurves.Curve;
import dev.assay.report.recording.RecordedCurves.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people's recordings merge by a command; two runs' verdicts are compared by another. */
class RecordingsMainTest {
  private static final String FILE = "hw1-1-2.json";
  private static final List<Figure> FEW = List.of(Figures.loss());
  private static final List<Figure> MANY = List.of(Figures.fit());

  @TempDir Path directory;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private Path mine;
  private Path theirs;

  @BeforeEach
  void record() {
    mine = directory.resolve("mine");
    theirs = directory.resolve("theirs");
    keep(GivenRecording.of(1, 2), mine, FEW);
    keep(GivenRecording.of(2, 3), theirs, MANY);
  }

  private static void keep(Recording recording, Path place, List<Figure> figures) {
    RecordingFile.write(recording, place);
    SortedMap<Long, Curve> curves = new TreeMap<>();
    recording
        .setting()
        .seeds()
        .forEach(seed -> curves.put(seed, new Curve(List.of(1.0, 2.0), List.of(0.5, 1.0 * seed))));
    CurvesFile.write(
        new RecordedCurves(List.of(new Run("0", "a trial", new TreeMap<>(Map.of("loss", curves))))),
        recording.section(),
        place);
    FigureJson.write(Map.of("F2", figures), recording.section(), place);
  }

  @Test
  void mergesSeedsWithTheirCurves() throws IOException {
    assertThat(run("merge", mine.toString(), theirs.toString())).isZero();
    assertThat(said()).contains("HW1-1 §2: 3 seeds, 1 of them added.");
    Recording all = RecordingFile.read(GivenRecording.SECTION, mine).orElseThrow();
    assertThat(all.setting().seeds()).containsExactly(1L, 2L, 3L);
    RecordedCurves curves = CurvesFile.read(GivenRecording.SECTION, mine);
    assertThat(curves.trials().get(0).curves().get("loss")).containsOnlyKeys(1L, 2L, 3L);
    assertThat(FigureJson.read(GivenRecording.SECTION, mine).get("F2")).isEqualTo(FEW);
    String once = Files.readString(mine.resolve(FILE));
    assertThat(run("merge", mine.toString(), theirs.toString())).isZero();
    assertThat(said()).contains("0 of them added");
    assertThat(mine.resolve(FILE)).hasContent(once);
  }

  @Test
  void takesTheFiguresOfARunThatHasAllSeeds() {
    keep(GivenRecording.of(1, 2, 3), theirs, MANY);
    assertThat(run("merge", mine.toString(), theirs.toString())).isZero();
    assertThat(FigureJson.read(GivenRecording.SECTION, mine).get("F2")).isEqualTo(MANY);
  }

  @Test
  void beginsARecordingWhereThereIsNone() {
    Path empty = directory.resolve("new");
    assertThat(run("merge", empty.toString(), mine.toString(), theirs.toString())).isZero();
    assertThat(RecordingFile.read(GivenRecording.SECTION, empty).orElseThrow().setting().seeds())
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void changesNothingOnAConflictAndSaysWhichSeed() throws IOException {
    RecordingFile.write(
        GivenRecording.of(
            List.of(2L),
            Evidence.builder().put("loss", "nats", "deep", 2, 7).build(),
            Map.of(),
            Map.of(),
            new TreeMap<>(Map.of(2L, GivenRecording.origin("b", "f".repeat(64))))),
        theirs);
    String before = Files.readString(mine.resolve(FILE));
    assertThat(run("merge", mine.toString(), theirs.toString())).isEqualTo(1);
    assertThat(said()).contains("seed 2", "commit a", "commit b");
    assertThat(mine.resolve(FILE)).hasContent(before);
  }

  @Test
  void saysWhatItDoesNotUnderstand() {
    assertThat(run("merge", mine.toString())).isEqualTo(2);
    assertThat(said()).contains("'merge", "is not understood", "merge INTO FROM");
    assertThat(run("merge", mine.toString(), directory.resolve("nowhere").toString())).isEqualTo(2);
    assertThat(said()).contains("nowhere cannot be listed");
    assertThat(run("compare", mine.toString(), theirs.toString())).isEqualTo(2);
    assertThat(said()).contains("cannot be read as verdicts");
  }

  @Test
  void thinsCurvesUntilTheyFit() throws IOException {
    Random random = new Random(1);
    SortedMap<Long, Curve> curves = new TreeMap<>();
    List<Double> x = random.doubles(300).sorted().boxed().toList();
    for (long seed = 1; seed <= 4_000; seed++) {
      curves.put(seed, new Curve(x, random.doubles(300).boxed().toList()));
    }
    RecordedCurves all =
        new RecordedCurves(List.of(new Run("0", "a trial", new TreeMap<>(Map.of("loss", curves)))));
    CurvesFile.write(all, GivenRecording.SECTION, mine);
    assertThat(Files.size(mine.resolve("hw1-1-2.curves.json.gz")))
        .isBetween(CurvesFile.MOST_BYTES / 3L, (long) CurvesFile.MOST_BYTES);
    SortedMap<Long, Curve> read =
        CurvesFile.read(GivenRecording.SECTION, mine).trials().get(0).curves().get("loss");
    assertThat(read).hasSize(4_000);
    Curve whole = curves.get(9L);
    Curve thin = read.get(9L);
    assertThat(thin.x().size()).isBetween(25, 200);
    assertThat(thin.x().get(0)).isEqualTo(x.get(0));
    assertThat(thin.x().get(thin.x().size() - 1)).isEqualTo(x.get(299));
    for (int i = 0; i < thin.x().size(); i++) {
      int at = x.indexOf(thin.x().get(i));
      assertThat(thin.y().get(i)).isEqualTo(whole.y().get(at));
    }
  }

  private int run(String... arguments) {
    said.reset();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    return new RecordingsMain(out, Map.of(), Map.of()).run(List.of(arguments));
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
