package dev.assay.run;

import dev.assay.claim.Claim;
import dev.assay.claim.ExpectedVerdicts;
import dev.assay.claim.Judge;
import dev.assay.claim.Setting;
import dev.assay.claim.Verdict;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.ReportSettings;
import dev.assay.experiment.Scale;
import dev.assay.report.ClaimReport;
import dev.assay.report.RecordedReport;
import dev.assay.report.Section;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * Reports the section of an experiment that could not be run, from nothing that may have failed: no
 * image, no kernel and no trial is asked for again.
 */
final class FailedSection {
  /** Stands where the digest of the trials would, which could not be planned. */
  private static final String NO_DIGEST = "not planned";

  private FailedSection() {}

  /**
   * Returns the section, in which each claim is NOT_RUN and says why.
   *
   * @param data the data set that the run was to use
   * @param seeds the seeds that were planned
   * @param why the first cause and its remedy
   * @param command writes the command that repeats a claim
   */
  static Section of(
      Experiment experiment,
      String data,
      Scale scale,
      List<Long> seeds,
      String why,
      Function<Verdict, String> command) {
    Setting setting =
        new Setting(
            data,
            scale.label(),
            seeds,
            JudgedSection.ALPHA,
            scale != Scale.SMOKE,
            scale == Scale.FULL,
            NO_DIGEST);
    return new Section(
        experiment.section() + " · " + experiment.title(),
        "Not run. " + why,
        tried(() -> ReportSettings.tableOf(experiment)).flatMap(table -> table),
        Judge.notRun(claims(experiment), setting, why).stream()
            .map(verdict -> report(verdict, command.apply(verdict)))
            .toList(),
        tried(experiment::questions).orElse(List.of()));
  }

  /**
   * Returns the same for a section that lacks some of its planned seeds: compared with nothing, and
   * led by what is recorded of it.
   */
  static Section unfinished(Section open, String stand, Map<String, RecordedReport> recorded) {
    return open.with(
        open.claims().stream()
            .map(
                claim ->
                    claim
                        .with(new ExpectedVerdicts.NotCompared(stand))
                        .with(Optional.ofNullable(recorded.get(claim.verdict().claim().id()))))
            .toList());
  }

  private static ClaimReport report(Verdict verdict, String command) {
    return new ClaimReport(
        verdict,
        new ExpectedVerdicts.NotRun(verdict.claim().id()),
        List.of(),
        List.of(),
        command,
        Optional.empty());
  }

  /** Returns the claims, without what the settings show of them if these have failed. */
  private static List<Claim> claims(Experiment experiment) {
    return tried(() -> ReportSettings.claimsOf(experiment))
        .or(() -> tried(experiment::claims))
        .orElse(List.of());
  }

  private static <T> Optional<T> tried(Callable<T> part) {
    try {
      return Optional.of(part.call());
    } catch (Throwable e) {
      // Why the section failed is said already; a report without this part is better than none.
      return Optional.empty();
    }
  }
}
