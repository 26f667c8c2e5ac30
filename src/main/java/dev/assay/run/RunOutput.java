package dev.assay.run;

import dev.assay.claim.ExpectedVerdicts;
import dev.assay.claim.Verdict;
import dev.assay.claim.evidence.ExternalSource;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Plan;
import dev.assay.experiment.ReportSettings;
import dev.assay.experiment.ReportUnderTest;
import dev.assay.experiment.Scale;
import dev.assay.report.ClaimReport;
import dev.assay.report.ConsoleBoard;
import dev.assay.report.ExpectedVerdictsFile;
import dev.assay.report.RecordedReport;
import dev.assay.report.ReportWriter;
import dev.assay.report.RunReport;
import dev.assay.report.Section;
import dev.assay.report.TrialOrigin;
import dev.assay.report.VerdictBoard;
import dev.assay.report.figure.FigureRenderer;
import dev.assay.report.file.Address;
import dev.assay.report.text.PassagesFile;
import dev.assay.report.text.ReportText;
import dev.assay.report.text.Story;
import dev.assay.run.budget.RecordedSeeds;
import dev.assay.run.budget.SeedCosts;
import dev.assay.training.result.Provenance;
import dev.assay.training.runner.CompletedTrial;
import dev.assay.training.runner.Machine;
import dev.assay.training.runner.TrialRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

/**
 * Writes what a run leaves beside Allure's results: figures, {@code verdicts.json}, the board.
 *
 * <p>Everything is written anew after each section, so a run that is killed leaves what it had.
 */
public final class RunOutput {
  static final String FUNCTION = "function";

  /** A run is named after its images, if any of its sections has some. */
  private static final List<String> OF_NO_IMAGES = List.of(FUNCTION, ExternalSource.DATA);

  private static final int CONSOLE_WIDTH = 110;

  private final ReportUnderTest report;
  private final RunSettings settings;
  private final Coverage coverage;
  private final RepeatCommand repeat;
  private final Machine machine;
  private final FigureRenderer renderer;
  private final ExpectedVerdicts expected;
  private final Recordings recordings;
  private final ReportWriter writer;
  private final Story story;
  private final Map<String, Section> sections;
  private final Map<String, List<CompletedTrial>> trials = new HashMap<>();
  private final Map<String, Map<String, RecordedReport>> recorded = new ConcurrentHashMap<>();

  /**
   * Creates the output of a run.
   *
   * @param coverage which of the report's claims the run takes on
   * @throws IllegalArgumentException if the expected verdicts cannot be used, naming file and
   *     remedy
   */
  public RunOutput(
      ReportUnderTest report,
      Coverage coverage,
      RunSettings settings,
      Machine machine,
      FigureRenderer renderer) {
    this.report = report;
    this.coverage = coverage;
    this.settings = settings;
    repeat = new RepeatCommand(settings);
    writer = new ReportWriter(renderer);
    sections = new TreeMap<>(report.order());
    story = story(report, settings);
    this.machine = machine;
    this.renderer = renderer;
    Path file = report.expectedVerdicts(settings.baseDirectory());
    ExpectedVerdicts entered = ExpectedVerdictsFile.read(file);
    coverage.requireKnown(entered, file);
    recordings = new Recordings(report.recorded(settings.baseDirectory()), entered, repeat);
    expected =
        settings.seeds().isPresent()
            ? entered.notCompared("another number of seeds was asked for")
            : settings.others()
                ? entered.notCompared("the settings of earlier solutions were trained as well")
                : entered;
  }

  /** Reads the report's text where it is given, or lies where the report says. */
  private static Story story(ReportUnderTest report, RunSettings settings) {
    Path base = settings.baseDirectory();
    return new Story(
        report.mainClaims(),
        settings
            .reportText()
            .or(() -> report.text().map(base::resolve).filter(Files::isRegularFile))
            .map(ReportText::read),
        PassagesFile.read(report.passages(base)));
  }

  /**
   * Adds a section's verdicts and writes everything that is known so far.
   *
   * @throws java.io.UncheckedIOException if it cannot be written, naming the remedy; {@link #fail}
   *     then takes the section back
   */
  public void add(Experiment experiment, JudgedSection judged) {
    Map<String, RecordedReport> beside = recorded(experiment, judged);
    List<ClaimReport> claims =
        judged.verdicts().stream()
            .map(
                verdict ->
                    report(verdict.withCost(costs(experiment, judged, verdict)::of), judged)
                        .with(Optional.ofNullable(beside.get(verdict.claim().id()))))
            .toList();
    claims.forEach(
        claim -> {
          String id = claim.verdict().claim().id();
          trials.put(id, judged.trials(id));
        });
    sections.put(
        experiment.section(),
        new Section(
            experiment.section() + " · " + experiment.title(),
            SettingsText.of(experiment, judged.plan()),
            ReportSettings.tableOf(experiment),
            claims,
            experiment.questions()));
    write();
  }

  /** Does what {@link #add} would do first, so that it finds it done; on any thread. */
  void prepare(Experiment experiment, JudgedSection judged) {
    writer.prepare(judged.figures().values());
    writer.prepare(
        recorded(experiment, judged).values().stream().map(RecordedReport::figures).toList());
  }

  private SeedCosts costs(Experiment experiment, JudgedSection judged, Verdict verdict) {
    String claim = verdict.claim().id();
    String data = verdict.setting().data();
    int now = verdict.setting().seeds().size();
    return new SeedCosts(
        experiment,
        judged.plan(),
        judged.results().all(),
        machine,
        settings.threads(),
        seeds -> repeat.withSeeds(claim, data, seeds, now),
        repeat.atFull(claim, data));
  }

  /**
   * Puts a section that could not be run in its place, whatever was added of it before, and writes
   * everything that is known so far.
   *
   * @param data the data set that it was to use
   * @param seeds the seeds that were planned
   * @param why the first cause and its remedy
   * @throws java.io.UncheckedIOException if it cannot be written; the section is kept all the same
   *     and written with the next one
   */
  void fail(Experiment experiment, String data, List<Long> seeds, String why) {
    Section failed =
        FailedSection.of(
            experiment,
            experiment.external().isPresent()
                ? ExternalSource.DATA
                : experiment.ownData().orElse(experiment.usesImages() ? data : FUNCTION),
            settings.scale(),
            seeds,
            why,
            verdict -> repeat.of(verdict.claim().id(), verdict.setting().data()));
    failed.claims().forEach(claim -> trials.remove(claim.verdict().claim().id()));
    sections.put(experiment.section(), failed);
    write();
  }

  /**
   * Puts a section in its place that lacks some of its planned seeds: each claim is NOT_RUN,
   * compared with nothing, and led by what is recorded of it.
   *
   * @param stand how many of the seeds are there
   */
  void unfinished(Experiment experiment, String data, Plan plan, String stand) {
    String name = experiment.usesImages() ? data : FUNCTION;
    Map<String, RecordedReport> recorded = recordings.of(experiment, plan);
    Section open =
        FailedSection.of(
            experiment,
            name,
            settings.scale(),
            plan.seeds(),
            stand,
            verdict -> repeat.of(verdict.claim().id(), verdict.setting().data()));
    sections.put(experiment.section(), FailedSection.unfinished(open, stand, recorded));
    open.claims().forEach(claim -> trials.remove(claim.verdict().claim().id()));
    write();
  }

  /** Returns what a run with a limited time asks of a section's recording, if it has one. */
  Optional<RecordedSeeds> recordedSeeds(Experiment experiment, Plan plan) {
    return settings.scale() == Scale.FULL ? recordings.seeds(experiment, plan) : Optional.empty();
  }

  private void write() {
    RunReport run = run();
    writer.write(run, settings.output());
    ExpectedEntries.write(run, settings.output(), notToBeEntered());
  }

  /** Grades of other seeds or settings are of other trials. */
  private Optional<String> notToBeEntered() {
    String option =
        settings.seeds().isPresent()
            ? "-Dassay.seeds"
            : settings.others() ? "-Dassay.settings" : "";
    return option.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ENGLISH,
                "Grades of a run with %s are not compared with those of a plain run, so there is nothing to enter. Run without %s.",
                option,
                option));
  }

  /** Ends the run: what an earlier run left and this one has not is removed. */
  void end() {
    if (!sections.isEmpty()) {
      writer.sweep(run(), settings.output());
    }
  }

  /**
   * Returns the verdicts of a recorded full run, by claim, judged once by the thread that asks
   * first; a full run needs none beside it.
   */
  private Map<String, RecordedReport> recorded(Experiment experiment, JudgedSection judged) {
    return recorded.computeIfAbsent(
        experiment.section(),
        section -> settings.scale() == Scale.FULL ? Map.of() : recordings.of(experiment, judged));
  }

  /**
   * Refuses to add a run's seeds to a recording that they do not fit: before they are trained.
   *
   * @throws IllegalArgumentException naming the recording, both sides and the remedy
   */
  void requireFitting(Experiment experiment, Plan plan) {
    if (recordsSeeds() && experiment.external().isEmpty()) {
      recordings.requireFitting(experiment, plan);
    }
  }

  /** Judges a full run's seeds together with those that were recorded. */
  JudgedSection withRecorded(Experiment experiment, JudgedSection judged) {
    return recordsSeeds() && experiment.external().isEmpty()
        ? recordings.judgedWithAll(experiment, judged)
        : judged;
  }

  /** Trains some recorded seeds of an experiment once more, see {@link Recordings#check}. */
  SpotCheck check(Experiment experiment, Plan plan, int count, TrialRunner runner) {
    return recordings.check(experiment, plan, count, machine.commit(), runner);
  }

  /** Lists the seeds that this run has of an experiment: its own, or some to add to a recording. */
  List<Long> seeds(Experiment experiment) {
    OptionalLong added =
        settings.add().isPresent() ? recordings.nextSeed(experiment) : OptionalLong.empty();
    long first = added.orElse(experiment.firstSeed(settings.scale()));
    int count =
        added.isPresent()
            ? settings.add().getAsInt()
            : settings.seeds().orElse(experiment.seeds(settings.scale()));
    return LongStream.range(first, first + count).boxed().toList();
  }

  private boolean recordsSeeds() {
    return settings.scale() == Scale.FULL && !settings.others();
  }

  /** Keeps what a full run measured, so that it can be recorded. */
  void record(Experiment experiment, JudgedSection judged) {
    if (recordsSeeds() && experiment.external().isEmpty()) {
      recordings.write(experiment, judged, settings.output().resolve("recorded"));
    }
  }

  /** Returns what the reader of a claim's page is shown. */
  public ClaimReport claim(String id) {
    return find(id)
        .orElseThrow(() -> new IllegalArgumentException("claim " + id + " was not judged"));
  }

  /** Returns what the reader of a claim's page is shown, if the claim was judged. */
  Optional<ClaimReport> find(String id) {
    return run().claims().stream()
        .filter(claim -> claim.verdict().claim().id().equals(id))
        .findFirst();
  }

  /** Returns the completed trials behind a claim; none if its experiment could not be run. */
  public List<CompletedTrial> trials(String claim) {
    return trials.getOrDefault(claim, List.of());
  }

  /** Returns the board as a table for the terminal, if any section was judged. */
  Optional<String> board() {
    return sections.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ConsoleBoard.of(run(), CONSOLE_WIDTH)
                + story
                    .text()
                    .map(text -> "report: " + settings.output().resolve("annotated.html") + "\n")
                    .orElse("")
                + "board:  "
                + settings.output().resolve("index.html")
                + "\nAllure: "
                + settings.allureReport().resolve("index.html"));
  }

  /**
   * Returns the board without its figures, if any section was judged. With them it is longer than
   * the 2 MB that a browser shows in a frame of Allure's report.
   */
  Optional<String> boardWithoutFigures() {
    return sections.isEmpty()
        ? Optional.empty()
        : Optional.of(new VerdictBoard(renderer).html(run().withoutFigures()));
  }

  /** Returns everything judged so far, sections in the report's order. */
  private RunReport run() {
    return new RunReport(
        report.title(),
        data(),
        settings.scale().label(),
        RecordedRun.machine(machine),
        RecordedRun.computed(machine),
        List.copyOf(sections.values()),
        coverage.missing(sections.keySet()),
        Address.of(
            settings.output().toAbsolutePath().normalize(),
            settings.allureReport().toAbsolutePath().normalize().resolve("index.html")),
        story);
  }

  private String data() {
    return sections.values().stream()
        .flatMap(section -> section.claims().stream())
        .map(claim -> claim.verdict().setting().data())
        .min(Comparator.comparing(data -> OF_NO_IMAGES.indexOf(data)))
        .orElse(FUNCTION);
  }

  private ClaimReport report(Verdict verdict, JudgedSection judged) {
    String id = verdict.claim().id();
    return new ClaimReport(
        verdict,
        expected.check(verdict),
        judged.figures(id),
        judged.trials(id).stream().map(RunOutput::origin).toList(),
        repeat.of(id, verdict.setting().data()));
  }

  private static TrialOrigin origin(CompletedTrial trial) {
    Provenance provenance = trial.result().provenance();
    return new TrialOrigin(
        trial.result().trial().key(),
        !trial.stored(),
        provenance.shortCommit(),
        provenance.finished());
  }

  Scale scale() {
    return settings.scale();
  }
}
