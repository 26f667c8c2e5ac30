package dev.assay.run;

import dev.assay.claim.InterimAnalysis;
import dev.assay.claim.SequentialVerdicts;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Plan;
import dev.assay.statistics.AlphaSpending;
import dev.assay.training.runner.TrialRunner;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Adds seeds to an experiment until every claim that seeds can decide is decided. */
final class SequentialSection {
  private SequentialSection() {}

  /**
   * Interim analyses after the plan's own seeds, then after twice as many and so on, and at last
   * after {@code most}. An interim analysis runs the trials that it lacks, if the runner remembers
   * those it ran before.
   *
   * @param most the most seeds that may be run, at least as many as the plan has
   * @param say hears after each interim analysis what is still open
   */
  static JudgedSection run(
      Experiment experiment, Plan plan, int most, TrialRunner runner, Consumer<String> say) {
    int own = plan.seeds().size();
    if (most < own) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "assay.until is '%d': %s has %d seeds at this scale already; give at least as many",
              most,
              experiment.section(),
              own));
    }
    AlphaSpending analyses = AlphaSpending.doubling(JudgedSection.ALPHA, own, most);
    InterimAnalysis analysis = new InterimAnalysis(analyses, 1);
    JudgedSection section = JudgedSection.run(experiment, plan, analysis, runner);
    SequentialVerdicts verdicts = SequentialVerdicts.first(section.verdicts());
    say.accept(stand(analysis, verdicts));
    while (!verdicts.open().isEmpty() && analysis.number() < analyses.analyses()) {
      analysis = new InterimAnalysis(analyses, analysis.number() + 1);
      section = JudgedSection.run(experiment, plan, analysis, runner);
      verdicts = verdicts.then(section.verdicts());
      say.accept(stand(analysis, verdicts));
    }
    return section.with(verdicts.verdicts());
  }

  private static String nothingOpen(SequentialVerdicts verdicts) {
    String cutDown =
        verdicts.verdicts().stream()
            .filter(verdict -> verdict.wouldBe().isPresent())
            .map(verdict -> verdict.claim().id())
            .collect(Collectors.joining(", "));
    return "nothing is left that seeds can decide"
        + (cutDown.isEmpty()
            ? ""
            : "; no seeds are added for what only the report's budget decides: " + cutDown);
  }

  private static String stand(InterimAnalysis analysis, SequentialVerdicts verdicts) {
    return String.format(
        Locale.ENGLISH,
        "interim analysis %d of at most %d, %d seeds: %s",
        analysis.number(),
        analysis.plan().analyses(),
        analysis.seeds(),
        verdicts.open().isEmpty()
            ? nothingOpen(verdicts)
            : "seeds may still decide " + String.join(", ", verdicts.open()));
  }
}
