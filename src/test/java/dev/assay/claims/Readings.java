package dev.assay.claims;

import dev.assay.claim.Claim;
import dev.assay.claim.Evidence;
import dev.assay.claim.Measurement;
import dev.assay.statistics.Sample;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Cuts a reading's evidence to the claims that it can change. */
final class Readings {
  private Readings() {}

  /**
   * Returns what the given claims need of some evidence; the others then do not count the reading.
   * Places of arms are left out.
   */
  static Evidence about(Evidence all, List<Claim> claims, String... ids) {
    Set<Measurement> needed = new LinkedHashSet<>();
    for (Claim claim : claims) {
      if (List.of(ids).contains(claim.id())) {
        needed.addAll(claim.criterion().needs());
        claim.explanation().ifPresent(e -> needed.addAll(e.criterion().needs()));
      }
    }
    Evidence.Builder evidence = Evidence.builder();
    for (Measurement measurement : needed) {
      String metric = measurement.metric();
      String arm = measurement.arm();
      Sample sample = all.sample(metric, arm);
      sample
          .values()
          .forEach((seed, value) -> evidence.put(metric, sample.unit(), arm, seed, value));
      sample.missing().forEach((seed, reason) -> evidence.missing(metric, arm, seed, reason));
    }
    return evidence.build();
  }
}
