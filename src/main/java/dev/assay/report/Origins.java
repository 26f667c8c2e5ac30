package dev.assay.report;

import dev.assay.claim.Recording;
import dev.assay.claim.Setting;
import dev.assay.claim.Verdict;
import dev.assay.claim.assessment.Grade;
import dev.assay.claim.evidence.Text;
import java.util.List;
import java.util.Locale;

/**
 * Which run a verdict is of, in words: one at the report's settings, recorded or not, or one on a
 * cut-down budget.
 *
 * @param report all that there is of the claim
 * @param verdict the verdict
 * @param ofRecording whether it is of the recorded run
 */
record Origins(ClaimReport report, Verdict verdict, boolean ofRecording) {
  static final String SEEN_BEFORE =
      "Judged by a criterion written after these seeds were seen: it is shown, and it does not lead.";

  private static final int LISTED = 12;

  /** Names the run as a heading. */
  String title() {
    if (ofRecording) {
      return "At the report’s settings, recorded";
    }
    Setting setting = verdict.setting();
    if (setting.external().isPresent()) {
      return "Numbers from elsewhere, not trained here";
    }
    return !setting.grades()
        ? "This run, at " + setting.scale() + " scale"
        : setting.fullBudget()
            ? "This run, at the report’s settings"
            : "This run, on a cut-down budget";
  }

  /** Marks the grade by where it is from, in a few words. */
  String mark() {
    if (ofRecording) {
      return report.isLedByRecording()
          ? "at the report’s settings"
          : "recorded, by a later criterion";
    }
    if (!verdict.claim().needsTraining()) {
      return "from the settings alone";
    }
    Setting setting = verdict.setting();
    if (setting.external().isPresent()) {
      return setting.grades() ? "not trained here" : "nothing is graded at " + setting.scale();
    }
    return !setting.grades()
        ? "nothing is graded at " + setting.scale()
        : setting.fullBudget() ? "this run, at the report’s settings" : "this run alone, cut down";
  }

  /**
   * Says in a sentence which seeds it rests on, and of a recording when and where they were run.
   */
  String text() {
    Setting setting = verdict.setting();
    if (setting.external().isPresent()) {
      return String.format(
          Locale.ENGLISH,
          "Not trained here: numbers of %s, %s.",
          setting.external().get().text(),
          seeds(setting));
    }
    String run =
        String.format(
            Locale.ENGLISH,
            "Data %s, scale %s, %s",
            setting.data(),
            setting.scale(),
            seeds(setting));
    return ofRecording
        ? run
            + "; "
            + report.recorded().map(RecordedReport::origin).map(Recording.Origin::text).orElse("")
            + "."
        : run + ".";
  }

  /** Names the seeds, those of a long run by the first and the last. */
  static String seeds(Setting setting) {
    List<Long> seeds = setting.seeds();
    return seeds.size() <= LISTED
        ? Text.seeds(seeds)
        : String.format(
            Locale.ENGLISH,
            "%d seeds, %d to %d",
            seeds.size(),
            seeds.get(0),
            seeds.get(seeds.size() - 1));
  }

  /** Says whether this run finds what the recorded one found. */
  static String agreement(ClaimReport report) {
    Verdict run = report.verdict();
    if (run.grade() == Grade.NOT_RUN) {
      return "It grades nothing.";
    }
    String budget = run.wouldBe().isPresent() ? "The same experiment on a cut-down budget" : "It";
    return report
        .agrees()
        .map(same -> budget + (same ? " agrees." : " does not agree."))
        .orElse(budget + " leaves it open.");
  }
}
