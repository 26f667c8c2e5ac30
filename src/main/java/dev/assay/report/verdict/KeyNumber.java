package dev.assay.report.verdict;

import dev.assay.claim.Verdict;
import dev.assay.claim.evidence.Observation;
import dev.assay.claim.evidence.Text;
import java.util.Optional;

/** The number on which a verdict's grade turns, as text and drawn. */
public interface KeyNumber {

  /** Returns the verdict(). */
  Verdict verdict();

  /** Draws the number on which the grade turns, for a line of a table. */
  default Optional<String> strip() {
    return ForestStrip.of(verdict()).map(ForestStrip::svg);
  }

  /** Draws it with what is claimed and no effect labelled. */
  default Optional<String> labelledStrip() {
    return ForestStrip.of(verdict()).map(ForestStrip::labelled);
  }

  /** Writes the deciding number with its interval. */
  default Optional<String> keyNumber() {
    return verdict().observations().stream().findFirst().map(KeyNumber::number);
  }

  /** Says what the deciding number is. */
  default Optional<String> keyName() {
    return verdict().observations().stream().findFirst().map(Observation::subject);
  }

  /** Says what the deciding number is held against. */
  default Optional<String> keyCompared() {
    return verdict().observations().stream()
        .findFirst()
        .map(Observation::compared)
        .filter(text -> !text.isEmpty());
  }

  /** Says how many runs the deciding number rests on. */
  default Optional<String> keySeeds() {
    return verdict().observations().stream()
        .findFirst()
        .filter(observation -> observation.interval().isPresent())
        .map(observation -> Text.counted(observation.n(), "seed"));
  }

  static String number(Observation observation) {
    String value = Text.withUnit(observation.mean(), observation.unit());
    return value
        + observation.interval().map(i -> ", " + Text.interval(i, observation.unit())).orElse("");
  }
}
