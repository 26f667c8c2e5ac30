package dev.assay.junit;

import dev.assay.experiment.Experiment;
import dev.assay.junit.allure.AllurePublisher;
import dev.assay.run.AssayRun;
import dev.assay.run.RunSettings;
import java.util.List;

/** The one run that all claims of a launch share, kept in the launch's store. */
final class SharedRun {
  /** The key and the namespace under which it is kept. */
  static final Class<?> PART = SharedRun.class;

  private SharedRun() {}

  /** Returns a run of the selected experiments, or of one where the launcher told of none. */
  static AssayRun of(List<Experiment> selected, Experiment own) {
    RunSettings settings = RunSettings.current();
    return AssayRun.of(
        selected.isEmpty() ? List.of(own) : selected, settings, new AllurePublisher(settings));
  }
}
