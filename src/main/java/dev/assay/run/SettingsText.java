package dev.assay.run;

import dev.assay.claim.evidence.ExternalSource;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Plan;
import dev.assay.training.Trial;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says in words what an experiment trains. */
final class SettingsText {
  private static final int MOST = 8;

  private SettingsText() {}

  static String of(Experiment experiment, Plan plan) {
    return experiment.external().map(SettingsText::of).orElseGet(() -> trained(experiment, plan));
  }

  private static String of(ExternalSource source) {
    return String.format(
        Locale.ENGLISH,
        "Not trained here. Numbers of %s, seeds %s.",
        source.text(),
        seeds(source.seeds()));
  }

  private static String trained(Experiment experiment, Plan plan) {
    List<Trial> trials = experiment.trials(plan);
    return String.format(
        Locale.ENGLISH,
        "%d trials, seeds %s. Data: %s. Networks: %s. Optimizers: %s. Batch sizes: %s. Budgets: %s.",
        trials.stream().distinct().count(),
        seeds(plan.seeds()),
        distinct(trials, trial -> trial.data().text()),
        distinct(trials, trial -> trial.architecture().describe()),
        distinct(trials, trial -> trial.optimizer().describe()),
        distinct(trials, trial -> String.format(Locale.ENGLISH, "%,d", trial.batchSize())),
        distinct(trials, trial -> trial.budget().describe()));
  }

  private static String seeds(List<Long> seeds) {
    return String.format(Locale.ENGLISH, "%d to %d", seeds.get(0), seeds.get(seeds.size() - 1));
  }

  private static <T> String distinct(Collection<T> values, Function<T, String> text) {
    List<String> all = values.stream().map(text).distinct().toList();
    return all.stream().limit(MOST).collect(Collectors.joining("; "))
        + (all.size() > MOST
            ? String.format(Locale.ENGLISH, " and %d more", all.size() - MOST)
            : "");
  }
}
