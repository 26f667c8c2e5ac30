package dev.assay.support;

import dev.assay.claim.Verdict;
import dev.assay.data.DownloadListener;
import dev.assay.data.ImageData;
import dev.assay.data.ImageDataLoader;
import dev.assay.data.LoadedData;
import dev.assay.training.CompletedTrial;
import dev.assay.training.DataSets;
import dev.assay.training.LocalRunner;
import dev.assay.training.Machine;
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
  private final RunOutput output = new RunOutput(settings, machine);
  private Optional<LoadedData> data = Optional.empty();

  RunSettings settings() {
    return settings;
  }

  /** Runs an experiment and judges its claims. */
  JudgedSection judge(Experiment experiment) {
    Plan plan = new Plan(settings.scale(), seeds(experiment), images());
    try (ConsoleProgress progress =
        new ConsoleProgress(experiment.section(), settings.progress(), System.out)) {
      JudgedSection section = JudgedSection.run(experiment, plan, runner(progress));
      output.add(experiment, section, data);
      return section;
    }
  }

  /** Publishes one claim in the report and fails if its grade is not the expected one. */
  void publish(Experiment experiment, JudgedSection section, String claim) {
    Verdict verdict = section.verdict(claim);
    List<CompletedTrial> trials = section.trials(claim);
    output.publish(experiment, verdict, section.figures(claim), trials);
  }

  @Override
  public void close() {
    output.finish();
  }

  private List<Long> seeds(Experiment experiment) {
    int count = settings.seeds().orElse(experiment.seeds(settings.scale()));
    return LongStream.rangeClosed(1, count).boxed().toList();
  }

  private Supplier<ImageData> images() {
    return () -> loaded().data();
  }

  private synchronized LoadedData loaded() {
    if (data.isEmpty()) {
      LoadedData loaded = ImageDataLoader.load(settings.data(), DownloadListener.console());
      loaded.notice().ifPresent(LOG::warn);
      data = Optional.of(loaded);
    }
    return data.get();
  }

  private TrialRunner runner(ConsoleProgress progress) {
    return trials ->
        new LocalRunner(
                needsImages(trials) ? DataSets.of(loaded().data()) : DataSets.of(),
                store,
                settings.cold(),
                settings.threads(),
                machine,
                progress)
            .run(trials);
  }

  private static boolean needsImages(List<Trial> trials) {
    return trials.stream().anyMatch(trial -> trial.data() instanceof TrialData.Images);
  }
}
