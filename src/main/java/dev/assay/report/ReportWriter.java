package dev.assay.report;

import java.nio.file.Path;

/** Write everything that a run leaves behind, but for Allure's own results. */
public final class ReportWriter {
  private final FigureRenderer renderer = new FigureRenderer();

  /**
   * Write {@code figures/}, {@code verdicts.json}, {@code report.md} and {@code index.html}, each
   * file whole or not at all.
   *
   * @return the board
   * @throws java.io.UncheckedIOException if the directory cannot be written to, naming it and the
   *     remedy
   */
  public Path write(RunReport run, Path directory) {
    run.figures().forEach(figure -> renderer.write(figure, directory.resolve("figures")));
    OutputFiles.write(directory.resolve("verdicts.json"), VerdictsJson.of(run));
    OutputFiles.write(directory.resolve("report.md"), new HandIn().markdown(run));
    Path board = directory.resolve("index.html");
    OutputFiles.write(board, new VerdictBoard().html(run));
    return board;
  }
}
