package dev.assay.contract;

import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.Measurement;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Findings;
import dev.assay.experiment.Plan;
import dev.assay.experiment.Results;
import dev.assay.statistics.Sample;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import dev.assay.training.result.Measurements;
import dev.assay.training.result.Outcome;
import dev.assay.training.result.Provenance;
import dev.assay.training.runner.CompletedTrial;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an experiment finds where every run diverged: no number at all, and so nothing to train, but
 * every measurement that the claims read must stand there as missing, under the right seed.
 *
 * <p>Each seed's runs diverge at a step of their own, so that a reason tells whose run it was.
 */
final class DivergedRuns {
  private static final Pattern STEP = Pattern.compile("diverged at step (\\d+)");
  private static final int FIRST_STEP = 1001;
  static final Provenance NOWHERE = new Provenance("unknown", false, "", "", "", "", "", "", 1, 0);

  private final Plan plan;

  DivergedRuns(Plan plan) {
    this.plan = plan;
  }

  /** Returns what the experiment makes of them. */
  Findings findings(Experiment experiment) {
    return experiment.findings(
        plan, new Results(experiment.trials(plan).stream().map(this::diverged).toList()));
  }

  private CompletedTrial diverged(Trial trial) {
    return new CompletedTrial(
        new TrialResult(
            trial,
            new Measurements(new TreeMap<>(), new TreeMap<>(), new TreeMap<>()),
            new Outcome.Diverged(stepOf(trial.seed()), Double.NaN),
            NOWHERE),
        false);
  }

  private int stepOf(long seed) {
    return FIRST_STEP + plan.seeds().indexOf(seed);
  }

  /** Returns the seeds of a measurement. */
  static Set<Long> seeds(Evidence evidence, Measurement measurement) {
    Sample sample = evidence.sample(measurement.metric(), measurement.arm());
    Set<Long> seeds = new TreeSet<>(sample.values().keySet());
    seeds.addAll(sample.missing().keySet());
    return seeds;
  }

  /** Returns the seeds that are none of the plan, or that were given the run of another seed. */
  Set<Long> strangers(Evidence evidence, Measurement measurement) {
    Map<Long, String> missing = evidence.sample(measurement.metric(), measurement.arm()).missing();
    Set<Long> strangers = seeds(evidence, measurement);
    strangers.removeIf(
        seed -> plan.seeds().contains(seed) && !isOfAnother(seed, missing.getOrDefault(seed, "")));
    return strangers;
  }

  private boolean isOfAnother(long seed, String reason) {
    Matcher step = STEP.matcher(reason);
    return step.find() && Integer.parseInt(step.group(1)) != stepOf(seed);
  }
}
