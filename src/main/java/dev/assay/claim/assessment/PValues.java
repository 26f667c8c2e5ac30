package dev.assay.claim.assessment;

/**
 * The three p-values of a test: for the claim, for part of it, and against it.
 *
 * @param inFavour p of the claim's direction or range being wrong
 * @param inPart p of even the weaker form being wrong; for most kinds the same as {@code inFavour}
 * @param against p of the claim being true in full
 */
public record PValues(double inFavour, double inPart, double against) {
  static final PValues UNDECIDABLE = new PValues(1, 1, 1);

  /** Returns what is at most α exactly where these are at most this part of it. */
  PValues testedAt(double part) {
    return new PValues(
        Math.min(1, inFavour / part), Math.min(1, inPart / part), Math.min(1, against / part));
  }
}
