package dev.assay.run;

import dev.assay.report.figure.Axis;
import dev.assay.report.figure.Figure;
import dev.assay.report.figure.FigureRenderer;
import dev.assay.report.figure.Panel;
import dev.assay.report.figure.Series;
import dev.assay.report.file.OutputFiles;
import dev.assay.system.DurableFiles;
import dev.assay.training.Kernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** What a run needs of its machine, tried before anything is trained. */
final class Environment {
  /** A report of 42 claims with figures and evidence takes about 30 MB. */
  private static final long LEAST_BYTES = 64L << 20;

  private final List<Need> needs;

  /** Something that every section needs. */
  @FunctionalInterface
  interface Need {
    /** Uses it on a small scale, and throws, with the remedy, if it is not there. */
    void use() throws IOException;
  }

  /** Creates an environment of which these are needed. */
  Environment(List<Need> needs) {
    this.needs = List.copyOf(needs);
  }

  /**
   * Returns what a run needs: an output directory that can be written to, figures that can be
   * drawn, and where it trains kernels that load and a store.
   *
   * @param trains whether it trains anything
   * @param warnings hears of a store that keeps nothing: the run goes on without
   */
  static Environment of(RunSettings settings, boolean trains, Consumer<String> warnings) {
    List<Need> needs =
        new ArrayList<>(
            List.of(() -> write(settings.output(), "-Dassay.output"), Environment::draw));
    if (trains) {
      needs.add(Kernels::load);
      needs.add(() -> warnOfStore(settings.store(), warnings));
    }
    return new Environment(needs);
  }

  /**
   * Tries everything, whatever of it has failed.
   *
   * @throws IllegalStateException if something is not there, naming all that is missing, each with
   *     its first cause and the remedy
   */
  void require() {
    StringBuilder problems = new StringBuilder();
    Throwable first = null;
    for (Need need : needs) {
      try {
        need.use();
      } catch (Throwable e) {
        problems.append(problems.isEmpty() ? "" : "\n").append(FirstCause.of(e));
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw new IllegalStateException(problems.toString(), first);
    }
  }

  private static void write(Path directory, String option) throws IOException {
    Path probe = directory.resolve(".assay-probe-" + ProcessHandle.current().pid());
    OutputFiles.write(probe, "room?");
    new DurableFiles().delete(probe);
    long free = Files.getFileStore(directory).getUsableSpace();
    if (free < LEAST_BYTES) {
      throw new IllegalStateException(
          String.format(
              Locale.ENGLISH,
              "Only %d MB are free in %s and %d MB are needed: make room there, or choose another directory with %s.",
              free >> 20,
              directory,
              LEAST_BYTES >> 20,
              option));
    }
  }

  private static void warnOfStore(Path store, Consumer<String> warnings) {
    try {
      write(store, "-Dassay.store");
    } catch (IOException | RuntimeException e) {
      warnings.accept(
          String.format(
              Locale.ENGLISH,
              "What is trained now cannot be kept in %s and is trained again next time; make it a writable directory with space left, or choose another with -Dassay.store=DIR. (%s)",
              store,
              e.getMessage()));
    }
  }

  /** Draws text, which needs fonts. */
  private static void draw() {
    Figure figure =
        Figure.of(
            "probe",
            "Figures can be drawn",
            List.of(
                Panel.of(
                    "",
                    Axis.linear("x"),
                    Axis.linear("y"),
                    List.of(Series.scatter("a", new double[] {1, 2}, new double[] {3, 4})))),
            "Letters need fonts.");
    try {
      FigureRenderer renderer = new FigureRenderer();
      renderer.svg(figure);
      renderer.png(figure);
    } catch (Throwable e) {
      throw new IllegalStateException(
          "Figures cannot be drawn: install fontconfig and a font, such as the packages fontconfig"
              + " and fonts-dejavu-core of Debian, and start Java with -Djava.awt.headless=true.",
          e);
    }
  }
}
