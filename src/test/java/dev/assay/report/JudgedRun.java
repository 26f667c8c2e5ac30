package dev.assay.report;

import dev.assay.claim.Claim;
import dev.assay.claim.ExpectedVerdicts;
import dev.assay.claim.Judge;
import dev.assay.claim.Setting;
import dev.assay.claim.evidence.Evidence;
import java.util.List;
import java.util.Map;

/** A run of one section whose claims are judged from given evidence. */
final class JudgedRun {
  private JudgedRun() {}

  static RunReport of(List<Claim> claims, Evidence evidence, Setting setting) {
    ExpectedVerdicts expected = new ExpectedVerdicts(List.of());
    return new RunReport(
        "r",
        "mnist",
        "quick",
        "",
        List.of(
            new Section(
                "s",
                "",
                Runs.arithmetic("a", "b"),
                Judge.judge(claims, evidence, Map.of(), setting).stream()
                    .map(v -> new ClaimReport(v, expected.check(v), List.of(), List.of(), ""))
                    .toList(),
                List.of())));
  }
}
