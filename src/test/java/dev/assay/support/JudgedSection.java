package dev.assay.support;

import dev.assay.claim.Claim;
import dev.assay.claim.Evidence;
import dev.assay.claim.Judge;
import dev.assay.claim.Recording;
import dev.assay.claim.Setting;
import dev.assay.claim.Verdict;
import dev.assay.instrument.Dock;
import dev.assay.report.Figure;
import dev.assay.training.CompletedTrial;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import dev.assay.training.TrialRunner;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An experiment that has run: a verdict for each of its claims, with figures and trials.
 *
 * <p>All claims are judged together, because the correction for many tests runs over the section.
 */
final class JudgedSection {
  static final double ALPHA = 0.05;

  private final Map<String, Verdict> verdicts;
  private final Findings findings;
  private final Results results;

  private JudgedSection(Map<String, Verdict> verdicts, Findings findings, Results results) {
    this.verdicts = verdicts;
    this.findings = findings;
    this.results = results;
  }

  static JudgedSection run(Experiment experiment, Plan plan, TrialRunner runner) {
    List<Claim> claims = experiment.claims();
    Results results = new Results(runner.run(experiment.trials(plan)));
    Findings findings = experiment.findings(plan, results);
    Map<String, Verdict> verdicts =
        Judge.judge(claims, findings.evidence(), findings.readings(), setting(experiment, plan))
            .stream()
            .map(verdict -> verdict.withTrialKeys(keys(findings, verdict.claim())))
            .collect(
                Collectors.toMap(
                    verdict -> verdict.claim().id(),
                    Function.identity(),
                    (a, b) -> a,
                    LinkedHashMap::new));
    return new JudgedSection(verdicts, findings, results);
  }

  /** Returns the section of an experiment that could not be run: every claim says why. */
  static JudgedSection failed(Experiment experiment, Plan plan, String why) {
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    Setting setting = setting(experiment, plan);
    Judge.notRun(experiment.claims(), setting, why)
        .forEach(verdict -> verdicts.put(verdict.claim().id(), verdict));
    return new JudgedSection(
        verdicts, Findings.of(Evidence.builder().build()), new Results(List.of()));
  }

  /**
   * Returns the section once the instruments of its claims have been heard: a claim with one that
   * may not testify is NOT_RUN, the others keep their verdicts.
   */
  JudgedSection heard(Dock dock) {
    Map<String, Verdict> heard = new LinkedHashMap<>();
    verdicts.forEach(
        (claim, verdict) ->
            heard.put(
                claim,
                verdict.heard(verdict.claim().instruments().stream().map(dock::hear).toList())));
    return new JudgedSection(heard, findings, results);
  }

  private static Setting setting(Experiment experiment, Plan plan) {
    return new Setting(
        experiment.usesImages() ? plan.images().get().name() : RunOutput.FUNCTION,
        plan.scale().label(),
        plan.seeds(),
        ALPHA,
        plan.scale() != Scale.SMOKE,
        experiment.fullBudget(plan.scale()));
  }

  private static List<String> keys(Findings findings, Claim claim) {
    return trials(findings, claim.id()).stream().map(Trial::key).toList();
  }

  private static Set<Trial> trials(Findings findings, String claim) {
    return findings.trials().getOrDefault(claim, Set.of());
  }

  /** Returns what was measured, so that it can be judged again without training. */
  Recording recording(Experiment experiment, Plan plan) {
    List<TrialResult> trained =
        experiment.trials(plan).stream().distinct().map(results::of).toList();
    return new Recording(
        experiment.section(),
        setting(experiment, plan),
        findings.evidence(),
        findings.readings(),
        new Recording.Origin(
            trained.stream()
                .map(trial -> trial.provenance().shortCommit())
                .distinct()
                .collect(Collectors.joining(", ")),
            trained.stream()
                .map(trial -> trial.provenance().finished())
                .max(Comparator.naturalOrder())
                .orElse("never"),
            trained.stream()
                .map(trial -> trial.provenance().cpu() + ", " + trial.provenance().convolution())
                .distinct()
                .collect(Collectors.joining("; ")),
            trained.size(),
            trained.stream().mapToDouble(trial -> trial.provenance().seconds()).sum()));
  }

  /** Returns the figures by claim. */
  Map<String, List<Figure>> figures() {
    return findings.figures();
  }

  List<Verdict> verdicts() {
    return List.copyOf(verdicts.values());
  }

  List<Figure> figures(String claim) {
    return findings.figures().getOrDefault(claim, List.of());
  }

  List<CompletedTrial> trials(String claim) {
    return trials(findings, claim).stream().map(results::completed).toList();
  }
}
