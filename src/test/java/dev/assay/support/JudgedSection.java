package dev.assay.support;

import dev.assay.claim.Claim;
import dev.assay.claim.Evidence;
import dev.assay.claim.Judge;
import dev.assay.claim.Setting;
import dev.assay.claim.Verdict;
import dev.assay.report.Figure;
import dev.assay.training.CompletedTrial;
import dev.assay.training.Trial;
import dev.assay.training.TrialRunner;
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
    List<Claim> claims = ReportSettings.claimsOf(experiment);
    Results results = new Results(runner.run(experiment.trials(plan)));
    Findings findings = experiment.findings(plan, results);
    Map<String, Verdict> verdicts =
        Judge.judge(claims, findings.evidence(), findings.readings(), setting(experiment, plan))
            .stream()
            .map(verdict -> verdict.withTrialKeys(keys(findings, verdict.claim())))
            .map(verdict -> verdict.withNotRun(findings.notRun(verdict.claim().id())))
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
    Judge.notRun(ReportSettings.claimsOf(experiment), setting, why)
        .forEach(verdict -> verdicts.put(verdict.claim().id(), verdict));
    return new JudgedSection(
        verdicts, Findings.of(Evidence.builder().build()), new Results(List.of()));
  }

  private static Setting setting(Experiment experiment, Plan plan) {
    return new Setting(
        experiment.usesImages() ? plan.images().get().name() : RunOutput.FUNCTION,
        plan.scale().label(),
        plan.seeds(),
        ALPHA,
        plan.scale() != Scale.SMOKE,
        experiment.fullBudget(plan.scale()),
        Trial.digest(experiment.trials(plan)));
  }

  private static List<String> keys(Findings findings, Claim claim) {
    return trials(findings, claim.id()).stream().map(Trial::key).toList();
  }

  private static Set<Trial> trials(Findings findings, String claim) {
    return findings.trials().getOrDefault(claim, Set.of());
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
