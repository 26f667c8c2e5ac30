package dev.assay.run;

import dev.assay.claim.InterimAnalysis;
import dev.assay.claim.SequentialVerdicts;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Plan;
import dev.assay.statistics.AlphaSpending;
import dev.assay.training.runner.TrialRunner;
import java.util.Locale;
import java.util.function.Consumer;

/** Adds seeds to an experiment until every claim that seeds can decide is decided. */
final class SequentialSection {
  private SequentialSection() {}

  /**
   * Looks after the plan's own seeds, then after twice as many and so on, and at last after {@code
   * most}. A look runs the trials that it lacks, if the runner remembers those it ran before.
   *
   * @param most the most seeds that may be run, at least as many as the plan has
   * @param say hears after each look what is still open
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
    AlphaSpending looks = AlphaSpending.doubling(JudgedSection.ALPHA, own, most);
    InterimAnalysis look = new InterimAnalysis(looks, 1);
    JudgedSection section = JudgedSection.run(experiment, plan, look, runner);
    SequentialVerdicts verdicts = SequentialVerdicts.first(section.verdicts());
    say.accept(stand(look, verdicts));
    while (!verdicts.open().isEmpty() && look.number() < looks.looks()) {
      look = new InterimAnalysis(looks, look.number() + 1);
      section = JudgedSection.run(experiment, plan, look, runner);
      verdicts = verdicts.then(section.verdicts());
      say.accept(stand(look, verdicts));
    }
    return section.with(verdicts.verdicts());
  }

  private static String stand(InterimAnalysis look, SequentialVerdicts verdicts) {
    return String.format(
        Locale.ENGLISH,
        "look %d of at most %d, %d seeds: %s",
        look.number(),
        look.plan().looks(),
        look.seeds(),
        verdicts.open().isEmpty()
            ? "nothing is left that seeds can decide"
            : "seeds may still decide " + String.join(", ", verdicts.open()));
  }
}
