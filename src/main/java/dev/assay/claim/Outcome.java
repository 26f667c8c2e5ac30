package dev.assay.claim;

import dev.assay.claim.assessment.Decision;
import dev.assay.claim.assessment.Grade;
import dev.assay.claim.assessment.PowerAdvice;
import dev.assay.claim.criterion.Criterion;
import java.util.Locale;
import java.util.Optional;

/**
 * What a criterion decided, as far as the setting lets it decide.
 *
 * @param decision the decision
 * @param wouldBe the criterion's own grade where the budget is cut down, so that it decides nothing
 */
record Outcome(Decision decision, Optional<Grade> wouldBe) {

  /** Returns the criterion's own grade, decided or not. */
  Grade shown() {
    return wouldBe.orElse(decision.grade());
  }

  /** Withholds what this setting cannot decide. */
  static Outcome of(Decision decision, Criterion criterion, Claim claim, Setting setting) {
    if (!setting.grades()) {
      return new Outcome(
          Decision.untested(
              Grade.NOT_RUN,
              String.format(
                  Locale.ENGLISH,
                  "The %s scale runs the machinery and grades nothing.",
                  setting.scale())),
          Optional.empty());
    }
    if (setting.fullBudget()
        || claim.decidedAtAnyBudget().isPresent()
        || criterion.needs().isEmpty()
        || !decision.grade().isTested()) {
      return new Outcome(decision, Optional.empty());
    }
    return new Outcome(
        new Decision(
            Grade.INCONCLUSIVE,
            String.format(
                Locale.ENGLISH,
                "On this cut-down budget it would be %s; only the report's own budget decides it.",
                decision.grade()),
            "At this budget: " + decision.why(),
            decision.pRaw(),
            decision.pAdjusted(),
            Optional.of(PowerAdvice.fullBudget(setting.seeds().size())),
            decision.deciding(),
            decision.partial(),
            decision.shownBy()),
        Optional.of(decision.grade()));
  }
}
