package dev.assay.experiment;

import dev.assay.model.Architecture;
import dev.assay.model.Loss;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import dev.assay.model.Trainable;
import dev.assay.training.Probe;
import dev.assay.training.Trial;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.TrialData;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;

/** What a comparison's trials have in common, as far as it has been said. Immutable. */
final class TrialDraft {
  /** A probe that may depend on the trial of another arm. */
  interface ProbeOfArms {
    Probe of(Plan plan, Trial bare, Function<String, Trial> ofArm);
  }

  // Assigned by with(…) alone, before the draft is handed out.
  Optional<Trainable> network = Optional.empty();
  Optional<Loss> loss = Optional.empty();
  UnaryOperator<Mlp> eachMlp = UnaryOperator.identity();
  Optional<Optimizer> optimizer = Optional.empty();
  Optional<Integer> batch = Optional.empty();
  Optional<Function<Scale, Budget>> budget = Optional.empty();
  double shuffledShare;
  LongUnaryOperator initSeed = LongUnaryOperator.identity();
  List<ProbeOfArms> probes = List.of();

  /** Returns a draft with a change. */
  TrialDraft with(Consumer<TrialDraft> change) {
    TrialDraft copy = new TrialDraft();
    copy.network = network;
    copy.loss = loss;
    copy.eachMlp = eachMlp;
    copy.optimizer = optimizer;
    copy.batch = batch;
    copy.budget = budget;
    copy.shuffledShare = shuffledShare;
    copy.initSeed = initSeed;
    copy.probes = probes;
    change.accept(copy);
    return copy;
  }

  /**
   * Returns the trial of a seed, each probe once.
   *
   * @param ofArm the trial of another arm and the same seed
   * @throws IllegalStateException if something is lacking that every trial needs, with the remedy
   */
  Trial trial(
      Plan plan,
      TrialData data,
      long seed,
      Collection<Metric> metrics,
      Function<String, Trial> ofArm) {
    Architecture net = network.orElseThrow(() -> lacking("a network", ".network(…)")).under(loss);
    Trial bare =
        new Trial(
            data instanceof TrialData.Images images
                ? images.withShuffledShare(shuffledShare)
                : data,
            net instanceof Mlp mlp ? eachMlp.apply(mlp) : net,
            optimizer.orElseThrow(() -> lacking("an optimizer", ".optimizer(…)")),
            batch.orElseThrow(() -> lacking("a batch size", ".batch(…)")),
            budget.orElseThrow(() -> lacking("a budget", ".steps(…)")).apply(plan.scale()),
            seed,
            initSeed.applyAsLong(seed),
            List.of());
    List<ProbeOfArms> choices = new ArrayList<>(probes);
    metrics.stream()
        .flatMap(metric -> metric.probes().stream())
        .forEach(choice -> choices.add((ofPlan, trial, others) -> choice.of(ofPlan, trial)));
    return new Trial(
        bare.data(),
        bare.architecture(),
        bare.optimizer(),
        bare.batchSize(),
        bare.budget(),
        seed,
        bare.initSeed(),
        choices.stream().map(choice -> choice.of(plan, bare, ofArm)).distinct().toList());
  }

  static IllegalStateException lacking(String what, String remedy) {
    return new IllegalStateException(
        String.format(Locale.ENGLISH, "a comparison lacks %s: add %s", what, remedy));
  }
}
