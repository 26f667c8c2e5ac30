package dev.assay.experiment.external;

import dev.assay.claim.Judge;
import dev.assay.claim.Setting;
import dev.assay.claim.Verdict;
import dev.assay.data.ImageIdentity;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Findings;
import dev.assay.experiment.Plan;
import dev.assay.experiment.ReportSettings;
import dev.assay.experiment.Results;
import dev.assay.experiment.Scale;
import java.util.List;

/** Judges the only claim of a section whose numbers are external. */
final class Judged {
  private Judged() {}

  static Verdict of(Experiment experiment) {
    Plan plan =
        new Plan(
            Scale.QUICK,
            experiment.external().orElseThrow().seeds(),
            () -> new ImageIdentity.Known("none", ""));
    Findings findings = experiment.findings(plan, new Results(List.of()));
    return Judge.judge(
            ReportSettings.claimsOf(experiment),
            findings.evidence().within(experiment.ranges()),
            findings.alternatives(),
            Setting.of(experiment.external().orElseThrow(), "quick", 0.05, true))
        .get(0);
  }
}
