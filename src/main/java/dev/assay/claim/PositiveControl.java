package dev.assay.claim;

import dev.assay.claim.criterion.Criterion;
import java.util.Locale;

/**
 * What must work for the question of a section to be asked at all: a network that learns no labels
 * says nothing about random ones.
 *
 * <p>It is judged under each setting before any claim, by itself at α. Where it is not shown to
 * hold, the claims of that setting are UNTESTED.
 *
 * @param name what holds, for example {@code true labels are learned}
 * @param failure the same if it does not, for example {@code true labels were not learned}
 * @param criterion what judges it, by measurements that no claim of the section grades
 */
public record PositiveControl(String name, String failure, Criterion criterion) {

  /**
   * Checks the texts.
   *
   * @throws IllegalArgumentException if one is blank
   */
  public PositiveControl {
    if (name.isBlank() || failure.isBlank()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "A control by \"%s\" needs words for what holds and for what it is if it does not.",
              criterion.label()));
    }
  }
}
