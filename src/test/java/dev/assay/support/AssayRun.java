package dev.assay.support;

import dev.assay.data.DownloadListener;
import dev.assay.data.ImageData;
import dev.assay.data.ImageDataLoader;
import dev.assay.data.LoadedData;
import dev.assay.instrument.Dock;
import dev.assay.report.ClaimReport;
import dev.assay.report.FigureRenderer;
import dev.assay.training.DataSets;
import dev.assay.training.LocalRunner;
import dev.assay.training.Machine;
import dev.assay.training.RememberingRunner;
import dev.assay.training.Trial;
import dev.assay.training.TrialData;
import dev.assay.training.TrialRunner;
import dev.assay.training.TrialStore;
import io.qameta.allure.Allure;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of the claims: its settings, its data, its store, and what is written at its end. */
final class AssayRun implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AssayRun.class);

  private final RunSettings settings = RunSettings.current();
  private final Machine machine = Machine.of(settings.baseDirectory());
  private final TrialStore store = new TrialStore(settings.store(), LOG::warn);
  private final FigureRenderer renderer = new FigureRenderer();
  private final RememberingRunner memory = new RememberingRunner();
  private final RunOutput output = new RunOutput(settings, machine, renderer);
  private final Dock dock = Dock.ofAll();
  private final AllureHistory history = new AllureHistory(settings.history(), LOG::warn);
  private final AllurePages pages =
      new AllurePages(settings, renderer, history, Allure.getLifecycle());
  private final Pace pace = new Pace();
  private final RunProgress progress =
      new RunProgress(settings.progress(), settings.threads(), System.out, pace);
  private final List<Experiment> selected;
  private Optional<RunPlan> plan = Optional.empty();
  private Optional<LoadedData> data = Optional.empty();
  private Optional<RuntimeException> noData = Optional.empty();

  /**
   * Creates a run.
   *
   * @param selected the experiments that will run, so that they can be planned before the first
   */
  AssayRun(List<Experiment> selected) {
    this.selected = List.copyOf(selected);
  }

  /**
   * Runs an experiment, judges its claims and writes them down. If it cannot be run, the report
   * says so of each of its claims before the failure goes on.
   */
  void judge(Experiment experiment, String testClass) {
    RunPlan whole = plan();
    AllureFiles.write(settings, machine, data, history.runNumber());
    Plan plan = plan(experiment);
    try (ConsoleProgress bar = progress.section(experiment.section(), whole)) {
      JudgedSection judged = judged(experiment, plan, bar).heard(dock);
      output.add(experiment, judged, testClass);
      output.record(experiment, judged);
    } catch (RuntimeException | Error e) {
      report(experiment, plan, testClass, e);
      throw e;
    }
    AllureFiles.write(settings, machine, data, history.runNumber());
  }

  /** Plans the whole run when its first section starts, and shows the plan. */
  private RunPlan plan() {
    if (plan.isEmpty()) {
      history.restore(AllureFiles.directory());
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

  /** Gives a claim its page in Allure although its experiment failed, if it was written down. */
  void publishFailed(Experiment experiment, String claim) {
    output.find(claim).ifPresent(report -> pages.publish(experiment, report, List.of()));
  }

  /** Publishes one claim in Allure and fails if its grade is not the expected one. */
  void publish(Experiment experiment, String claim) {
    ClaimReport report = output.claim(claim);
    pages.publish(experiment, report, output.trials(claim));
    RunOutput.require(report);
  }

  @Override
  public void close() {
    output.board().ifPresent(System.out::println);
    output.boardWithoutFigures().ifPresent(pages::attachBoard);
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
        : new PlainDownloads(System.out);
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
