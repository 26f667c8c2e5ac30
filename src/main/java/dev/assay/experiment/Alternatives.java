package dev.assay.experiment;

import dev.assay.claim.Claim;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.Measurement;
import dev.assay.statistics.Sample;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Evidence cut to the claims that an alternative setting can change, or to none where nothing was
 * measured.
 */
public final class Alternatives {
  private Alternatives() {}

  /**
   * Returns what the given claims need of some evidence; the others then do not count the
   * alternative setting. Places of arms are left out.
   */
  public static Evidence about(Evidence all, List<Claim> claims, String... ids) {
    List<Claim> chosen =
        claims.stream().filter(claim -> List.of(ids).contains(claim.id())).toList();
    Evidence.Builder evidence = Evidence.builder();
    for (Measurement measurement : needs(chosen)) {
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

  /** Returns evidence in which everything that claims need is missing, for one reason. */
  public static Evidence nothing(List<Claim> claims, List<Long> seeds, String reason) {
    Evidence.Builder evidence = Evidence.builder();
    for (Measurement measurement : needs(claims)) {
      seeds.forEach(
          seed -> evidence.missing(measurement.metric(), measurement.arm(), seed, reason));
    }
    return evidence.build();
  }

  private static Set<Measurement> needs(List<Claim> claims) {
    Set<Measurement> needed = new LinkedHashSet<>();
    claims.forEach(claim -> needed.addAll(claim.needs()));
    return needed;
  }
}
