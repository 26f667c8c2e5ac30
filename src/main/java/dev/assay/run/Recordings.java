package dev.assay.run;

import dev.assay.claim.ExpectedVerdicts;
import dev.assay.claim.Recording;
import dev.assay.claim.Setting;
import dev.assay.claim.Verdict;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Plan;
import dev.assay.experiment.ReportSettings;
import dev.assay.experiment.Scale;
import dev.assay.report.RecordedReport;
import dev.assay.report.RecordingFile;
import dev.assay.report.figure.Figure;
import dev.assay.report.figure.FigureJson;
import dev.assay.report.file.OutputFiles;
import dev.assay.training.Trial;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The recorded runs of the report's full budget, which take hours and are judged again by every run
 * without training.
 */
final class Recordings {
  private final Path directory;
  private final ExpectedVerdicts expected;

  /**
   * Looks for recordings in a directory.
   *
   * @param directory where people keep them
   * @param expected the grades that they are expected to give
   */
  Recordings(Path directory, ExpectedVerdicts expected) {
    this.directory = directory;
    this.expected = expected;
  }

  /**
   * Judges what was recorded of an experiment.
   *
   * @param here this run: a recording on other data than it has is left out
   * @return by claim; empty where nothing was recorded
   * @throws IllegalArgumentException if a recording is not of the settings that the report's budget
   *     now has, or lacks what claims read, naming the file and the remedy
   */
  Map<String, RecordedReport> of(Experiment experiment, JudgedSection here) {
    Map<String, RecordedReport> reports = new HashMap<>();
    String data = here.verdicts().get(0).setting().data();
    RecordingFile.read(experiment.section(), directory)
        .filter(recording -> recording.setting().data().equals(data))
        .ifPresent(
            recording -> {
              requireSettings(experiment, recording.setting(), here.plan());
              judge(experiment, recording, reports);
            });
    return reports;
  }

  /** What leads a page must be of the report's own settings as they are read today. */
  private void requireSettings(Experiment experiment, Setting recorded, Plan here) {
    Plan full = new Plan(Scale.FULL, recorded.seeds(), here.images(), here.sources(), false);
    if (!recorded.fullBudget()
        || !recorded.digest().equals(Trial.digest(experiment.trials(full)))) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "%s is of other settings than %s has at full scale now: record the section again with -Dassay.scale=full, or remove the file.",
              directory.resolve(OutputFiles.nameOf(experiment.section())),
              experiment.section()));
    }
  }

  private void judge(
      Experiment experiment, Recording recording, Map<String, RecordedReport> reports) {
    Map<String, List<Figure>> figures = FigureJson.read(experiment.section(), directory);
    verdicts(experiment, recording)
        .forEach(
            verdict ->
                reports.put(
                    verdict.claim().id(),
                    new RecordedReport(
                        verdict,
                        expected.check(verdict),
                        recording.wasSeenBefore(verdict),
                        recording.origin(),
                        figures.getOrDefault(verdict.claim().id(), List.of()))));
  }

  private List<Verdict> verdicts(Experiment experiment, Recording recording) {
    try {
      return recording.within(experiment.ranges()).judge(ReportSettings.claimsOf(experiment));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "%s does not hold what the claims of %s now read: record the section again with -Dassay.scale=full, or remove the file. %s",
              directory.resolve(OutputFiles.nameOf(experiment.section())),
              experiment.section(),
              e.getMessage()),
          e);
    }
  }

  /** Writes what a run measured into its output, for a person to keep. */
  static void write(Experiment experiment, JudgedSection judged, Path output) {
    RecordingFile.write(judged.recording(experiment), output);
    Map<String, List<Figure>> figures = new LinkedHashMap<>();
    judged
        .figures()
        .forEach(
            (claim, all) ->
                figures.put(
                    claim,
                    all.stream()
                        .map(figure -> figure.recorded("at the report’s settings"))
                        .toList()));
    FigureJson.write(figures, experiment.section(), output);
  }
}
