package dev.assay.claim;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Four answers to the question of one claim side by side.
 *
 * @param report the report's words
 * @param literature what publications found; empty where it was not looked up
 * @param earlierSolutions what earlier public solutions of the exercise found; empty where it was
 *     not looked up
 * @param measured how the claim stands here
 */
public record Answers(
    Answer report,
    Optional<Answer> literature,
    Optional<Answer> earlierSolutions,
    Answer measured) {

  /** How far those who speak to a claim agree with the report. */
  public enum Agreement {
    /** Somebody found otherwise. */
    DISAGREE,
    /** Nobody found otherwise, but somebody only in part. */
    PARTLY,
    /** This run and all others who speak found what the report says. */
    AGREE,
    /** Others found what the report says; this run has no answer. */
    UNMEASURED,
    /** Nobody but the report speaks. */
    ALONE
  }

  /** Collects the answers to a verdict's claim; the last follows from the grade. */
  public static Answers of(Verdict verdict) {
    Claim claim = verdict.claim();
    return new Answers(
        new Answer(Stance.SUPPORTS, claim.where().quote(), Optional.empty()),
        claim.literature(),
        claim.earlierSolutions(),
        new Answer(
            Stance.of(verdict.grade()),
            verdict.why().isBlank() ? verdict.grade().meaning() : verdict.why(),
            Optional.empty()));
  }

  /** Tells how far the three others agree with the report. */
  public Agreement agreement() {
    List<Stance> others =
        Stream.of(literature, earlierSolutions, Optional.of(measured))
            .flatMap(Optional::stream)
            .map(Answer::stance)
            .toList();
    if (others.contains(Stance.DISPUTES)) {
      return Agreement.DISAGREE;
    }
    if (others.contains(Stance.MIXED)) {
      return Agreement.PARTLY;
    }
    if (measured.stance() == Stance.SUPPORTS) {
      return Agreement.AGREE;
    }
    return others.contains(Stance.SUPPORTS) ? Agreement.UNMEASURED : Agreement.ALONE;
  }
}
