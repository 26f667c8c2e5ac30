package dev.assay.claim;

import dev.assay.claim.assessment.Grade;
import dev.assay.claim.evidence.Observation;
import java.util.Optional;

/**
 * How a claim fares under another choice of what the report leaves open.
 *
 * @param name the alternative setting, for example {@code tanh}
 * @param grade grade under it
 * @param wouldBe what it would be on this cut-down budget, which decides nothing; empty where the
 *     grade is decided by the report's own
 * @param why the reason for that grade
 * @param keyObservation the number it turned on; empty if nothing was observed
 * @param tooFewSeeds whether it is open and had fewer seeds than the default
 */
public record AlternativeSetting(
    String name,
    Grade grade,
    Optional<Grade> wouldBe,
    String why,
    Optional<Observation> keyObservation,
    boolean tooFewSeeds) {

  /** What the name of a setting that somebody used begins with. */
  private static final String AS_IN = "as in ";

  /**
   * Names a setting that an earlier solution of the same exercise used.
   *
   * @param solution who used it, such as a repository
   * @param settings what differs from the default
   */
  public static String asIn(String solution, String settings) {
    return AS_IN + solution + ": " + settings;
  }

  /** Tells whether a name is one of {@link #asIn}. */
  public static boolean isAsIn(String name) {
    return name.startsWith(AS_IN);
  }

  /** States that an alternative setting is planned and that a scale does not run it. */
  public static AlternativeSetting notRun(String name, String scale) {
    return new AlternativeSetting(
        name,
        Grade.NOT_RUN,
        Optional.empty(),
        isAsIn(name) ? "Not run: -Dassay.settings=others trains it." : "Not run at " + scale + ".",
        Optional.empty(),
        false);
  }

  /** Returns what its criterion says, whether this budget decides it or not. */
  public Grade shown() {
    return wouldBe.orElse(grade);
  }

  /**
   * Tells whether it can agree with the default: it was run, its controls held, it had the seeds,
   * and what makes a claim ill-posed under every setting is not in the way.
   */
  public boolean isGraded() {
    return grade.isTested() && !tooFewSeeds;
  }
}
