package dev.assay.claim.criterion;

import dev.assay.claim.assessment.Contrast;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.Measurement;
import dev.assay.claim.evidence.Observation;
import dev.assay.statistics.Sample;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Does what several criteria do with their arms. */
final class Arms {
  private Arms() {}

  /**
   * Checks that there are enough arms, each once.
   *
   * @throws IllegalArgumentException otherwise; the message names criterion, metric and arms
   */
  static List<String> checked(String kind, String metric, List<String> arms, int atLeast) {
    if (arms.size() < atLeast || new HashSet<>(arms).size() < arms.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "%s of \"%s\" over arms %s: give at least %d, each once.",
              kind,
              metric,
              arms,
              atLeast));
    }
    return List.copyOf(arms);
  }

  static Set<Measurement> needs(String metric, List<String> arms) {
    Set<Measurement> needs = new LinkedHashSet<>();
    arms.forEach(arm -> needs.add(new Measurement(metric, arm)));
    return Set.copyOf(needs);
  }

  /**
   * Observes the deciding numbers first, then the metric in each arm; seeds without value: none.
   */
  static List<Observation> observe(
      Evidence evidence, List<Contrast> contrasts, String metric, List<String> arms, double alpha) {
    List<Observation> observations = new ArrayList<>();
    for (Contrast part : contrasts) {
      if (part.s().size() > 0) {
        observations.add(part.observe("", 1 - 2 * alpha, ""));
      }
    }
    observations.addAll(observe(evidence, metric, arms, alpha));
    return observations;
  }

  static List<Observation> observe(
      Evidence evidence, String metric, List<String> arms, double alpha) {
    List<Observation> observations = new ArrayList<>();
    for (String arm : arms) {
      Sample sample = evidence.sample(metric, arm);
      if (sample.size() > 0) {
        observations.add(
            Observation.of(metric, arm, sample, evidence.range(metric), 1 - 2 * alpha));
      }
    }
    return observations;
  }
}
