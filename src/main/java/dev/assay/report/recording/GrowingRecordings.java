package dev.assay.report.recording;

import dev.assay.claim.Recording;
import dev.assay.claim.RecordingMerge;
import dev.assay.report.figure.Figure;
import dev.assay.report.figure.FigureJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Recordings of several sections in a directory, to which others' seeds are added. */
public final class GrowingRecordings {
  private GrowingRecordings() {}

  /**
   * Adds the recordings of one directory to those of another: all of them, or none.
   *
   * @return what was added, a line for each section
   * @throws IllegalArgumentException if seeds do not mix or conflict, or a file is no recording
   */
  public static List<String> merge(Path into, Path from) {
    List<Grown> grown = new ArrayList<>();
    for (Path file : recordings(from)) {
      Recording added = RecordingFile.read(file).orElseThrow();
      grown.add(Grown.of(RecordingFile.read(added.section(), into), added, into, from));
    }
    if (grown.isEmpty()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "%s holds no recording: name a directory such as target/assay/recorded.",
              from));
    }
    grown.forEach(one -> one.write(into));
    return grown.stream().map(Grown::line).toList();
  }

  /** A section's recording with its files, grown and not yet written. */
  record Grown(
      Recording recording, RecordedCurves curves, Map<String, List<Figure>> figures, int before) {
    /** Figures of a run that had all seeds take the place of those of fewer. */
    static Grown of(Optional<Recording> before, Recording added, Path into, Path from) {
      String section = added.section();
      RecordedCurves curves = CurvesFile.read(section, from);
      if (before.isEmpty()) {
        return new Grown(added, curves, FigureJson.read(section, from), 0);
      }
      Recording all = RecordingMerge.of(before.get(), added);
      boolean whole = added.origins().keySet().equals(all.origins().keySet());
      return new Grown(
          all,
          CurvesFile.read(section, into).and(curves),
          FigureJson.read(section, whole ? from : into),
          before.get().origins().size());
    }

    void write(Path directory) {
      CurvesFile.write(curves, recording.section(), directory);
      FigureJson.write(figures, recording.section(), directory);
      RecordingFile.write(recording, directory);
    }

    String line() {
      int seeds = recording.origins().size();
      return String.format(
          Locale.ENGLISH,
          "%s: %d seeds, %d of them added.",
          recording.section(),
          seeds,
          seeds - before);
    }
  }

  private static List<Path> recordings(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".json"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(
          String.format(
              Locale.ROOT, "%s cannot be listed: name a directory of recordings.", directory),
          e);
    }
  }
}
