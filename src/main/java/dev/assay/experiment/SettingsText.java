package dev.assay.experiment;

import dev.assay.data.TargetFunction;
import dev.assay.training.Trial;
import dev.assay.training.setting.TrialData;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says in words what an experiment trains. */
public final class SettingsText {
  private static final int MOST = 8;

  private SettingsText() {}

  public static String of(Experiment experiment, Plan plan) {
    List<Trial> trials = experiment.trials(plan);
    return "%d trials, seeds %s. Data: %s. Networks: %s. Optimizers: %s. Batch sizes: %s. Budgets: %s."
        .formatted(
            trials.stream().distinct().count(),
            seeds(plan.seeds()),
            distinct(trials, trial -> describe(trial.data())),
            distinct(trials, trial -> trial.architecture().describe()),
            distinct(
                trials,
                trial -> trial.optimizer().method() + " " + trial.optimizer().learningRate()),
            distinct(trials, trial -> String.valueOf(trial.batchSize())),
            distinct(trials, trial -> trial.budget().describe()));
  }

  private static String seeds(List<Long> seeds) {
    return "%d to %d".formatted(seeds.get(0), seeds.get(seeds.size() - 1));
  }

  public static String describe(TrialData data) {
    if (data instanceof TrialData.Images images) {
      return "%,d training and %,d test images of %s%s"
          .formatted(
              images.trainCount(),
              images.testCount(),
              images.dataset(),
              images.shuffledShare() > 0
                  ? ", %.0f%% of the labels permuted".formatted(100 * images.shuffledShare())
                  : "");
    }
    return "%,d points of %s".formatted(data.trainCount(), TargetFunction.TEXT);
  }

  private static <T> String distinct(Collection<T> values, Function<T, String> text) {
    List<String> all = values.stream().map(text).distinct().toList();
    return all.stream().limit(MOST).collect(Collectors.joining("; "))
        + (all.size() > MOST ? " and %d more".formatted(all.size() - MOST) : "");
  }
}
