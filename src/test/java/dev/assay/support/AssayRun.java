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
  private final AllurePages pages = new AllurePages(renderer);
  private Optional<LoadedData> data = Optional.empty();

  /**
   * Runs an experiment, judges its claims and writes them down. If it cannot be run, the report
   * says so of each of its claims before the failure goes on.
   */
  void judge(Experiment experiment, String testClass) {
    AllureFiles.write(settings, machine, data);
    Plan plan = new Plan(settings.scale(), seeds(experiment), images());
    try (ConsoleProgress progress =
        new ConsoleProgress(experiment.section(), settings.progress(), System.out)) {
      JudgedSection judged = judged(experiment, plan, progress).heard(dock);
      output.add(experiment, judged, testClass);
      output.record(experiment, judged);
    } catch (RuntimeException | Error e) {
      report(experiment, plan, testClass, e);
      throw e;
    }
    AllureFiles.write(settings, machine, data);
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
    output.find(claim).ifPresent(report -> pages.publish(experiment, report));
  }

  /** Publishes one claim in Allure and fails if its grade is not the expected one. */
  void publish(Experiment experiment, String claim) {
    ClaimReport report = output.claim(claim);
    pages.publish(experiment, report);
    RunOutput.require(report);
  }

  @Override
  public void close() {
    output.board().ifPresent(System.out::println);
  }

  private List<Long> seeds(Experiment experiment) {
    int count = settings.seeds().orElse(experiment.seeds(settings.scale()));
    return LongStream.range(0, count).map(i -> experiment.firstSeed() + i).boxed().toList();
  }

  private Supplier<ImageData> images() {
    return () -> loaded().data();
  }

  private synchronized LoadedData loaded() {
    if (data.isEmpty()) {
      LoadedData loaded = ImageDataLoader.load(settings.data(), downloads());
      loaded.notice().ifPresent(LOG::warn);
      data = Optional.of(loaded);
    }
    return data.get();
  }

  /** A forked test JVM has no console for a bar. */
  private DownloadListener downloads() {
    return settings.progress() == ProgressMode.OFF
        ? DownloadListener.quiet()
        : new PlainDownloads(System.out);
  }

  private TrialRunner runner(ConsoleProgress progress) {
    return memory.over(
        trials ->
            new LocalRunner(
                    needsImages(trials) ? DataSets.of(loaded().data()) : DataSets.of(),
                    store,
                    settings.cold(),
                    settings.threads(),
                    machine,
                    progress)
                .run(trials));
  }

  private static boolean needsImages(List<Trial> trials) {
    return trials.stream().anyMatch(trial -> trial.data() instanceof TrialData.Images);
  }
}
