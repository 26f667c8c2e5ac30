package dev.assay.claim;

import java.util.List;

/**
 * State under which settings claims are judged.
 *
 * @param data data set, for example {@code mnist}
 * @param scale {@code smoke}, {@code quick} or {@code full}
 * @param seeds seeds that were run
 * @param alpha level of the tests, in (0, 0.5); 0.05 unless a study says otherwise
 * @param grades whether the scale grades at all; smoke does not
 * @param fullBudget whether trainings ran as long as the report's
 * @param digest SHA-256, in hexadecimal, over the trials that the section plans
 */
public record Setting(
    String data,
    String scale,
    List<Long> seeds,
    double alpha,
    boolean grades,
    boolean fullBudget,
    String digest) {

  /**
   * Copy the seeds and check α.
   *
   * @throws IllegalArgumentException if α is outside (0, 0.5) or a name is blank
   */
  public Setting {
    seeds = List.copyOf(seeds);
    if (!(alpha > 0 && alpha < 0.5) || data.isBlank() || scale.isBlank()) {
      throw new IllegalArgumentException(
          "Data \"%s\", scale \"%s\", α = %s: names must not be blank, α lies in (0, 0.5)."
              .formatted(data, scale, alpha));
    }
  }
}
