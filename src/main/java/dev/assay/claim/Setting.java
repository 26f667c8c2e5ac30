package dev.assay.claim;

import dev.assay.claim.assessment.Assessment;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.evidence.Evidence;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Under which settings claims are judged.
 *
 * @param data data set, for example {@code mnist}
 * @param scale {@code smoke}, {@code quick} or {@code full}
 * @param seeds seeds that were run
 * @param alpha level of the tests, in (0, 0.5); 0.05 unless a study says otherwise, and at an
 *     interim analysis the part of α that it may spend
 * @param grades whether the scale grades at all; smoke does not
 * @param fullBudget whether trainings ran as long as the report's
 * @param digest SHA-256, in hexadecimal, over the trials that the section plans
 * @param analysis which interim analysis this is while seeds are added until decided; empty where
 *     the number of seeds is fixed
 * @param growth how α is shared out where seeds may be added for ever; empty where their number is
 *     fixed
 */
public record Setting(
    String data,
    String scale,
    List<Long> seeds,
    double alpha,
    boolean grades,
    boolean fullBudget,
    String digest,
    Optional<InterimAnalysis> analysis,
    Optional<Growth> growth) {

  /**
   * Copies the seeds and check α.
   *
   * @throws IllegalArgumentException if α is outside (0, 0.5) or not the analysis's, or a name is
   *     blank
   */
  public Setting {
    seeds = List.copyOf(seeds);
    if (!(alpha > 0 && alpha < 0.5) || data.isBlank() || scale.isBlank()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "Data \"%s\", scale \"%s\", α = %s: names must not be blank, α lies in (0, 0.5).",
              data,
              scale,
              alpha));
    }
    if (analysis.isPresent() && !analysis.get().isAt(seeds.size(), alpha)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "%d seeds at α = %s are not interim analysis %d of %s: make the setting by at(analysis).",
              seeds.size(),
              alpha,
              analysis.get().number(),
              analysis.get().plan()));
    }
  }

  /** States a setting with a fixed number of seeds. */
  public Setting(
      String data,
      String scale,
      List<Long> seeds,
      double alpha,
      boolean grades,
      boolean fullBudget,
      String digest) {
    this(data, scale, seeds, alpha, grades, fullBudget, digest, Optional.empty(), Optional.empty());
  }

  /** Returns the same with other seeds. */
  public Setting ofSeeds(List<Long> others) {
    return new Setting(data, scale, others, alpha, grades, fullBudget, digest, analysis, growth);
  }

  /** Returns the same at an interim analysis: with its number of the seeds and its part of α. */
  public Setting at(InterimAnalysis newAnalysis) {
    return new Setting(
        data,
        scale,
        seeds.subList(0, newAnalysis.seeds()),
        newAnalysis.alpha(),
        grades,
        fullBudget,
        digest,
        Optional.of(newAnalysis),
        Optional.empty());
  }

  /** Returns the same where seeds may be added for ever. */
  public Setting growing(Growth newGrowth) {
    return new Setting(
        data,
        scale,
        seeds,
        alpha,
        grades,
        fullBudget,
        digest,
        Optional.empty(),
        Optional.of(newGrowth));
  }

  /** Reduces evidence by a criterion, as this setting shares out α. */
  Assessment assess(Criterion criterion, Evidence evidence) {
    return growth
        .map(how -> how.assess(criterion, evidence, alpha))
        .orElseGet(() -> criterion.assess(evidence, alpha));
  }

  /** Does the same without what takes long, as {@link Criterion#test}. */
  Assessment test(Criterion criterion, Evidence evidence) {
    return growth
        .map(how -> how.test(criterion, evidence, alpha))
        .orElseGet(() -> criterion.test(evidence, alpha));
  }

  /** Says in a line which data, scale and seeds these are. */
  public String brief() {
    long first = seeds.get(0);
    long last = seeds.get(seeds.size() - 1);
    boolean gapless = last - first == seeds.size() - 1;
    return String.format(
        Locale.ENGLISH,
        "data: %s; scale: %s%s; %s",
        data,
        scale,
        fullBudget ? ", the report’s budget" : "",
        seeds.size() == 1
            ? "seed " + first
            : gapless
                ? "seeds " + first + " to " + last
                : seeds.size() + " seeds from " + first + " to " + last);
  }
}
