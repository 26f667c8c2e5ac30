package dev.assay.run.budget;

import dev.assay.claim.assessment.PowerAdvice;
import dev.assay.claim.assessment.SeedCost;
import dev.assay.claim.evidence.Text;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Plan;
import dev.assay.experiment.Scale;
import dev.assay.training.Trial;
import dev.assay.training.result.Provenance;
import dev.assay.training.runner.CompletedTrial;
import dev.assay.training.runner.Machine;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.hipparchus.stat.descriptive.rank.Median;

/**
 * Tells what more seeds of an experiment would cost.
 *
 * <p>Each trial that a plan with more seeds has and this run has not counts by its work, at the
 * median time that a unit of work took in the experiment's completed trials. Those timed on this
 * machine count alone, if there are any.
 */
public final class SeedCosts {
  private static final int MOST_COMMITS = 3;

  private final Experiment experiment;
  private final Plan plan;
  private final Machine machine;
  private final int threads;
  private final IntFunction<String> command;
  private final String plannedByReport;
  private final Set<Trial> done;
  private final List<CompletedTrial> timed;

  /**
   * Creates the estimate for a run.
   *
   * @param completed the trials that the run has
   * @param threads how many trials run side by side
   * @param command writes the command that runs so many seeds
   * @param plannedByReport the command that runs the report's own budget
   */
  public SeedCosts(
      Experiment experiment,
      Plan plan,
      Collection<CompletedTrial> completed,
      Machine machine,
      int threads,
      IntFunction<String> command,
      String plannedByReport) {
    this.experiment = experiment;
    this.plan = plan;
    this.machine = machine;
    this.threads = threads;
    this.command = command;
    this.plannedByReport = plannedByReport;
    done = completed.stream().map(one -> one.result().trial()).collect(Collectors.toSet());
    List<CompletedTrial> here = completed.stream().filter(this::isTimedHere).toList();
    timed = here.isEmpty() ? List.copyOf(completed) : here;
  }

  /**
   * Returns what the seeds that an advice names would cost, if it names more than there are, or
   * what the report's own budget would, where that decides.
   */
  public Optional<SeedCost> of(PowerAdvice advice) {
    if (timed.isEmpty()) {
      return Optional.empty();
    }
    if (!advice.seedsCanDecide()) {
      return experiment.fullBudget(plan.scale())
          ? Optional.empty()
          : of(ofReport(), plannedByReport);
    }
    int seeds = advice.seedsNeeded().orElse(0);
    return seeds <= plan.seeds().size()
        ? Optional.empty()
        : of(plan.ofSeeds(seeds), command.apply(seeds));
  }

  private Plan ofReport() {
    long first = experiment.firstSeed(Scale.FULL);
    return new Plan(
        Scale.FULL,
        LongStream.range(first, first + experiment.seeds(Scale.FULL)).boxed().toList(),
        plan.images(),
        plan.sources(),
        false);
  }

  private Optional<SeedCost> of(Plan wanted, String how) {
    Set<Trial> lacking = new LinkedHashSet<>();
    experiment.trials(wanted).forEach(trial -> collect(trial, lacking));
    if (lacking.isEmpty()) {
      return Optional.empty();
    }
    double rate = secondsPerWork();
    double all = rate * lacking.stream().mapToDouble(Trial::work).sum();
    double longest = rate * lacking.stream().mapToDouble(Trial::work).max().orElseThrow();
    return Optional.of(
        new SeedCost(lacking.size(), Math.max(all / threads, longest), threads, basis(), how));
  }

  private void collect(Trial trial, Set<Trial> lacking) {
    if (!done.contains(trial) && lacking.add(trial)) {
      trial.requires().forEach(required -> collect(required, lacking));
    }
  }

  private double secondsPerWork() {
    return new Median()
        .evaluate(
            timed.stream()
                .mapToDouble(one -> provenance(one).seconds() / one.result().trial().work())
                .toArray());
  }

  private String basis() {
    String where =
        isTimedHere(timed.get(0))
            ? "on this machine"
            : "elsewhere, on "
                + distinct(timed.stream().map(one -> provenance(one).cpu()).toList());
    boolean earlier = timed.stream().anyMatch(one -> !isOfThisCommit(provenance(one)));
    return String.format(
        Locale.ENGLISH,
        "%s of this section timed %s%s",
        Text.counted(timed.size(), "trial"),
        where,
        earlier
            ? " at commit "
                + distinct(timed.stream().map(one -> provenance(one).shortCommit()).toList())
            : " at this commit");
  }

  private static String distinct(List<String> names) {
    List<String> all = names.stream().distinct().toList();
    return all.stream().limit(MOST_COMMITS).collect(Collectors.joining(", "))
        + (all.size() > MOST_COMMITS
            ? String.format(Locale.ENGLISH, " and %d more", all.size() - MOST_COMMITS)
            : "");
  }

  private boolean isTimedHere(CompletedTrial one) {
    return provenance(one).cpu().equals(machine.cpu());
  }

  private boolean isOfThisCommit(Provenance provenance) {
    return provenance.commit().equals(machine.commit()) && provenance.dirty() == machine.dirty();
  }

  private static Provenance provenance(CompletedTrial one) {
    return one.result().provenance();
  }
}
