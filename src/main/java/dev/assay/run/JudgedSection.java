package dev.assay.run;

import dev.assay.claim.Claim;
import dev.assay.claim.Growth;
import dev.assay.claim.Judge;
import dev.assay.claim.Recording;
import dev.assay.claim.Setting;
import dev.assay.claim.ThresholdRanges;
import dev.assay.claim.Verdict;
import dev.assay.claim.evidence.Evidence;
import dev.assay.contract.RepeatedRuns;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Findings;
import dev.assay.experiment.Plan;
import dev.assay.experiment.ReportSettings;
import dev.assay.experiment.Results;
import dev.assay.experiment.Scale;
import dev.assay.instrument.InstrumentRegistry;
import dev.assay.report.figure.Figure;
import dev.assay.statistics.MetricRange;
import dev.assay.training.Trial;
import dev.assay.training.runner.CompletedTrial;
import dev.assay.training.runner.TrialRunner;
import dev.assay.training.setting.TrialData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An experiment that has run: a verdict for each of its claims, with figures and trials.
 *
 * <p>All claims are judged together, because the correction for many tests runs over the section.
 */
public final class JudgedSection {
  static final double ALPHA = 0.05;

  private final Plan plan;
  private final Map<String, Verdict> verdicts;
  private final Findings findings;
  private final Results results;

  private JudgedSection(Plan plan, List<Verdict> verdicts, Findings findings, Results results) {
    this.plan = plan;
    this.verdicts =
        verdicts.stream()
            .collect(
                Collectors.toMap(
                    verdict -> verdict.claim().id(),
                    Function.identity(),
                    (a, b) -> a,
                    LinkedHashMap::new));
    this.findings = findings;
    this.results = results;
  }

  public static JudgedSection run(Experiment experiment, Plan plan, TrialRunner runner) {
    Setting setting = setting(experiment, plan);
    List<Claim> claims = ReportSettings.claimsOf(experiment);
    Results results =
        new Results(
            experiment.external().isPresent() ? List.of() : runner.run(experiment.trials(plan)));
    RepeatedRuns.refuse(results.all().stream().map(CompletedTrial::result).toList());
    Findings findings = experiment.findings(plan, results).at(setting.brief());
    Map<String, MetricRange> ranges = experiment.ranges();
    List<Verdict> verdicts =
        ThresholdRanges.attach(
            Judge.judge(
                claims,
                findings.evidence().within(ranges),
                Evidence.within(findings.alternatives(), ranges),
                setting));
    return new JudgedSection(plan, List.of(), findings, results).judgedBy(verdicts);
  }

  /** Returns the same section with verdicts that were reached on these trials and others. */
  JudgedSection judgedBy(List<Verdict> others) {
    return with(
        others.stream()
            .map(verdict -> verdict.withTrialKeys(keys(findings, verdict.claim())))
            .map(verdict -> verdict.withNotRun(findings.notRun(verdict.claim().id())))
            .toList());
  }

  private JudgedSection with(List<Verdict> others) {
    return new JudgedSection(plan, others, findings, results);
  }

  /**
   * Returns the section once the instruments of its claims have been calibrated: a claim with one
   * that did not pass its calibration is NOT_RUN, the others keep their verdicts.
   */
  JudgedSection calibrated(InstrumentRegistry registry) {
    return with(verdicts().stream().map(verdict -> calibrated(verdict, registry)).toList());
  }

  /** Hears the instruments of one claim. */
  static Verdict calibrated(Verdict verdict, InstrumentRegistry registry) {
    return verdict.calibrated(
        verdict.claim().instruments().stream().map(registry::calibrate).toList());
  }

  private static Setting setting(Experiment experiment, Plan plan) {
    boolean grades = plan.scale() != Scale.SMOKE;
    if (experiment.external().isPresent()) {
      return Setting.of(experiment.external().get(), plan.scale().label(), ALPHA, grades);
    }
    Setting fixed =
        new Setting(
            data(experiment, plan),
            plan.scale().label(),
            plan.seeds(),
            ALPHA,
            grades,
            experiment.fullBudget(plan.scale()),
            Trial.digest(experiment.trials(plan)));
    // A run of the report's own scale begins a recording, or adds to one.
    return plan.scale() == Scale.FULL ? fixed.growing(growth(experiment, plan)) : fixed;
  }

  private static Growth growth(Experiment experiment, Plan plan) {
    return new Growth(List.of(plan.seeds()), experiment.measuredTogether());
  }

  /** Names the data: of images that an experiment names, what stands for them in this run. */
  private static String data(Experiment experiment, Plan plan) {
    if (experiment.ownData().isEmpty()) {
      return experiment.usesImages() ? plan.images().get().name() : RunOutput.FUNCTION;
    }
    return experiment.trials(plan).stream()
        .flatMap(trial -> trial.data().ofImages().stream())
        .map(TrialData.Images::dataset)
        .findFirst()
        .orElseGet(() -> experiment.ownData().get());
  }

  private static List<String> keys(Findings findings, Claim claim) {
    return trials(findings, claim.id()).stream().map(Trial::key).toList();
  }

  private static Set<Trial> trials(Findings findings, String claim) {
    return findings.trials().getOrDefault(claim, Set.of());
  }

  /** Returns what was measured, so that it can be judged again without training. */
  Recording recording(Experiment experiment) {
    List<Trial> trials = experiment.trials(plan);
    return new Recording(
        experiment.section(),
        setting(experiment, plan),
        growth(experiment, plan),
        RecordedRun.code(trials),
        findings.evidence(),
        findings.alternatives(),
        verdicts().stream()
            .collect(Collectors.toMap(v -> v.claim().id(), v -> v.claim().criterionDigest(ALPHA))),
        recorded(experiment).origins());
  }

  /** Returns what a recording keeps of the trials. */
  RecordedRun recorded(Experiment experiment) {
    return new RecordedRun(experiment.trials(plan).stream().distinct().map(results::of).toList());
  }

  /** Returns the figures by claim. */
  Map<String, List<Figure>> figures() {
    return findings.figures();
  }

  /** Returns the plan of the trials, the last analysis's where seeds were added. */
  Plan plan() {
    return plan;
  }

  Results results() {
    return results;
  }

  List<Verdict> verdicts() {
    return List.copyOf(verdicts.values());
  }

  List<Figure> figures(String claim) {
    return findings.figures().getOrDefault(claim, List.of());
  }

  /** Returns the trials behind a claim's verdict, not those that a later analysis added. */
  List<CompletedTrial> trials(String claim) {
    Set<String> keys = Set.copyOf(Objects.requireNonNull(verdicts.get(claim)).trialKeys());
    return trials(findings, claim).stream()
        .filter(trial -> keys.contains(trial.key()))
        .map(results::completed)
        .toList();
  }
}
