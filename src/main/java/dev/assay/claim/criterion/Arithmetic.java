package dev.assay.claim.criterion;

import dev.assay.claim.assessment.Assessment;
import dev.assay.claim.assessment.FixedAssessment;
import dev.assay.claim.assessment.Grade;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.Measurement;
import dev.assay.claim.evidence.Observation;
import dev.assay.claim.evidence.SeedValues;
import dev.assay.claim.evidence.Text;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A stated number against the computed one; nothing is trained or tested.
 *
 * <p>A mismatch is ILL_POSED where the report states both the number and everything it is computed
 * from, since it then contradicts itself; otherwise REFUTED. The computed number is an observation
 * and not part of the digest.
 *
 * @param quantity what the number counts, for example {@code parameters of model0}
 * @param stated number in the report
 * @param computed number computed here
 * @param tolerance largest difference that counts as none, ≥ 0
 * @param derivation how it is computed, as text with the numbers used
 */
public record Arithmetic(
    String quantity, double stated, double computed, double tolerance, String derivation)
    implements Criterion {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is not finite or the tolerance is negative
   */
  public Arithmetic {
    if (!Double.isFinite(stated) || !Double.isFinite(computed) || !(tolerance >= 0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "%s stated as %s, computed as %s, tolerance %s: all must be finite, the tolerance 0 or more.",
              quantity,
              stated,
              computed,
              tolerance));
    }
  }

  /** Compares two numbers that both follow from the report: a mismatch is ILL_POSED. */
  public static Arithmetic ofReport(
      String quantity, double stated, double computed, String derivation) {
    return new Arithmetic(quantity, stated, computed, 0, derivation);
  }

  /** Allows a difference, for a number that is stated as rounded. */
  public Arithmetic within(double newTolerance) {
    return new Arithmetic(quantity, stated, computed, newTolerance, derivation);
  }

  @Override
  public String kind() {
    return "arithmetic";
  }

  @Override
  public String label() {
    return String.format(Locale.ENGLISH, "%s: %s stated", quantity, Text.number(stated));
  }

  @Override
  public String describe() {
    return String.format(
        Locale.ENGLISH,
        "%s must be %s as stated, by arithmetic%s; a mismatch is a contradiction within the report (ill-posed).",
        quantity,
        Text.number(stated),
        tolerance == 0 ? "" : " within ±" + Text.number(tolerance));
  }

  @Override
  public SortedMap<String, Object> thresholds() {
    return new Thresholds()
        .put("quantity", quantity)
        .put("stated", stated)
        .put("tolerance", tolerance)
        // Says no more than its kind, and stays in the digests that are recorded.
        .put("fromReportAlone", true)
        .map();
  }

  @Override
  public Optional<MovableThreshold> threshold() {
    return Optional.empty();
  }

  @Override
  public Set<Measurement> needs() {
    return Set.of();
  }

  @Override
  public Assessment assess(Evidence evidence, double alpha) {
    boolean equal = Math.abs(stated - computed) <= tolerance;
    String text =
        String.format(
            Locale.ENGLISH,
            "%s: stated %s, computed %s (%s)",
            quantity,
            Text.number(stated),
            Text.number(computed),
            derivation);
    Grade grade = equal ? Grade.REPRODUCED : Grade.ILL_POSED;
    return new FixedAssessment(
        grade,
        text + ".",
        List.of(
            Observation.exact(quantity, "", computed, text)
                .against("stated: " + Text.number(stated))
                .with(
                    new SeedValues(
                        new TreeMap<>(),
                        stated - tolerance,
                        stated + tolerance,
                        OptionalDouble.empty()))));
  }
}
