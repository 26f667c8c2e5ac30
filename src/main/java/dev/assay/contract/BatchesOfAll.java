package dev.assay.contract;

import dev.assay.experiment.Experiment;
import dev.assay.experiment.Plan;
import dev.assay.experiment.Scale;
import dev.assay.model.Architecture;
import dev.assay.model.Optimizer;
import dev.assay.training.Trial;
import dev.assay.training.setting.TrialData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Batch sizes that are one: where there are no more examples than the smaller of them, either takes
 * all examples at each step. Two arms that differ in nothing else are then one run, and however
 * they are compared there is no difference, which looks like a finding.
 */
public final class BatchesOfAll {
  private BatchesOfAll() {}

  /** What makes two runs the same, step by step, whatever their budgets. */
  private record Run(
      TrialData data,
      Architecture network,
      Optimizer optimizer,
      int batch,
      long seed,
      long initSeed) {
    static Run of(Trial trial) {
      return new Run(
          trial.data(),
          trial.architecture(),
          trial.optimizer(),
          Math.min(trial.batchSize(), trial.data().trainCount()),
          trial.seed(),
          trial.initSeed());
    }
  }

  /** Requires of each scale that grades that no two batch sizes are one. */
  public static List<Breach> areNotCompared(Experiment experiment) {
    List<Breach> breaches = new ArrayList<>();
    for (Scale scale : List.of(Scale.QUICK, Scale.FULL)) {
      if (experiment.external().isEmpty()) {
        problem(experiment.trials(ExperimentRules.plan(experiment, scale)))
            .ifPresent(
                what ->
                    breaches.add(
                        new Breach(ExperimentRules.at(experiment, scale), what, remedy())));
      }
    }
    return breaches;
  }

  /**
   * Refuses a plan whose scale grades and in which two batch sizes are one: before it is trained.
   * Earlier solutions' settings are compared with no other's, so theirs may be.
   *
   * @throws IllegalArgumentException naming both sizes and the remedy
   */
  public static void refuse(Experiment experiment, Plan plan) {
    if (plan.scale() != Scale.SMOKE && experiment.external().isEmpty()) {
      problem(experiment.trials(plan.withoutOthers()))
          .ifPresent(
              what -> {
                throw new IllegalArgumentException(what + ". Remedy: " + remedy() + ".");
              });
    }
  }

  private static String remedy() {
    return "give more examples, or batch sizes that are at most as many and differ";
  }

  private static Optional<String> problem(List<Trial> trials) {
    Map<Run, Trial> first = new HashMap<>();
    for (Trial trial : trials) {
      Trial before = first.putIfAbsent(Run.of(trial), trial);
      if (before != null && before.batchSize() != trial.batchSize()) {
        return Optional.of(
            String.format(
                Locale.ENGLISH,
                "batches of %,d and of %,d are one: either takes all %,d examples at each step, so"
                    + " their runs do not differ (%s)",
                before.batchSize(),
                trial.batchSize(),
                trial.data().trainCount(),
                trial.describe()));
      }
    }
    return Optional.empty();
  }
}
