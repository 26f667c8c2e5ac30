package dev.assay.report;

import dev.assay.claim.Verdict;
import dev.assay.report.figure.Figure;
import dev.assay.report.figure.FigureRenderer;
import dev.assay.report.figure.canvas.Drawing;
import dev.assay.report.file.OutputFiles;
import dev.assay.report.text.PassagesFile;
import dev.assay.report.verdict.EvidenceCsv;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Writes everything that a run leaves behind, but for Allure's own results. */
public final class ReportWriter {
  private final FigureRenderer renderer;

  /** What this writer wrote last, by the file: each section adds few to those before it. */
  private final Map<Path, Object> written = new ConcurrentHashMap<>();

  /** Writes figures as {@code renderer} draws them. */
  public ReportWriter(FigureRenderer renderer) {
    this.renderer = renderer;
  }

  /**
   * Writes {@code figures/}, {@code evidence/}, {@code verdicts.json}, {@code report.md}, {@code
   * report.html} and {@code index.html}, each file whole or not at all; where the report's text is
   * given, {@code annotated.html} and {@code passages.json}, too; and once the run has all claims,
   * {@code poster.svg} and {@code poster.png}, which {@link #sweep} writes of fewer.
   *
   * @return the board
   * @throws java.io.UncheckedIOException if the directory cannot be written to, naming it and the
   *     remedy
   */
  public Path write(RunReport run, Path directory) {
    Path figures = directory.resolve("figures");
    run.figures().parallelStream().forEach(figure -> write(figure, figures));
    evidence(run).forEach((file, csv) -> write(directory.resolve(file), csv));
    OutputFiles.write(directory.resolve("verdicts.json"), VerdictsJson.of(run));
    HandIn handIn = new HandIn(renderer);
    OutputFiles.write(directory.resolve("report.md"), handIn.markdown(run));
    OutputFiles.write(directory.resolve("report.html"), handIn.html(run));
    new AnnotatedPage(renderer)
        .html(run)
        .ifPresent(page -> OutputFiles.write(directory.resolve("annotated.html"), page));
    passages(run).ifPresent(file -> OutputFiles.write(directory.resolve("passages.json"), file));
    if (run.partial().isEmpty()) {
      poster(run, directory);
    } else {
      OutputFiles.keepOnly(Set.of(), directory, "poster.{svg,png}");
    }
    Path board = directory.resolve("index.html");
    OutputFiles.write(board, new VerdictBoard(renderer).html(run));
    return board;
  }

  /** Takes as long as all pages together: not after each section. */
  private static void poster(RunReport run, Path directory) {
    Drawing poster = Poster.of(run);
    OutputFiles.write(directory.resolve("poster.svg"), poster.svg());
    OutputFiles.write(directory.resolve("poster.png"), poster.png(2));
  }

  /** Draws figures that will be written. */
  public void prepare(Collection<List<Figure>> figures) {
    figures.stream()
        .flatMap(List::stream)
        .forEach(
            figure -> {
              renderer.prepare(figure);
              renderer.png(figure);
              renderer.thumbnail(figure);
            });
  }

  private void write(Figure figure, Path directory) {
    renderer.prepare(figure);
    once(
        directory.resolve(figure.id() + ".svg"), figure, file -> renderer.write(figure, directory));
  }

  private void write(Path csv, String numbers) {
    once(csv, numbers, file -> OutputFiles.write(file, numbers));
  }

  private void once(Path file, Object content, Consumer<Path> writing) {
    if (!content.equals(written.get(file)) || !Files.exists(file)) {
      writing.accept(file);
      written.put(file, content);
    }
  }

  /** Says where the claims of a whole run stand in the report's text, for a person to keep. */
  private static Optional<String> passages(RunReport run) {
    return run.story()
        .text()
        .filter(text -> run.partial().isEmpty())
        .map(text -> AnnotatedPage.passages(run, AnnotatedPage.binding(run, text)))
        .map(PassagesFile::write);
  }

  /** Returns what each verdict rests on, this run's and the recorded one's, by its file. */
  private static Map<String, String> evidence(RunReport run) {
    Map<String, String> files = new LinkedHashMap<>();
    for (ClaimReport claim : run.claims()) {
      put(files, claim.verdict(), false);
      claim.recorded().ifPresent(recorded -> put(files, recorded.verdict(), true));
    }
    return files;
  }

  private static void put(Map<String, String> files, Verdict verdict, boolean ofRecording) {
    if (EvidenceCsv.isThere(verdict)) {
      files.put(EvidenceCsv.path(verdict, ofRecording), EvidenceCsv.write(verdict));
    }
  }

  /**
   * Removes evidence and figures of an earlier run that this one has not, now that its own report
   * is whole, and writes the poster of a run of some claims.
   *
   * @throws java.io.UncheckedIOException if a file cannot be removed or written, naming it
   */
  public void sweep(RunReport run, Path directory) {
    if (run.partial().isPresent()) {
      poster(run, directory);
    }
    Set<Path> kept = new HashSet<>();
    evidence(run).keySet().forEach(file -> kept.add(directory.resolve(file)));
    for (Figure figure : run.figures()) {
      for (String ending : List.of(".svg", ".png", ".csv", ".thumbnail.png")) {
        kept.add(directory.resolve("figures").resolve(figure.id() + ending));
      }
    }
    if (run.story().text().isPresent()) {
      kept.add(directory.resolve("annotated.html"));
      kept.add(directory.resolve("passages.json"));
    }
    OutputFiles.keepOnly(kept, directory, "{annotated.html,passages.json}");
    OutputFiles.keepOnly(kept, directory.resolve("evidence"), "*.csv");
    OutputFiles.keepOnly(kept, directory.resolve("figures"), "*.{svg,png,csv}");
  }
}
