package dev.assay.junit;

import dev.assay.experiment.Experiment;
import dev.assay.junit.allure.AllurePublisher;
import dev.assay.report.figure.FigureRenderer;
import dev.assay.run.AssayRun;
import dev.assay.run.RunLock;
import dev.assay.run.RunSettings;
import java.util.List;

/** The one run that all claims of a launch share, kept in the launch's store. */
final class SharedRun {
  /** The key and the namespace under which it is kept. */
  static final Class<?> PART = SharedRun.class;

  private SharedRun() {}

  /**
   * Returns a run of the selected experiments, or of one where the launcher told of none.
   *
   * @param first the test class that runs first
   * @param own its experiment
   * @throws IllegalStateException if another run has this one's directories, with the remedy
   */
  static AssayRun of(List<Experiment> selected, Class<?> first, Experiment own) {
    RunSettings settings = RunSettings.current();
    List<Experiment> ofReport =
        ClaimClass.besides(first).stream()
            .map(ClaimClass::experiment)
            .filter(other -> other.report().equals(own.report()))
            .toList();
    FigureRenderer renderer = new FigureRenderer();
    return AssayRun.of(
        selected.isEmpty() ? List.of(own) : selected,
        ofReport,
        settings,
        new AllurePublisher(settings, renderer),
        renderer,
        selected.isEmpty() ? SelectedSections.lock(settings) : RunLock.none());
  }
}
