package dev.assay.run;

import dev.assay.data.source.LoadedData;
import dev.assay.experiment.Experiment;
import dev.assay.report.ClaimReport;
import dev.assay.training.runner.CompletedTrial;
import dev.assay.training.runner.Machine;
import java.util.List;
import java.util.Optional;

/** Takes a run's claims to where people read them besides the board, such as Allure. */
public interface Publisher {
  /** Called once, before the first section runs. */
  void started();

  /**
   * Describes the run; called before each section and after it.
   *
   * @param settings what the run was told
   * @param machine what trains
   * @param data the images, once they are loaded
   */
  void describe(RunSettings settings, Machine machine, Optional<LoadedData> data);

  /**
   * Publishes a claim that was judged.
   *
   * @param trials the trials behind it; none if its experiment could not be run
   */
  void publish(Experiment experiment, ClaimReport claim, List<CompletedTrial> trials);

  /**
   * Called once, after the last section.
   *
   * @param board the verdict board as one page without figures
   */
  void ended(String board);
}
