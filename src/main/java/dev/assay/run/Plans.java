package dev.assay.run;

import dev.assay.claim.evidence.ExternalSource;
import dev.assay.contract.BatchesOfAll;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Plan;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What each experiment of a run plans its trials from. */
final class Plans {
  private final RunSettings settings;
  private final RunData data;
  private final RunOutput output;
  private final Map<String, Plan> made = new ConcurrentHashMap<>();

  Plans(RunSettings settings, RunData data, RunOutput output) {
    this.settings = settings;
    this.data = data;
    this.output = output;
  }

  /**
   * Returns an experiment's plan, the same each time.
   *
   * @throws IllegalArgumentException if what it plans would be trained in vain
   */
  Plan of(Experiment experiment) {
    return made.computeIfAbsent(experiment.section(), section -> make(experiment));
  }

  private Plan make(Experiment experiment) {
    Plan plan =
        new Plan(settings.scale(), seeds(experiment), data::images, data::named, settings.others());
    output.requireFitting(experiment, plan);
    BatchesOfAll.refuse(experiment, plan);
    return plan;
  }

  /** Returns its seeds, which need no data. */
  List<Long> seeds(Experiment experiment) {
    return experiment
        .external()
        .map(ExternalSource::seeds)
        .orElseGet(() -> output.seeds(experiment));
  }
}
