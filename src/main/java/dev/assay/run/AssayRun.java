package dev.assay.run;

import dev.assay.data.ImageData;
import dev.assay.data.source.DownloadListener;
import dev.assay.data.source.ImageDataLoader;
import dev.assay.data.source.LoadedData;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Plan;
import dev.assay.experiment.ReportUnderTest;
import dev.assay.instrument.InstrumentRegistry;
import dev.assay.report.ClaimReport;
import dev.assay.report.figure.FigureRenderer;
import dev.assay.training.DataSets;
import dev.assay.training.Trial;
import dev.assay.training.runner.LocalRunner;
import dev.assay.training.runner.Machine;
import dev.assay.training.runner.RememberingRunner;
import dev.assay.training.runner.TrialRunner;
import dev.assay.training.setting.TrialData;
import dev.assay.training.store.TrialStore;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of the claims: its settings, its data, its store, and what is written at its end. */
public final class AssayRun implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AssayRun.class);

  private final List<Experiment> selected;
  private final RunSettings settings;
  private final Machine machine;
  private final TrialStore store;
  private final InstrumentRegistry registry;
  private final Publisher publisher;
  private final PrintStream terminal;
  private final RememberingRunner memory = new RememberingRunner();
  private final RunOutput output;
  private final Pace pace = new Pace();
  private final RunProgress progress;
  private Optional<RunPlan> plan = Optional.empty();
  private Optional<LoadedData> data = Optional.empty();
  private Optional<RuntimeException> noData = Optional.empty();

  /**
   * Creates a run.
   *
   * @param selected the experiments that will run, of one report, so that they can be planned
   *     before the first
   * @param settings what the run was told
   * @param machine what trains
   * @param store keeps the results
   * @param registry checks the instruments
   * @param publisher takes the claims to where people read them besides the board
   * @param terminal where progress and the board's table go
   * @throws IllegalArgumentException if no experiment is selected, or experiments of two reports
   *     are
   */
  public AssayRun(
      List<Experiment> selected,
      RunSettings settings,
      Machine machine,
      TrialStore store,
      InstrumentRegistry registry,
      Publisher publisher,
      PrintStream terminal) {
    this.selected = List.copyOf(selected);
    this.settings = settings;
    this.machine = machine;
    this.store = store;
    this.registry = registry;
    this.publisher = publisher;
    this.terminal = terminal;
    output = new RunOutput(reportOf(selected), settings, machine, new FigureRenderer());
    progress = new RunProgress(settings.progress(), settings.threads(), terminal, pace);
  }

  /** Creates a run as the command line asks for it. */
  public static AssayRun of(List<Experiment> selected, RunSettings settings, Publisher publisher) {
    return new AssayRun(
        selected,
        settings,
        Machine.of(settings.baseDirectory()),
        new TrialStore(settings.store(), LOG::warn),
        InstrumentRegistry.ofAll(),
        publisher,
        System.out);
  }

  private static ReportUnderTest reportOf(List<Experiment> selected) {
    List<ReportUnderTest> reports = selected.stream().map(Experiment::report).distinct().toList();
    if (reports.size() != 1) {
      throw new IllegalArgumentException(
          reports.isEmpty()
              ? "No experiment is selected: register a ClaimsExtension in a static field of a test"
                  + " class."
              : String.format(
                  Locale.ENGLISH,
                  "Claims of %d reports are selected (%s): run one report at a time, by -Dit.test or -Dgroups.",
                  reports.size(),
                  reports.stream().map(ReportUnderTest::title).collect(Collectors.joining("; "))));
    }
    return reports.get(0);
  }

  /**
   * Runs an experiment, judges its claims and writes them down. If it cannot be run, the report
   * says so of each of its claims before the failure goes on.
   */
  public void judge(Experiment experiment, String testClass) {
    RunPlan whole = plan();
    publisher.describe(settings, machine, data);
    Plan plan = plan(experiment);
    try (ConsoleProgress bar = progress.section(experiment.section(), whole)) {
      JudgedSection judged = judged(experiment, plan, bar).heard(registry);
      output.add(experiment, judged, testClass);
      output.record(experiment, judged);
    } catch (RuntimeException | Error e) {
      report(experiment, plan, testClass, e);
      throw e;
    }
    publisher.describe(settings, machine, data);
  }

  /** Plans the whole run when its first section starts, and shows the plan. */
  private RunPlan plan() {
    if (plan.isEmpty()) {
      output.removeLast();
      publisher.started();
      RunPlan whole = RunPlan.of(selected, this::plan, this::needsNoTraining);
      whole.samples().forEach(this::remember);
      progress.show(whole);
      plan = Optional.of(whole);
    }
    return plan.get();
  }

  private Plan plan(Experiment experiment) {
    return new Plan(settings.scale(), seeds(experiment), images());
  }

  private boolean needsNoTraining(Trial trial) {
    return !settings.cold() && store.holds(trial);
  }

  private void remember(Trial trial) {
    store
        .load(trial)
        .filter(result -> result.provenance().cpu().equals(machine.cpu()))
        .ifPresent(pace::remember);
  }

  private JudgedSection judged(Experiment experiment, Plan plan, ConsoleProgress progress) {
    TrialRunner runner = runner(progress);
    return settings.until().isPresent()
        ? SequentialSection.run(
            experiment, plan, settings.until().getAsInt(), runner, progress::say)
        : JudgedSection.run(experiment, plan, runner);
  }

  private void report(Experiment experiment, Plan plan, String testClass, Throwable failure) {
    try {
      String why = "The experiment could not be run: " + failure.getMessage();
      output.add(experiment, JudgedSection.failed(experiment, plan, why), testClass);
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  /** Publishes a claim although its experiment failed, if it was written down. */
  public void publishFailed(Experiment experiment, String claim) {
    output.find(claim).ifPresent(report -> publisher.publish(experiment, report, List.of()));
  }

  /** Publishes one claim and fails if its grade is not the expected one. */
  public void publish(Experiment experiment, String claim) {
    ClaimReport report = output.claim(claim);
    publisher.publish(experiment, report, output.trials(claim));
    RunOutput.require(report);
  }

  @Override
  public void close() {
    output.board().ifPresent(terminal::println);
    output.boardWithoutFigures().ifPresent(publisher::ended);
  }

  private List<Long> seeds(Experiment experiment) {
    int count = settings.seeds().orElse(experiment.seeds(settings.scale()));
    return LongStream.range(0, count).map(i -> experiment.firstSeed() + i).boxed().toList();
  }

  private Supplier<ImageData> images() {
    return () -> loaded().data();
  }

  private synchronized LoadedData loaded() {
    if (noData.isPresent()) {
      // Every section asks again: waiting for a network that is not there once is enough.
      throw noData.get();
    }
    if (data.isEmpty()) {
      data = Optional.of(load());
      data.flatMap(LoadedData::notice).ifPresent(LOG::warn);
    }
    return data.get();
  }

  private LoadedData load() {
    try {
      return ImageDataLoader.load(settings.data(), downloads());
    } catch (RuntimeException e) {
      noData = Optional.of(e);
      throw e;
    }
  }

  /** A forked test JVM has no console for a bar. */
  private DownloadListener downloads() {
    return settings.progress() == ProgressMode.OFF
        ? DownloadListener.quiet()
        : new PlainDownloads(terminal);
  }

  private TrialRunner runner(ConsoleProgress bar) {
    return memory.over(
        trials ->
            new LocalRunner(
                    needsImages(trials) ? DataSets.of(loaded().data()) : DataSets.of(),
                    store,
                    settings.cold(),
                    settings.threads(),
                    machine,
                    bar)
                .run(trials));
  }

  private static boolean needsImages(List<Trial> trials) {
    return trials.stream().anyMatch(trial -> trial.data() instanceof TrialData.Images);
  }
}
