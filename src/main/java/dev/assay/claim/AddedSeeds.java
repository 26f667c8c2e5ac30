package dev.assay.claim;

import dev.assay.statistics.AlphaSpending;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Recognises a criterion's digest that a run made which added seeds until decided. */
final class AddedSeeds {
  /** The most seeds that a run may be asked for. */
  private static final int MOST = 1000;

  private AddedSeeds() {}

  /**
   * Finds the most seeds of the run that made a digest.
   *
   * @param setting a plain run's setting, whose number of seeds such a run starts from
   * @return nothing if no such run of this claim made it
   */
  static OptionalInt behind(String digest, Claim claim, Setting setting) {
    int own = setting.seeds().size();
    if (own < 2 || setting.analysis().isPresent()) {
      return OptionalInt.empty();
    }
    return IntStream.rangeClosed(own, MOST)
        .filter(most -> digest(claim, setting, own, most).equals(digest))
        .findFirst();
  }

  private static String digest(Claim claim, Setting setting, int own, int most) {
    AlphaSpending analyses = AlphaSpending.doubling(setting.alpha(), own, most);
    return claim.criterionDigest(setting.at(new InterimAnalysis(analyses, 1)));
  }
}
