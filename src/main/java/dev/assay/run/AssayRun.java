package dev.assay.run;

import dev.assay.claim.Claim;
import dev.assay.data.ImageData;
import dev.assay.data.source.DataChoice;
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
import dev.assay.training.runner.CompletedTrial;
import dev.assay.training.runner.LocalRunner;
import dev.assay.training.runner.Machine;
import dev.assay.training.runner.RememberingRunner;
import dev.assay.training.runner.TrialRunner;
import dev.assay.training.setting.TrialData;
import dev.assay.training.store.TrialStore;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private final Environment environment;
  private final RunLock lock;
  private final RunOutput output;
  private final Map<String, Optional<NotRunException>> outcomes = new HashMap<>();
  private final Map<String, SpotCheck> checks = new HashMap<>();
  private final Pace pace = new Pace();
  private final RunProgress progress;
  private Optional<RunPlan> plan = Optional.empty();
  private Optional<LoadedData> data = Optional.empty();
  private Optional<RuntimeException> noData = Optional.empty();
  private boolean started;

  /**
   * Creates a run.
   *
   * @param coverage the experiments that will run, of one report, so that they can be planned
   *     before the first, and those that will not
   * @param settings what the run was told
   * @param machine what trains
   * @param store keeps the results
   * @param registry checks the instruments
   * @param publisher takes the claims to where people read them besides the board
   * @param terminal where progress and the board's table go
   * @param environment what is tried before anything is trained
   * @param lock holds the directories that the run writes to; closed with the run
   * @throws IllegalArgumentException if no experiment is selected, experiments of two reports are,
   *     or two share a section or a claim
   */
  AssayRun(
      Coverage coverage,
      RunSettings settings,
      Machine machine,
      TrialStore store,
      InstrumentRegistry registry,
      Publisher publisher,
      PrintStream terminal,
      Environment environment,
      RunLock lock) {
    selected = coverage.selected();
    this.settings = settings;
    this.machine = machine;
    this.store = store;
    this.registry = registry;
    this.publisher = publisher;
    this.terminal = terminal;
    this.environment = environment;
    this.lock = lock;
    ReportUnderTest report = reportOf(selected);
    requireDistinct(selected);
    output = new RunOutput(report, coverage, settings, machine, new FigureRenderer());
    progress = new RunProgress(settings.progress(), settings.threads(), terminal, pace);
  }

  /**
   * Creates a run as the command line asks for it.
   *
   * @param selected the experiments that will run
   * @param report all experiments of their report that could be found
   * @param lock holds the directories that the run writes to; closed with the run
   */
  public static AssayRun of(
      List<Experiment> selected,
      List<Experiment> report,
      RunSettings settings,
      Publisher publisher,
      RunLock lock) {
    try {
      return new AssayRun(
          new Coverage(report, selected),
          settings,
          Machine.of(settings.baseDirectory()),
          new TrialStore(settings.store(), LOG::warn),
          InstrumentRegistry.ofAll(),
          publisher,
          System.out,
          Environment.of(settings, LOG::warn),
          lock);
    } catch (RuntimeException | Error e) {
      lock.close();
      throw e;
    }
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

  /** Two sections of one name, or two claims, would overwrite each other in the report. */
  private static void requireDistinct(List<Experiment> selected) {
    Map<String, String> claims = new HashMap<>();
    Set<String> sections = new HashSet<>();
    for (Experiment experiment : selected) {
      String section = experiment.section();
      if (!sections.add(section)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ENGLISH,
                "Two experiments are section %s: give each a section of its own.",
                section));
      }
      for (Claim claim : claimsOf(experiment)) {
        String other = claims.putIfAbsent(claim.id(), section);
        if (other != null) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ENGLISH,
                  "Claim %s is in %s and in %s: give each claim an id of its own.",
                  claim.id(),
                  other,
                  section));
        }
      }
    }
  }

  private static List<Claim> claimsOf(Experiment experiment) {
    try {
      return experiment.claims();
    } catch (RuntimeException | Error e) {
      // Its section fails of it and says so.
      return List.of();
    }
  }

  /**
   * Publishes a claim's verdict and figures. Its experiment is run and its section judged when the
   * first of the section's claims is asked for, and never again; other sections go on if it fails.
   *
   * @throws NotRunException if the experiment could not be run; the claim is published as NOT_RUN
   * @throws AssertionError if the grade is not the one that is expected of this claim
   */
  public synchronized void judge(Experiment experiment, String claim) {
    Optional<NotRunException> failure = outcomes.get(experiment.section());
    if (failure == null) {
      failure = judge(experiment);
      outcomes.put(experiment.section(), failure);
    }
    if (failure.isPresent()) {
      throw published(experiment, claim, failure.get());
    }
    ClaimReport report = output.claim(claim);
    publisher.publish(experiment, report, output.trials(claim));
    RunOutput.require(report);
    SpotCheck check = checks.get(experiment.section());
    if (check != null && !check.isGreen()) {
      throw new AssertionError(check.text());
    }
  }

  /** Trains some recorded seeds once more, where the run was asked to. */
  private void check(Experiment experiment, Plan plan, ConsoleProgress bar) {
    if (settings.spotcheck().isPresent()) {
      SpotCheck check =
          output.check(
              experiment, plan, settings.spotcheck().getAsInt(), trials -> train(trials, true, bar));
      bar.say(check.text());
      checks.put(experiment.section(), check);
    }
  }

  private NotRunException published(Experiment experiment, String claim, NotRunException failure) {
    try {
      output.find(claim).ifPresent(report -> publisher.publish(experiment, report, List.of()));
    } catch (RuntimeException | Error e) {
      failure.also(e);
    }
    return failure;
  }

  private Optional<NotRunException> judge(Experiment experiment) {
    try {
      environment.require();
      start();
      RunPlan whole = plan();
      Plan plan = plan(experiment);
      output.requireFitting(experiment, plan);
      try (ConsoleProgress bar = progress.section(experiment.section(), whole)) {
        JudgedSection judged =
            output
                .withRecorded(experiment, judged(experiment, plan, bar))
                .calibrated(registry.with(experiment.instruments()));
        publisher.describe(settings, machine, data);
        output.add(experiment, judged);
        output.record(experiment, judged);
        check(experiment, plan, bar);
      }
      return Optional.empty();
    } catch (Throwable e) {
      return Optional.of(reported(experiment, e));
    }
  }

  private NotRunException reported(Experiment experiment, Throwable failure) {
    NotRunException notRun = new NotRunException(experiment.section(), failure);
    try {
      output.fail(experiment, dataName(), seeds(experiment), notRun.why());
    } catch (RuntimeException | Error e) {
      notRun.also(e);
    }
    try {
      start();
    } catch (RuntimeException | Error e) {
      notRun.also(e);
    }
    return notRun;
  }

  /** Starts the publisher once, also when the first section has failed. */
  private void start() {
    if (!started) {
      publisher.started();
      started = true;
    }
    publisher.describe(settings, machine, data);
  }

  /** Returns the name of the images of this run without loading them. */
  private String dataName() {
    return data.map(loaded -> loaded.data().name())
        .orElse(
            settings.data().choice() == DataChoice.STROKES ? ImageData.STROKES : ImageData.MNIST);
  }

  /** Plans the whole run when its first section starts, and shows the plan. */
  private RunPlan plan() {
    if (plan.isEmpty()) {
      RunPlan whole = RunPlan.of(selected, this::plan, this::needsNoTraining);
      whole.samples().forEach(this::remember);
      progress.show(whole, () -> whole.stored(store, settings.cold()));
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

  @Override
  public synchronized void close() {
    try {
      output.board().ifPresent(terminal::println);
      output.end();
      output.boardWithoutFigures().ifPresent(publisher::ended);
    } finally {
      lock.close();
    }
  }

  private List<Long> seeds(Experiment experiment) {
    int count =
        settings.add().orElse(settings.seeds().orElse(experiment.seeds(settings.scale())));
    long first =
        settings.add().isPresent()
            ? output.nextSeed(experiment)
            : experiment.firstSeed(settings.scale());
    return LongStream.range(first, first + count).boxed().toList();
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
    return memory.over(trials -> train(trials, settings.cold(), bar));
  }

  private List<CompletedTrial> train(List<Trial> trials, boolean cold, ConsoleProgress bar) {
    return new LocalRunner(
            needsImages(trials) ? DataSets.of(loaded().data()) : DataSets.of(),
            store,
            cold,
            settings.threads(),
            machine,
            bar)
        .run(trials);
  }

  private static boolean needsImages(List<Trial> trials) {
    return trials.stream().anyMatch(trial -> trial.data() instanceof TrialData.Images);
  }
}
