package dev.assay.claim;

import dev.assay.claim.assessment.Assessment;
import dev.assay.claim.assessment.Decision;
import dev.assay.claim.assessment.FixedAssessment;
import dev.assay.claim.assessment.Grade;
import dev.assay.claim.assessment.HolmFamily;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.Observation;
import dev.assay.claim.evidence.Text;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a positive control showed under one setting.
 *
 * @param control the control
 * @param held whether it is shown to hold
 * @param text what it showed, as a sentence with its number
 * @param observation the number on which it turned; empty if nothing was observed
 */
public record ControlResult(
    PositiveControl control, boolean held, String text, Optional<Observation> observation) {

  /**
   * Judges a control by itself: it is in no family with the claims, as it decides about none of
   * them. Several controls must all be shown, which needs no correction.
   *
   * @throws IllegalArgumentException if the evidence lacks what it reads
   */
  static ControlResult of(PositiveControl control, Evidence evidence, Setting setting) {
    Assessment assessment = setting.assess(control.criterion(), evidence);
    Decision outcome = assessment.decide(HolmFamily.alone(assessment, setting.alpha()));
    Optional<Observation> number =
        outcome
            .deciding()
            .map(seen -> seen.against(seen.compared().replaceFirst("^claimed", "needed")));
    boolean held = outcome.grade() == Grade.REPRODUCED;
    return new ControlResult(
        control,
        held,
        number
            .map(seen -> said(control, outcome.grade()) + ": " + words(seen) + ".")
            .orElseGet(() -> said(control, outcome.grade()) + ". " + outcome.plain()),
        number);
  }

  /**
   * Withholds what was assessed, and with it its tests, where a control is not shown to hold. What
   * the settings cannot show, they cannot show whatever was learned.
   */
  static Assessment untested(List<ControlResult> controls, Assessment assessed) {
    List<ControlResult> failed = controls.stream().filter(control -> !control.held()).toList();
    if (failed.isEmpty() || assessed.tests().isEmpty() && assessed.isIllPosed()) {
      return assessed;
    }
    return new FixedAssessment(
        Grade.UNTESTED,
        Stream.concat(
                failed.stream().map(ControlResult::text),
                Stream.of(
                    "So this setting tests nothing, and the claim is neither shown nor refuted by it."))
            .collect(Collectors.joining(" ")),
        Stream.concat(
                failed.stream().flatMap(control -> control.observation().stream()),
                assessed.observations().stream())
            .toList());
  }

  private static String said(PositiveControl control, Grade grade) {
    return switch (grade) {
      case REPRODUCED -> sentence(control.name());
      case REFUTED -> sentence(control.failure());
      default -> "It is not shown that " + control.name();
    };
  }

  private static String words(Observation seen) {
    return String.format(
        Locale.ENGLISH,
        "%s is %s over %s%s",
        seen.subject(),
        Text.withUnit(seen.mean(), seen.unit()),
        Text.counted(seen.n(), "seed"),
        seen.compared().isEmpty() ? "" : ", " + seen.compared());
  }

  private static String sentence(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ENGLISH) + text.substring(1);
  }
}
