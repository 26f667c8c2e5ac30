package dev.assay.claim;

import java.util.List;

/**
 * State how the report's explanation stands, apart from the figure it explains.
 *
 * @param statement the explanation, in our words
 * @param grade its grade
 * @param why the reason
 * @param observations what was observed in the control
 */
public record ExplanationVerdict(
    String statement, Grade grade, String why, List<Observation> observations) {

  /** Copy the observations. */
  public ExplanationVerdict {
    observations = List.copyOf(observations);
  }
}
