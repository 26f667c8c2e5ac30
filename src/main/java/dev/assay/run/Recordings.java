package dev.assay.run;

import dev.assay.claim.ExpectedVerdicts;
import dev.assay.claim.RecordedCode;
import dev.assay.claim.Recording;
import dev.assay.claim.RecordingMerge;
import dev.assay.claim.Setting;
import dev.assay.claim.Verdict;
import dev.assay.claim.assessment.PowerAdvice;
import dev.assay.claim.assessment.SeedCost;
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
import dev.assay.run.budget.RecordedSeeds;
import dev.assay.training.Trial;
import dev.assay.training.TrialJson;
import dev.assay.training.runner.TrialRunner;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The recorded runs of the report's full budget, which take hours and are judged again by every run
 * without training.
 */
final class Recordings {
  /** Seeds that are added later are none that any scale plans. */
  private static final long FIRST_ADDED = 1_000_001;

  private final Path directory;
  private final ExpectedVerdicts expected;
  private final RepeatCommand repeat;

  /**
   * Looks for recordings in a directory.
   *
   * @param directory where people keep them
   * @param expected the grades that they are expected to give
   * @param repeat writes what adds seeds to them
   */
  Recordings(Path directory, ExpectedVerdicts expected, RepeatCommand repeat) {
    this.directory = directory;
    this.expected = expected;
    this.repeat = repeat;
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
    return of(experiment, here.plan());
  }

  /**
   * Judges what was recorded of an experiment.
   *
   * @param here the plan of this run: a recording on other data than it has is left out
   */
  Map<String, RecordedReport> of(Experiment experiment, Plan here) {
    Map<String, RecordedReport> reports = new HashMap<>();
    find(experiment, here).ifPresent(recording -> judge(experiment, recording, reports));
    return reports;
  }

  /** Returns what leads the section's pages and how many more seeds it wants; empty for none. */
  Optional<RecordedSeeds> seeds(Experiment experiment, Plan here) {
    return find(experiment, here)
        .flatMap(
            recording -> {
              List<Verdict> leading =
                  verdicts(experiment, recording).stream()
                      .filter(verdict -> !recording.wasSeenBefore(verdict))
                      .toList();
              return leading.isEmpty()
                  ? Optional.empty()
                  : Optional.of(
                      RecordedSeeds.of(
                          recording.origins().size(), nextSeed(experiment).orElseThrow(), leading));
            });
  }

  /**
   * Finds what was recorded of an experiment on this run's data.
   *
   * @throws IllegalArgumentException if it is not of the settings that the report's budget now has
   */
  private Optional<Recording> find(Experiment experiment, Plan here) {
    Optional<Recording> recording = before(experiment, here);
    recording.ifPresent(found -> requireSettings(experiment, found, here));
    return recording;
  }

  /**
   * Trains some of an experiment's recorded seeds once more.
   *
   * @param count how many
   * @param draw what the choice of seeds follows from
   * @param runner trains, whatever was stored
   * @throws IllegalArgumentException if nothing was recorded, or it cannot be compared
   */
  SpotCheck check(Experiment experiment, Plan here, int count, String draw, TrialRunner runner) {
    Recording recording =
        find(experiment, here).orElseThrow(() -> nothing(experiment, "-Dassay.spotcheck"));
    return SpotCheck.of(experiment, recording, here, count, draw, runner);
  }

  private IllegalArgumentException nothing(Experiment experiment, String option) {
    return new IllegalArgumentException(
        String.format(
            Locale.ENGLISH,
            "%s has no recording on this data in %s for %s: record its planned seeds first, by -Dassay.scale=full without the option.",
            experiment.section(),
            directory,
            option));
  }

  /** What leads a page must be of the report's own settings as they are read today. */
  private void requireSettings(Experiment experiment, Recording recording, Plan here) {
    Setting recorded = recording.setting();
    Plan planned =
        new Plan(Scale.FULL, recording.growth().planned(), here.images(), here.sources(), false);
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
                        verdict.withCost(advice -> cost(recording, verdict, advice)),
                        expected.check(verdict),
                        recording.wasSeenBefore(verdict),
                        recording.origin(),
                        figures.getOrDefault(verdict.claim().id(), List.of()).stream()
                            .map(figure -> figure.at(recording.setting().brief()))
                            .toList())));
  }

  /**
   * Prices the seeds that an open claim lacks by those that were recorded, one trial after the
   * other; of more seeds than are advised the most that are.
   */
  private Optional<SeedCost> cost(Recording recording, Verdict verdict, PowerAdvice advice) {
    int now = recording.origins().size();
    int more = advice.seedsNeeded().orElse(PowerAdvice.AT_MOST) - now;
    if (!advice.seedsCanDecide() || more < 1) {
      return Optional.empty();
    }
    Recording.Origin all = recording.origin();
    return Optional.of(
        new SeedCost(
            (int) Math.ceil((double) all.trials() / now * more),
            all.seconds() / now * more,
            1,
            String.format(Locale.ENGLISH, "the %d seeds recorded on %s", now, all.machine()),
            repeat.adding(verdict.claim().id(), recording.setting().data(), more)));
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
    before(experiment, plan)
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

  private static boolean isOfData(Recording recording, Experiment experiment, Plan plan) {
    return recording
        .setting()
        .data()
        .equals(experiment.usesImages() ? plan.images().get().name() : RunOutput.FUNCTION);
  }

  /**
   * Adds what a run measured to what was recorded.
   *
   * @return all seeds together
   * @throws IllegalArgumentException if they do not mix, or a seed has other results now
   */
  Recording grown(Experiment experiment, JudgedSection judged) {
    Recording own = judged.recording(experiment);
    return before(experiment, judged.plan())
        .map(recording -> RecordingMerge.of(recording, own))
        .orElse(own);
  }

  private Optional<Recording> before(Experiment experiment, Plan plan) {
    return RecordingFile.read(experiment.section(), directory)
        .filter(recording -> isOfData(recording, experiment, plan));
  }

  /** Judges all recorded seeds with those of a run, once it has added them. */
  JudgedSection judgedWithAll(Experiment experiment, JudgedSection judged) {
    return judged.judgedBy(verdicts(experiment, grown(experiment, judged)));
  }

  /**
   * Finds the first seed that may be added to a section: beyond all that it grades by at any scale.
   *
   * @return empty if nothing was recorded: the planned seeds come first
   */
  OptionalLong nextSeed(Experiment experiment) {
    return RecordingFile.read(experiment.section(), directory).stream()
        .mapToLong(recording -> Math.max(FIRST_ADDED, recording.origins().lastKey() + 1))
        .findFirst();
  }

  /**
   * Writes all recorded seeds with those of a run into the run's output, for a person to keep: the
   * command {@code merge} adds them to the report's recordings.
   */
  void write(Experiment experiment, JudgedSection judged, Path output) {
    String section = experiment.section();
    Recording all = grown(experiment, judged);
    RecordedCurves own = judged.recorded(experiment).curves();
    boolean grew = before(experiment, judged.plan()).isPresent();
    RecordingFile.write(all, output);
    CurvesFile.write(grew ? CurvesFile.read(section, directory).and(own) : own, section, output);
    boolean whole = judged.plan().seeds().size() == all.origins().size();
    FigureJson.write(
        whole ? figures(judged) : FigureJson.read(section, directory), section, output);
  }

  private static Map<String, List<Figure>> figures(JudgedSection judged) {
    Map<String, List<Figure>> figures = new LinkedHashMap<>();
    judged
        .figures()
        .forEach((claim, all) -> figures.put(claim, all.stream().map(Figure::recorded).toList()));
    return figures;
  }
}
