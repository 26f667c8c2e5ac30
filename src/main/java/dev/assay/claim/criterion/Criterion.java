package dev.assay.claim.criterion;

import dev.assay.claim.assessment.Assessment;
import dev.assay.claim.assessment.TestedAssessment;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.Measurement;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Judges one kind of claim, by thresholds fixed before the run.
 *
 * <p>Almost every kind reduces the measurements of one seed to a single number s, since the seed is
 * the unit of replication, and shares one decision rule over the seeds: see {@link
 * TestedAssessment}. Judging has two phases, so that Holm's correction can run over all claims of a
 * section: {@link #assess} gives observations and raw p-values, {@link Assessment#decide} the grade
 * from the adjusted ones.
 */
public sealed interface Criterion
    permits AllOf,
        Arithmetic,
        Barrier,
        Correlation,
        Effect,
        Level,
        Ordering,
        Saturation,
        Proportion,
        Trend,
        Unimodal {

  /**
   * Names the kind of criterion, for example {@code ordering}.
   *
   * <p>A word of its own and not the class's name: it stands in digests, which no renaming may
   * move.
   */
  String kind();

  /** Says in a few words what is judged, for example {@code loss: model2 < model1}. */
  String label();

  /** Says in full sentences what is judged and by which thresholds. */
  String describe();

  /**
   * Lists everything that can move the grade, by name.
   *
   * @return values are numbers, booleans, strings or lists of strings; unmodifiable
   */
  SortedMap<String, Object> thresholds();

  /**
   * Gets the main threshold, the size of what is claimed; empty if the kind has none of its own.
   */
  Optional<MovableThreshold> threshold();

  /** Names the measurements the criterion reads. */
  Set<Measurement> needs();

  /**
   * Reduces the evidence to observations and raw p-values: the first phase.
   *
   * @param alpha level of the tests, for the intervals of the observations: 1 − 2α
   * @throws IllegalArgumentException if the evidence lacks a measurement or an x; the message names
   *     what is there
   */
  Assessment assess(Evidence evidence, double alpha);

  /**
   * Reduces the evidence as {@link #assess} does, to the same p-values, and leave out observations
   * that take long: for who asks for many grades.
   */
  default Assessment test(Evidence evidence, double alpha) {
    return assess(evidence, alpha);
  }

  /** Digests kind, thresholds and the version of the decision rule: SHA-256 in hexadecimal. */
  default String digest() {
    return Canonical.sha256(canonical());
  }

  /** Writes what {@link #digest()} digests. */
  default String canonical() {
    return String.format(
        Locale.ENGLISH,
        "rule %d %s",
        TestedAssessment.RULE_VERSION,
        Canonical.of(kind(), thresholds()));
  }
}
