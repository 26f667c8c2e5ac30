package dev.assay.report;

import dev.assay.report.figure.FigureRenderer;
import dev.assay.report.file.OutputFiles;
import java.nio.file.Path;

/** Write everything that a run leaves behind, but for Allure's own results. */
public final class ReportWriter {
  private final FigureRenderer renderer;

  /** Write figures as {@code renderer} draws them. */
  public ReportWriter(FigureRenderer renderer) {
    this.renderer = renderer;
  }

  /**
   * Removes what {@link #write} left in a directory, so that nothing of the last run passes for
   * this one's. Other files stay: the directory may be anywhere.
   */
  public void removeLast(Path directory) {
    OutputFiles.remove(directory, "{verdicts.json,report.md,report.html,index.html}");
    OutputFiles.remove(directory.resolve("evidence"), "*.csv");
    OutputFiles.remove(directory.resolve("figures"), "*.{png,svg,csv}");
  }

  /**
   * Write {@code figures/}, {@code evidence/}, {@code verdicts.json}, {@code report.md}, {@code
   * report.html} and {@code index.html}, each file whole or not at all.
   *
   * @return the board
   * @throws java.io.UncheckedIOException if the directory cannot be written to, naming it and the
   *     remedy
   */
  public Path write(RunReport run, Path directory) {
    Path figures = directory.resolve("figures");
    run.figures().parallelStream().forEach(figure -> renderer.write(figure, figures));
    for (ClaimReport claim : run.claims()) {
      if (EvidenceCsv.isThere(claim.verdict())) {
        OutputFiles.write(
            directory.resolve(EvidenceCsv.path(claim.verdict())),
            EvidenceCsv.write(claim.verdict()));
      }
    }
    OutputFiles.write(directory.resolve("verdicts.json"), VerdictsJson.of(run));
    HandIn handIn = new HandIn(renderer);
    OutputFiles.write(directory.resolve("report.md"), handIn.markdown(run));
    OutputFiles.write(directory.resolve("report.html"), handIn.html(run));
    Path board = directory.resolve("index.html");
    OutputFiles.write(board, new VerdictBoard(renderer).html(run));
    return board;
  }
}
