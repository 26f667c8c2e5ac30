package dev.assay.run;

import dev.assay.experiment.Experiment;
import dev.assay.experiment.Plan;
import dev.assay.instrument.InstrumentRegistry;
import dev.assay.model.onednn.KernelThreads;
import dev.assay.report.ClaimReport;
import dev.assay.report.figure.FigureRenderer;
import dev.assay.run.budget.LookAhead;
import dev.assay.run.budget.Minutes;
import dev.assay.run.budget.MinutesRun;
import dev.assay.run.budget.SideBySide;
import dev.assay.system.Beside;
import dev.assay.training.Trial;
import dev.assay.training.runner.Cluster;
import dev.assay.training.runner.ClusterConnector;
import dev.assay.training.runner.CompletedTrial;
import dev.assay.training.runner.LocalRunner;
import dev.assay.training.runner.Machine;
import dev.assay.training.runner.RememberingRunner;
import dev.assay.training.runner.StepTimer;
import dev.assay.training.runner.TrainingTime;
import dev.assay.training.runner.TrialRunner;
import dev.assay.training.store.TrialStore;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of the claims: its settings, its data, its store, and what is written at its end. */
public final class AssayRun implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AssayRun.class);

  /** Operations a second on one thread, where nothing is measured yet. */
  private static final double UNKNOWN_PACE = 2e10;

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
  private final RunData data;
  private final Plans plans;
  private final Optional<Cluster> cluster;
  private final int threads;
  private final Beside<RunPlan> planning;
  private final long begun = System.nanoTime();
  private Optional<MinutesRun> limited = Optional.empty();
  private Optional<LookAhead<JudgedSection>> ahead = Optional.empty();
  private boolean started;
  private boolean planShown;

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
   * @param renderer what the publisher draws with, too, so that each figure is drawn once
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
      FigureRenderer renderer,
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
    output = new RunOutput(coverage.requireOneReport(), coverage, settings, machine, renderer);
    data = new RunData(settings, terminal, LOG::warn);
    plans = new Plans(settings, data, output);
    planning = new Beside<>(() -> RunPlan.of(selected, plans::of, this::needsNoTraining));
    // Before anything else: a cluster that cannot be reached is said at the start.
    cluster =
        settings
            .spark()
            .map(
                master ->
                    ClusterConnector.ofBuild()
                        .connect(master, machine, line -> terminal.println("assay: " + line)));
    threads = cluster.map(Cluster::slots).orElse(settings.threads());
    progress = new RunProgress(settings.progress(), threads, terminal, pace);
  }

  /**
   * Creates a run as the command line asks for it.
   *
   * @param selected the experiments that will run
   * @param report all experiments of their report that could be found
   * @param renderer what the publisher draws with, too, so that each figure is drawn once
   * @param lock holds the directories that the run writes to; closed with the run
   */
  public static AssayRun of(
      List<Experiment> selected,
      List<Experiment> report,
      RunSettings settings,
      Publisher publisher,
      FigureRenderer renderer,
      RunLock lock) {
    boolean trains = trains(selected);
    if (trains) {
      KernelThreads.begin();
    }
    Machine machine = Machine.of(settings.baseDirectory());
    try {
      return new AssayRun(
          new Coverage(report, selected),
          settings,
          trains ? machine : machine.withoutKernels(),
          new TrialStore(settings.store(), LOG::warn),
          trains ? InstrumentRegistry.ofAll() : InstrumentRegistry.ofNone(),
          publisher,
          renderer,
          System.out,
          Environment.of(settings, trains, LOG::warn),
          lock);
    } catch (RuntimeException | Error e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Publishes a claim's verdict and figures; the first claim of a section runs its experiment.
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
    ExpectedEntries.require(report);
    SpotCheck check = checks.get(experiment.section());
    if (check != null && !check.isGreen()) {
      throw ExpectedEntries.failure(report, check.text());
    }
  }

  /** Trains some recorded seeds once more, where the run was asked to. */
  private void check(Experiment experiment, Plan plan, ConsoleProgress bar) {
    if (settings.spotcheck().isPresent()) {
      int few = settings.spotcheck().getAsInt();
      SpotCheck check = output.check(experiment, plan, few, trials -> train(trials, true, bar));
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
      // Images load and the store is looked into meanwhile.
      planning.begin("assay-plan");
      environment.require();
      start();
      RunPlan whole = plan(experiment);
      Plan plan = plans.of(experiment);
      Optional<String> unfinished = limited.flatMap(limit -> limit.unfinished(experiment));
      if (unfinished.isPresent()) {
        publisher.describe(settings, machine, data.loaded());
        output.unfinished(experiment, data.name(), plan, unfinished.get());
        return Optional.empty();
      }
      limited.ifPresent(limit -> limit.requireTrained(experiment));
      try (ConsoleProgress bar = progress.section(experiment.section(), whole)) {
        JudgedSection judged =
            output
                .withRecorded(experiment, judged(experiment, bar))
                .calibrated(registry.with(experiment.instruments()));
        publisher.describe(settings, machine, data.loaded());
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
      output.fail(experiment, data.name(), plans.seeds(experiment), notRun.why());
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
    publisher.describe(settings, machine, data.loaded());
  }

  private static boolean trains(List<Experiment> experiments) {
    return experiments.stream().anyMatch(one -> one.external().isEmpty());
  }

  /** Plans the whole run when its first section starts, and shows the plan. */
  private RunPlan plan(Experiment first) throws Throwable {
    RunPlan whole = planning.get();
    if (!planShown) {
      whole.samples().forEach(this::remember);
      if (cluster.isEmpty()) {
        whole.memory(threads).ifPresent(LOG::warn);
      }
      planShown = true;
      time(whole);
      if (settings.minutes().isPresent()) {
        limited = Optional.of(trainFor(settings.minutes().getAsInt(), whole));
      } else {
        progress.show(whole, () -> whole.stored(store, settings.cold()));
        ahead = ahead(whole, first);
        if (cluster.isPresent()) {
          progress.say(SideBySide.of(whole.toTrainBySection(), this::seconds).text());
        }
      }
    }
    return whole;
  }

  private double seconds(Trial trial) {
    return pace.guess(trial).orElse(trial.work() / UNKNOWN_PACE);
  }

  /** Times a few steps of each kind of trial that is to be trained. */
  private void time(RunPlan whole) {
    List<Trial> kinds = pace.kinds(whole.toTrain());
    if (kinds.isEmpty()
        || (settings.progress() == ProgressMode.OFF && settings.minutes().isEmpty())) {
      return;
    }
    try {
      new StepTimer(data.sets(kinds), settings.threads(), System::nanoTime)
          .secondsPerStep(kinds)
          .forEach(pace::time);
    } catch (RuntimeException | LinkageError e) {
      // What is missing here, such as images, the sections that need it will say.
    }
  }

  /** Trains what a limited time can use best, whatever section it is of. */
  private MinutesRun trainFor(int minutes, RunPlan whole) {
    Duration training = MinutesRun.training(minutes, selected.size());
    TrainingTime time =
        TrainingTime.unlimited().ofLength(training.minusNanos(System.nanoTime() - begun));
    MinutesRun run =
        new MinutesRun(
            selected,
            plans::of,
            experiment -> output.recordedSeeds(experiment, plans.of(experiment)),
            trial -> memory.holds(trial) || needsNoTraining(trial),
            new Minutes(this::seconds, threads),
            time);
    run.train(
        (section, trials) -> {
          try (ConsoleProgress bar = progress.section(section, trials)) {
            Collection<CompletedTrial> done =
                runner(trials, settings.cold(), bar, time).attempt(trials).values();
            memory.remember(done);
            return done;
          }
        },
        (table, trials) -> progress.show(whole, table, trials),
        progress::say);
    return run;
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

  private JudgedSection judged(Experiment experiment, ConsoleProgress bar) throws Throwable {
    return ahead.isPresent() ? ahead.get().section(experiment) : judgedHere(experiment, bar);
  }

  private JudgedSection judgedHere(Experiment experiment, ConsoleProgress bar) {
    return JudgedSection.run(experiment, plans.of(experiment), runner(bar));
  }

  /** Has the sections after the first judged beside it, where the run trains nothing. */
  private Optional<LookAhead<JudgedSection>> ahead(RunPlan whole, Experiment first) {
    boolean toTrain = !whole.toTrain().isEmpty() || settings.spotcheck().isPresent();
    List<Experiment> next =
        whole.planned(selected).stream()
            .filter(one -> !one.section().equals(first.section()))
            .toList();
    return trains(selected) && !toTrain && !next.isEmpty()
        ? Optional.of(new LookAhead<>(next, one -> judgedAhead(one, whole), output::prepare))
        : Optional.empty();
  }

  private JudgedSection judgedAhead(Experiment experiment, RunPlan whole) {
    try (ConsoleProgress bar = progress.section(experiment.section(), whole)) {
      return judgedHere(experiment, bar);
    }
  }

  @Override
  public synchronized void close() {
    try {
      output.board().ifPresent(terminal::println);
      output.end();
      output.boardWithoutFigures().ifPresent(publisher::ended);
    } finally {
      ahead.ifPresent(LookAhead::close);
      cluster.ifPresent(Cluster::close);
      lock.close();
    }
  }

  private TrialRunner runner(ConsoleProgress bar) {
    return memory.over(trials -> train(trials, settings.cold(), bar));
  }

  private List<CompletedTrial> train(List<Trial> trials, boolean cold, ConsoleProgress bar) {
    return runner(trials, cold, bar, TrainingTime.unlimited()).run(trials);
  }

  private LocalRunner runner(
      List<Trial> trials, boolean cold, ConsoleProgress bar, TrainingTime time) {
    LocalRunner here =
        new LocalRunner(data.sets(trials), store, cold, settings.threads(), machine, bar, time);
    return cluster.map(here::on).orElse(here);
  }
}
