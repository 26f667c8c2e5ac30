package dev.assay.claim;

import dev.assay.claim.evidence.Evidence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Adds the seeds of one recording to another of the same section.
 *
 * <p>The planned seeds stay those of the first: a second planned analysis would be a second look at
 * α. A seed that both hold with the same digest is kept once, as the first has it. A criterion's
 * digest stays where both have the same; elsewhere it could have been written when some of the
 * seeds were seen, and the claim is led by none of them.
 */
public final class RecordingMerge {
  private RecordingMerge() {}

  /**
   * Adds one to the other.
   *
   * @param into the recording that grows
   * @param from what is added
   * @throws IllegalArgumentException if they are of other sections, data, settings or training
   *     code, naming both sides and the remedy
   * @throws Conflict if a seed has other results in each
   */
  public static Recording of(Recording into, Recording from) {
    requireAlike(into, from);
    List<String> conflicts = new ArrayList<>();
    Set<Long> added = new TreeSet<>(from.origins().keySet());
    into.origins()
        .forEach(
            (seed, origin) -> {
              RecordedSeed other = from.origins().get(seed);
              if (other != null) {
                added.remove(seed);
                if (!other.digest().equals(origin.digest())
                    || !evidence(into, seed).equals(evidence(from, seed))) {
                  conflicts.add(
                      String.format(
                          Locale.ENGLISH,
                          "seed %d: %s; and %s",
                          seed,
                          origin.text(),
                          other.text()));
                }
              }
            });
    if (!conflicts.isEmpty()) {
      throw new Conflict(into.section(), conflicts);
    }
    Map<String, String> criteria = new HashMap<>(into.criteria());
    criteria
        .entrySet()
        .removeIf(entry -> !entry.getValue().equals(from.criteria().get(entry.getKey())));
    SortedMap<Long, RecordedSeed> origins = new TreeMap<>(into.origins());
    added.forEach(seed -> origins.put(seed, Objects.requireNonNull(from.origins().get(seed))));
    return new Recording(
        into.section(),
        into.setting().ofSeeds(List.copyOf(origins.keySet())),
        into.growth().and(from.growth(), added),
        into.code(),
        into.evidence().and(from.evidence().ofSeeds(added)),
        alternatives(into, from, added),
        criteria,
        origins);
  }

  /** Some seeds have other results in each of two recordings. */
  public static final class Conflict extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    Conflict(String section, List<String> seeds) {
      super(
          String.format(
              Locale.ENGLISH,
              "%s: %d %s in both with other results. Train them again (-Dassay.spotcheck) to see which side repeats, and remove them from the other.%n  %s",
              section,
              seeds.size(),
              seeds.size() == 1 ? "seed is" : "seeds are",
              String.join(System.lineSeparator() + "  ", seeds)));
    }
  }

  /**
   * Refuses recordings whose seeds do not belong together.
   *
   * @throws IllegalArgumentException naming both sides and the remedy
   */
  public static void requireAlike(Recording into, Recording from) {
    require(into, "section", into.section(), from.section());
    require(into, "data", into.setting().data(), from.setting().data());
    require(into, "scale", into.setting().scale(), from.setting().scale());
    require(
        into,
        "training code",
        String.valueOf(into.code().training()),
        String.valueOf(from.code().training()));
    require(into, "settings", into.code().settings(), from.code().settings());
  }

  private static void require(Recording into, String what, String there, String here) {
    if (!there.equals(here)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "The seeds of %s do not mix: the %s is %s in the recording that would grow and %s in what would be added. Record the section anew in a directory of its own, or remove the recording of the %s that is out of use.",
              into.section(),
              what,
              there,
              here,
              what));
    }
  }

  private static Map<String, Evidence> evidence(Recording recording, long seed) {
    Map<String, Evidence> all = new LinkedHashMap<>();
    all.put("", recording.evidence().ofSeeds(Set.of(seed)));
    recording
        .alternatives()
        .forEach(
            (name, evidence) -> {
              Evidence own = evidence.ofSeeds(Set.of(seed));
              if (!own.measurements().isEmpty()) {
                all.put(name, own);
              }
            });
    return all;
  }

  private static Map<String, Evidence> alternatives(
      Recording into, Recording from, Set<Long> added) {
    Map<String, Evidence> all = new LinkedHashMap<>(into.alternatives());
    from.alternatives()
        .forEach(
            (name, evidence) ->
                all.merge(name, evidence.ofSeeds(added), (before, more) -> before.and(more)));
    return all;
  }
}
