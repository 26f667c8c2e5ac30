package dev.assay.claim;

import java.util.List;

/**
 * Hold a grade that needs no test: arithmetic, or a grid that cannot show what is claimed.
 *
 * @param grade the grade
 * @param why the reason, as a sentence
 * @param observations what was observed
 */
public record Settled(Grade grade, String why, List<Observation> observations)
    implements Assessment {

  /** Copy the observations. */
  public Settled {
    observations = List.copyOf(observations);
  }

  @Override
  public List<Tested> tests() {
    return List.of();
  }

  @Override
  public Outcome decide(Family family) {
    return Outcome.untested(grade, why, observations.stream().findFirst());
  }
}
