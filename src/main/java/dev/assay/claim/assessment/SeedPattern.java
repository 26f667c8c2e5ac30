package dev.assay.claim.assessment;

import dev.assay.statistics.Sample;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoublePredicate;

/**
 * Which seeds show a pattern by themselves.
 *
 * @param seeds all seeds, those without a value included
 * @param showing those that show it
 * @param growing whether seeds may be added for ever, so that their share is bounded at all times
 */
public record SeedPattern(Set<Long> seeds, Set<Long> showing, boolean growing) {
  /** Where nothing was measured by seeds. */
  public static final SeedPattern NONE = new SeedPattern(Set.of(), Set.of(), false);

  /** Copies the sets. */
  public SeedPattern {
    seeds = Set.copyOf(seeds);
    showing = Set.copyOf(showing);
  }

  /** Takes the seeds whose number is as wanted. */
  public static SeedPattern of(Sample sample, DoublePredicate shows) {
    Set<Long> seeds = new TreeSet<>(sample.values().keySet());
    seeds.addAll(sample.missing().keySet());
    Set<Long> showing = new HashSet<>();
    sample
        .values()
        .forEach(
            (seed, value) -> {
              if (shows.test(value)) {
                showing.add(seed);
              }
            });
    return new SeedPattern(seeds, showing, false);
  }

  /** Returns the same where seeds may be added for ever. */
  SeedPattern thatGrows() {
    return new SeedPattern(seeds, showing, true);
  }

  /** Takes the seeds that show all of these; a seed that one of them lacks does not. */
  static SeedPattern all(Collection<SeedPattern> patterns) {
    Set<Long> seeds = new HashSet<>();
    patterns.forEach(pattern -> seeds.addAll(pattern.seeds));
    Set<Long> showing = new HashSet<>(seeds);
    patterns.stream()
        .filter(pattern -> !pattern.seeds.isEmpty())
        .forEach(pattern -> showing.retainAll(pattern.showing));
    return new SeedPattern(seeds, showing, patterns.stream().anyMatch(SeedPattern::growing));
  }
}
