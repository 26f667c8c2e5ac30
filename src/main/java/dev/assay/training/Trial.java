package dev.assay.training;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.assay.model.Architecture;
import dev.assay.model.Optimizer;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.TrialData;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Everything that one training run depends on, as pure data.
 *
 * @param data the examples
 * @param architecture the network
 * @param optimizer the update rule
 * @param batchSize examples a step, 1 to 100,000
 * @param budget how long to train
 * @param seed drives every random stream of the run: init, shuffle, subset, labels, noise
 * @param initSeed the seed of the initial weights alone; the trial's own unless two trials are to
 *     start from one point
 * @param probes what is measured on the way
 */
public record Trial(
    TrialData data,
    Architecture architecture,
    Optimizer optimizer,
    int batchSize,
    Budget budget,
    long seed,
    long initSeed,
    List<Probe> probes) {
  private static final int MAXIMUM_BATCH = 100_000;

  /**
   * Validates the batch size and the probes.
   *
   * @throws IllegalArgumentException if the batch size is out of range, the network cannot learn
   *     the data, or one probe would overwrite what another measured
   */
  public Trial {
    if (batchSize < 1 || batchSize > MAXIMUM_BATCH) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "batch size %d is not usable: give 1 to %,d",
              batchSize,
              MAXIMUM_BATCH));
    }
    TrialCheck.require(architecture, data);
    if (optimizer.method() == Optimizer.Method.LBFGS && batchSize < data.trainCount()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "L-BFGS on batches of %d of %d examples: it takes differences of gradients for curvature, which is noise from batch to batch; give a batch of all %d",
              batchSize,
              data.trainCount(),
              data.trainCount()));
    }
    probes = List.copyOf(probes);
    requireNamesOfTheirOwn(probes);
    for (Probe probe : probes) {
      probe.requireOf(architecture);
    }
  }

  private static void requireNamesOfTheirOwn(List<Probe> probes) {
    Set<String> names = new HashSet<>();
    for (Probe probe : probes) {
      for (String name : probe.leaves()) {
        if (!names.add(name)) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ENGLISH,
                  "two probes of one trial leave \"%s…\", the second is %s: ask for one of them, or name a checkpoint by its trigger's named(\"…\")",
                  name,
                  probe));
        }
      }
    }
  }

  /** Creates a trial whose initial weights follow its own seed. */
  public Trial(
      TrialData data,
      Architecture architecture,
      Optimizer optimizer,
      int batchSize,
      Budget budget,
      long seed,
      Probe... probes) {
    this(data, architecture, optimizer, batchSize, budget, seed, seed, List.of(probes));
  }

  /** Returns the number of optimizer steps. */
  @JsonIgnore
  public int steps() {
    return budget.steps(data.trainCount(), batchSize);
  }

  /** Returns the content address: equal for trials that must give equal results. */
  public String key() {
    return TrialJson.key(this);
  }

  /**
   * Returns the digest of a plan: equal for the same trials in any order, each counted once.
   *
   * <p>Binary and training code are not in it, so a plan has one digest on every machine.
   */
  public static String digest(Collection<Trial> trials) {
    return TrialJson.digest(trials);
  }

  /**
   * Returns the approximate number of floating-point operations, for planning.
   *
   * <p>A step counts as three forward passes plus a fixed overhead.
   */
  @JsonIgnore
  public double work() {
    double probing = probes.stream().mapToDouble(probe -> probe.work(this)).sum();
    return workOfStep() * steps() + probing;
  }

  /** Returns the same of one step, without the probes. */
  @JsonIgnore
  public double workOfStep() {
    return 3.0 * architecture.operations() * Math.min(batchSize, data.trainCount()) + 2e6;
  }

  /** Returns the share of the work that the probes do after the last step. */
  @JsonIgnore
  public double endShare() {
    return probes.stream().mapToDouble(probe -> probe.workAtEnd(this)).sum() / work();
  }

  /** Returns the trials whose results this one needs first. */
  @JsonIgnore
  public List<Trial> requires() {
    return probes.stream().flatMap(probe -> probe.requires().stream()).toList();
  }

  /** Returns the same with other probes. */
  public Trial withProbes(List<Probe> others) {
    return new Trial(data, architecture, optimizer, batchSize, budget, seed, initSeed, others);
  }

  /** Returns trials and what they require, each once and behind what it requires. */
  public static Set<Trial> withRequired(Collection<Trial> trials) {
    Set<Trial> all = new LinkedHashSet<>();
    for (Trial trial : trials) {
      all.addAll(withRequired(trial.requires()));
      all.add(trial);
    }
    return all;
  }

  /** Returns a line that tells a person which trial this is. */
  public String describe() {
    return String.format(
        Locale.ENGLISH,
        "%s, %s, batch %d, %s, seed %d",
        architecture.describe(),
        optimizer.describe(),
        batchSize,
        budget.describe(),
        seed);
  }
}
