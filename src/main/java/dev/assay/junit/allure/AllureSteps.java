package dev.assay.junit.allure;

import dev.assay.claim.Verdict;
import dev.assay.claim.evidence.Text;
import dev.assay.experiment.SettingsText;
import dev.assay.report.ClaimReport;
import dev.assay.training.Trial;
import dev.assay.training.result.Provenance;
import dev.assay.training.runner.CompletedTrial;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StepResult;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The steps of a claim in Allure: a group of trials each, over its seeds, and the judging. */
final class AllureSteps {
  private AllureSteps() {}

  /**
   * Returns the steps behind a claim.
   *
   * <p>A trial lasts as long as its training took, now or when it was stored; a group as long as
   * all of its trials together, though they run side by side.
   *
   * @param before the claim of the same section that has the seeds one by one; empty for this one
   */
  static List<StepResult> of(
      ClaimReport claim, List<CompletedTrial> trials, Optional<String> before) {
    Map<String, List<CompletedTrial>> groups =
        trials.stream()
            .collect(
                Collectors.groupingBy(
                    done -> group(done.result().trial()), LinkedHashMap::new, Collectors.toList()));
    List<StepResult> steps = new ArrayList<>();
    groups.forEach((name, group) -> steps.add(group(name, group, before)));
    steps.add(judging(claim));
    return steps;
  }

  private static String group(Trial trial) {
    return String.format(
        Locale.ENGLISH,
        "%s on %s, %s, batch %d, %s",
        trial.architecture().describe(),
        SettingsText.describe(trial.data()),
        trial.optimizer().describe(),
        trial.batchSize(),
        trial.budget().describe());
  }

  private static StepResult group(
      String name, List<CompletedTrial> trials, Optional<String> before) {
    List<StepResult> seeds = trials.stream().map(AllureSteps::seed).toList();
    long start = seeds.stream().mapToLong(StepResult::getStart).min().orElse(0);
    long lasted = seeds.stream().mapToLong(step -> step.getStop() - step.getStart()).sum();
    long stored = trials.stream().filter(CompletedTrial::stored).count();
    String origin =
        stored == 0
            ? "trained now"
            : stored == trials.size()
                ? "from the store"
                : String.format(
                    Locale.ENGLISH,
                    "%d trained now, %d from the store",
                    trials.size() - stored,
                    stored);
    return step(String.format(
            Locale.ENGLISH,
            "%s: %s, %s%s",
            name,
            Text.counted(trials.size(), "seed"),
            origin,
            before.map(other -> ", one by one with " + other).orElse("")))
        .setStart(start)
        .setStop(start + lasted)
        .setSteps(before.isPresent() ? List.of() : seeds);
  }

  private static StepResult seed(CompletedTrial done) {
    Provenance provenance = done.result().provenance();
    long stop = millis(provenance.finished());
    return step(String.format(
            Locale.ENGLISH,
            "seed %d: %s, %s",
            done.result().trial().seed(),
            done.result().diverged() ? done.result().outcome() : "finished",
            done.origin()))
        .setStart(stop - Math.round(1e3 * provenance.seconds()))
        .setStop(stop);
  }

  private static long millis(String instant) {
    try {
      return Instant.parse(instant).toEpochMilli();
    } catch (DateTimeParseException e) {
      // A result of another program's making: its duration is still right.
      return 0;
    }
  }

  private static StepResult judging(ClaimReport claim) {
    Verdict verdict = claim.verdict();
    long now = System.currentTimeMillis();
    return step("judge this run: "
            + verdict
                .wouldBe()
                .map(grade -> String.format(Locale.ENGLISH, "would be %s", grade))
                .orElse(verdict.grade().name()))
        .setStatus(claim.check().failsBuild() ? Status.FAILED : Status.PASSED)
        .setStart(now)
        .setStop(now)
        .setParameters(
            List.of(
                parameter("criterion", verdict.claim().criterion().describe()),
                parameter("criterion digest", verdict.criterionDigest()),
                parameter("verdict", verdict.why()),
                parameter("expected", claim.check().text())));
  }

  private static StepResult step(String name) {
    return new StepResult().setName(name).setStatus(Status.PASSED);
  }

  private static Parameter parameter(String name, String value) {
    return new Parameter().setName(name).setValue(value);
  }
}
