package dev.assay.run.budget;

import dev.assay.training.Trial;
import java.util.List;

/**
 * What time buys of one section.
 *
 * @param candidate the section
 * @param seeds how many further seeds are complete afterwards
 * @param trials what is trained, the longest first
 * @param seconds the estimated wall time
 * @param whole whether the trials complete those seeds; otherwise they are a part of the next one
 */
public record Purchase(
    Candidate candidate, int seeds, List<Trial> trials, double seconds, boolean whole) {
  /** Copies the list. */
  public Purchase {
    trials = List.copyOf(trials);
  }
}
