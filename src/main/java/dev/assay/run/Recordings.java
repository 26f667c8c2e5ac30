package dev.assay.run;

import dev.assay.claim.ExpectedVerdicts;
import dev.assay.claim.RecordedCode;
import dev.assay.claim.Recording;
import dev.assay.claim.RecordingMerge;
import dev.assay.claim.Setting;
import dev.assay.claim.Verdict;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Plan;
import dev.assay.experiment.ReportSettings;
import dev.assay.experiment.Scale;
import dev.assay.report.RecordedReport;
import dev.assay.report.figure.Figure;
import dev.assay.report.figure.FigureJson;
import dev.assay.report.file.OutputFiles;
import dev.assay.report.recording.CurvesFile;
import dev.assay.report.recording.RecordedCurves;
import dev.assay.report.recording.RecordingFile;
import dev.assay.training.Trial;
import dev.assay.training.TrialJson;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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
              requireSettings(experiment, recording, here.plan());
              judge(experiment, recording, reports);
            });
    return reports;
  }

  /** What leads a page must be of the report's own settings as they are read today. */
  private void requireSettings(Experiment experiment, Recording recording, Plan here) {
    Setting recorded = recording.setting();
    Plan planned = new Plan(Scale.FULL, recording.planned(), here.images(), here.sources(), false);
    if (!recorded.fullBudget()
        || recording.code().training() != TrialJson.TRAINING_CODE
        || !recorded.digest().equals(Trial.digest(experiment.trials(planned)))) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "%s is of other settings, or of another training code, than %s has at full scale now: record the section again with -Dassay.scale=full, or remove the file.",
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

  /**
   * Refuses to add a run's seeds to a recording that they do not fit: before they are trained.
   *
   * @param plan of the full scale
   * @throws IllegalArgumentException naming the file, both sides and the remedy
   */
  void requireFitting(Experiment experiment, Plan plan) {
    Path file = directory.resolve(OutputFiles.nameOf(experiment.section()));
    if (!RecordingFile.isOlder(experiment.section(), directory)) {
      RecordingFile.read(experiment.section(), directory)
          .filter(recording -> isOfData(recording, experiment, plan))
          .ifPresent(
              recording -> {
                RecordedCode now = RecordedRun.code(experiment.trials(plan));
                if (!now.equals(recording.code())) {
                  throw new IllegalArgumentException(
                      String.format(
                          Locale.ENGLISH,
                          "%s has %s, this run would add %s, and these do not mix: remove the file to begin a new recording.",
                          file,
                          recording.code(),
                          now));
                }
              });
    }
  }

  private static boolean isOfData(Recording recording, Experiment experiment, Plan plan) {
    return recording
        .setting()
        .data()
        .equals(experiment.usesImages() ? plan.images().get().name() : RunOutput.FUNCTION);
  }

  /**
   * Adds what a run measured to what was recorded, and writes it all into the run's output, for a
   * person to keep.
   *
   * @return all seeds together
   */
  Recording write(Experiment experiment, JudgedSection judged, Path output) {
    String section = experiment.section();
    Recording own = judged.recording(experiment);
    RecordedCurves curves = judged.recorded(experiment).curves();
    Recording all = own;
    if (RecordingFile.isOlder(section, directory)) {
      all = own.underCriteria(RecordingFile.criteria(section, directory));
    } else {
      Optional<Recording> before =
          RecordingFile.read(section, directory)
              .filter(recording -> isOfData(recording, experiment, judged.plan()));
      if (before.isPresent()) {
        all = RecordingMerge.of(before.get(), own);
        curves = CurvesFile.read(section, directory).and(curves);
      }
    }
    RecordingFile.write(all, output);
    CurvesFile.write(curves, section, output);
    boolean whole = own.origins().keySet().equals(all.origins().keySet());
    FigureJson.write(
        whole ? figures(judged) : FigureJson.read(section, directory), section, output);
    return all;
  }

  private static Map<String, List<Figure>> figures(JudgedSection judged) {
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
    return figures;
  }
}
