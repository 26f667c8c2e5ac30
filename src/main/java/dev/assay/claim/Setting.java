package dev.assay.claim;

import dev.assay.claim.assessment.Assessment;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.ExternalSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Under which settings claims are judged.
 *
 * @param data data set, for example {@code mnist}
 * @param scale {@code smoke}, {@code quick} or {@code full}
 * @param seeds seeds that were run
 * @param alpha level of the tests, in (0, 0.5); 0.05 unless a study says otherwise
 * @param grades whether the scale grades at all; smoke does not
 * @param fullBudget whether trainings ran as long as the report's
 * @param digest SHA-256, in hexadecimal, over the trials that the section plans
 * @param growth how α is shared out where seeds may be added for ever; empty where their number is
 *     fixed
 * @param external where the numbers are from if they were not trained here
 */
public record Setting(
    String data,
    String scale,
    List<Long> seeds,
    double alpha,
    boolean grades,
    boolean fullBudget,
    String digest,
    Optional<Growth> growth,
    Optional<ExternalSource> external) {

  /**
   * Copies the seeds and check α.
   *
   * @throws IllegalArgumentException if α is outside (0, 0.5), or a name is blank
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

  /**
   * States the setting of numbers that were not trained here: those of the report's own budget.
   *
   * @param grades whether the scale grades at all
   */
  public static Setting of(ExternalSource source, String scale, double alpha, boolean grades) {
    return new Setting(
        ExternalSource.DATA,
        scale,
        source.seeds(),
        alpha,
        grades,
        true,
        source.digest(),
        Optional.empty(),
        Optional.of(source));
  }

  /** Returns the same with other seeds. */
  public Setting ofSeeds(List<Long> others) {
    return new Setting(data, scale, others, alpha, grades, fullBudget, digest, growth, external);
  }

  /** Returns the same where seeds may be added for ever. */
  public Setting growing(Growth newGrowth) {
    return new Setting(
        data, scale, seeds, alpha, grades, fullBudget, digest, Optional.of(newGrowth), external);
  }

  /** Says which part of α tests what, for readers; empty where all of it tests everything. */
  public Optional<String> levels() {
    return growth
        .map(Growth::text)
        .or(() -> grades ? FewRuns.text(seeds.size()) : Optional.empty());
  }

  /** Reduces evidence by a criterion, as this setting shares out α. */
  Assessment assess(Criterion criterion, Evidence evidence) {
    return growth
        .map(how -> how.assess(criterion, evidence, alpha))
        .orElseGet(() -> FewRuns.fixed(criterion::assess, evidence, alpha));
  }

  /** Does the same without what takes long, as {@link Criterion#test}. */
  Assessment test(Criterion criterion, Evidence evidence) {
    return growth
        .map(how -> how.test(criterion, evidence, alpha))
        .orElseGet(() -> FewRuns.fixed(criterion::test, evidence, alpha));
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
