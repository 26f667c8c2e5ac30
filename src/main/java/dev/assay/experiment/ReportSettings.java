package dev.assay.experiment;

import dev.assay.claim.Claim;
import dev.assay.claim.settings.ArmSettings;
import dev.assay.claim.settings.Finding;
import dev.assay.claim.settings.Quantity;
import dev.assay.claim.settings.SettingsTable;
import dev.assay.model.Architecture;
import dev.assay.training.Trial;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.TrialData;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The arms that a report compares, read off the trials which an experiment plans with the report's
 * own settings: what arithmetic shows of them before anything is trained.
 *
 * <p>Immutable; each method returns settings with one thing more.
 *
 * @param factor what the report means to vary; empty where it compares nothing
 * @param moves the settings that vary with it by definition
 * @param arms the arms, in the report's order
 * @param counted the claims about their numbers of parameters
 * @param compared the claims that compare them
 * @param touched further findings, each with the claims that it touches
 */
public record ReportSettings(
    String factor,
    Set<Quantity> moves,
    List<ArmSettings> arms,
    Set<String> counted,
    Set<String> compared,
    List<Touched> touched) {

  /**
   * A finding and the claims that it touches.
   *
   * @param finding the finding
   * @param claims their ids
   */
  public record Touched(Finding finding, Set<String> claims) {}

  /** Returns the settings of an experiment that compares nothing. */
  public static ReportSettings ofOne(String arm, Trial trial) {
    return varying("").arm(arm, trial);
  }

  /** Returns settings without arms yet, of a report that means to vary one factor. */
  public static ReportSettings varying(String factor, Quantity... moves) {
    return new ReportSettings(factor, Set.of(moves), List.of(), Set.of(), Set.of(), List.of());
  }

  /** Adds an arm. */
  public ReportSettings arm(String name, Trial trial) {
    return arm(name, trial, trial.budget(), OptionalLong.empty());
  }

  /** Adds an arm whose number of parameters the report states. */
  public ReportSettings arm(String name, Trial trial, long statedParameters) {
    return arm(name, trial, trial.budget(), OptionalLong.of(statedParameters));
  }

  /** Adds an arm whose trial goes on for a control after the budget that the report gives it. */
  public ReportSettings armAfter(Budget budget, String name, Trial trial) {
    return arm(name, trial, budget, OptionalLong.empty());
  }

  private ReportSettings arm(String name, Trial trial, Budget budget, OptionalLong stated) {
    Architecture network = trial.architecture();
    TrialData data = trial.data();
    int batch = trial.batchSize();
    ArmSettings arm =
        new ArmSettings(
            name,
            network.describe(),
            network.parameterCount(),
            stated,
            network.operations(),
            trial.optimizer().rule(),
            trial.optimizer().learningRate(),
            batch,
            data.trainCount(),
            data instanceof TrialData.Images images ? images.shuffledShare() : 0,
            Budget.stepsPerEpoch(data.trainCount(), batch),
            budget.steps(data.trainCount(), batch),
            budget.epochs(data.trainCount(), batch));
    List<ArmSettings> more = new ArrayList<>(arms);
    more.add(arm);
    return new ReportSettings(factor, moves, List.copyOf(more), counted, compared, touched);
  }

  /** Adds arms whose numbers of parameters the report states. */
  public ReportSettings arms(
      Collection<String> names, Function<String, Trial> trial, ToLongFunction<String> stated) {
    ReportSettings more = this;
    for (String name : names) {
      more = more.arm(name, trial.apply(name), stated.applyAsLong(name));
    }
    return more;
  }

  /** Leaves out the arms that the report does not compare, such as controls. */
  public ReportSettings only(Collection<String> names) {
    List<ArmSettings> few = arms.stream().filter(arm -> names.contains(arm.arm())).toList();
    return new ReportSettings(factor, moves, few, counted, compared, touched);
  }

  /** Names the claims about numbers of parameters: one that the report miscounts touches these. */
  public ReportSettings countedBy(String... claims) {
    return new ReportSettings(factor, moves, arms, Set.of(claims), compared, touched);
  }

  /** Names the claims that compare the arms: what else the arms differ in touches these. */
  public ReportSettings comparedBy(String... claims) {
    return new ReportSettings(factor, moves, arms, counted, Set.of(claims), touched);
  }

  /** Adds a further finding that touches the given claims. */
  public ReportSettings finding(Finding finding, String... claims) {
    List<Touched> more = new ArrayList<>(touched);
    more.add(new Touched(finding, Set.of(claims)));
    return new ReportSettings(factor, moves, arms, counted, compared, List.copyOf(more));
  }

  /** Returns the arms side by side. */
  public SettingsTable table() {
    return new SettingsTable(factor, moves, arms);
  }

  /** Returns an experiment's arms side by side. */
  public static SettingsTable tableOf(Experiment experiment) {
    return experiment.settings(Plan.ofReport(experiment)).table();
  }

  /** Returns an experiment's claims, each with what the settings show of it and its controls. */
  public static List<Claim> claimsOf(Experiment experiment) {
    ReportSettings settings = experiment.settings(Plan.ofReport(experiment));
    return experiment.claims().stream()
        .map(claim -> claim.withFindings(settings.findings(claim.id())))
        .map(claim -> claim.withControls(experiment.controls()))
        .toList();
  }

  private List<Finding> findings(String claim) {
    List<Finding> all = new ArrayList<>();
    if (counted.contains(claim)) {
      all.addAll(table().contradictions());
    }
    if (compared.contains(claim)) {
      table().confounders().ifPresent(all::add);
    }
    touched.stream()
        .filter(one -> one.claims().contains(claim))
        .map(Touched::finding)
        .forEach(all::add);
    return all;
  }
}
