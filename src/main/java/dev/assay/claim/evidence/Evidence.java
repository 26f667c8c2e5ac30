package dev.assay.claim.evidence;

import dev.assay.statistics.MetricRange;
import dev.assay.statistics.Sample;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds what was measured: one sample per metric and arm, and for arms on an axis their place x.
 *
 * <p>x is the width, batch size, epoch, share or α that a trend, a saturation or a barrier runs
 * over. Immutable; built by {@link #builder()}.
 */
public final class Evidence {
  private final Map<Measurement, Sample> samples;
  private final Map<String, Double> places;
  private final Map<String, MetricRange> ranges;

  private Evidence(
      Map<Measurement, Sample> samples,
      Map<String, Double> places,
      Map<String, MetricRange> ranges) {
    this.ranges = Map.copyOf(ranges);
    this.samples = Collections.unmodifiableMap(new LinkedHashMap<>(samples));
    this.places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
  }

  /** Starts collecting. */
  public static Builder builder() {
    return new Builder();
  }

  /** Tells whether the metric was measured, or found missing, in the arm. */
  public boolean has(String metric, String arm) {
    return samples.containsKey(new Measurement(metric, arm));
  }

  /** Tells whether everything named is here. */
  public boolean hasAll(Collection<Measurement> measurements) {
    return samples.keySet().containsAll(measurements);
  }

  /**
   * Gets the sample of a metric in an arm.
   *
   * @return its metric reads {@code metric of arm}, so that errors and reasons name both
   * @throws IllegalArgumentException if there is none; the message names what there is
   */
  public Sample sample(String metric, String arm) {
    Sample sample = samples.get(new Measurement(metric, arm));
    if (sample == null) {
      Set<String> arms = arms(metric);
      throw new IllegalArgumentException(
          arms.isEmpty()
              ? String.format(
                  Locale.ENGLISH, "No metric \"%s\" in the evidence; it has %s.", metric, metrics())
              : String.format(
                  Locale.ENGLISH,
                  "No arm \"%s\" of \"%s\" in the evidence; it has %s.",
                  arm,
                  metric,
                  arms));
    }
    return sample;
  }

  /** Says it of each of several settings' evidence, in their order. */
  public static Map<String, Evidence> within(
      Map<String, Evidence> settings, Map<String, MetricRange> known) {
    Map<String, Evidence> within = new LinkedHashMap<>();
    settings.forEach((name, evidence) -> within.put(name, evidence.within(known)));
    return within;
  }

  /**
   * Says what metrics can be: their ends and steps, by name.
   *
   * @throws IllegalArgumentException if a value lies outside; the message names metric, arm, seed
   *     and value
   */
  public Evidence within(Map<String, MetricRange> known) {
    samples.forEach(
        (key, sample) ->
            sample
                .values()
                .forEach(
                    (seed, value) -> {
                      MetricRange range = known.getOrDefault(key.metric(), MetricRange.ANY);
                      if (!range.contains(value)) {
                        throw new IllegalArgumentException(
                            String.format(
                                Locale.ENGLISH,
                                "\"%s\" of arm \"%s\", seed %d, is %s, outside [%s, %s]: correct its range, or how it is measured.",
                                key.metric(),
                                key.arm(),
                                seed,
                                value,
                                range.low(),
                                range.high()));
                      }
                    }));
    return new Evidence(samples, places, known);
  }

  /** Gets what a metric can be; anything where nothing was said. */
  public MetricRange range(String metric) {
    return ranges.getOrDefault(metric, MetricRange.ANY);
  }

  /** Lists what was measured, in the order in which it came. */
  public List<Measurement> measurements() {
    return List.copyOf(samples.keySet());
  }

  /** Keeps what is named here and was measured, with its arms' places, in the order it came. */
  public Evidence only(Collection<Measurement> wanted) {
    Set<Measurement> named = Set.copyOf(wanted);
    Map<Measurement, Sample> kept = new LinkedHashMap<>(samples);
    kept.keySet().retainAll(named);
    Set<String> arms = kept.keySet().stream().map(Measurement::arm).collect(Collectors.toSet());
    Map<String, Double> theirs = new LinkedHashMap<>(places);
    theirs.keySet().retainAll(arms);
    return new Evidence(kept, theirs, ranges);
  }

  /** Keeps these seeds alone; a sample of which none is left goes. */
  public Evidence ofSeeds(Set<Long> wanted) {
    Map<Measurement, Sample> kept = new LinkedHashMap<>();
    samples.forEach(
        (key, sample) -> {
          Sample less = sample.ofSeeds(wanted);
          if (less.size() + less.missing().size() > 0) {
            kept.put(key, less);
          }
        });
    return new Evidence(kept, places, ranges);
  }

  /**
   * Takes the median of each group of seeds in the place of its seeds, under the first of them; a
   * group of which a seed has no value has none.
   */
  public Evidence medians(List<List<Long>> groups) {
    Map<Measurement, Sample> medians = new LinkedHashMap<>();
    samples.forEach((key, sample) -> medians.put(key, sample.medians(groups)));
    return new Evidence(medians, places, ranges);
  }

  /**
   * Adds the seeds of another evidence of the same metrics and arms.
   *
   * @throws IllegalArgumentException if a seed of a metric and arm is in both, or a unit or the
   *     place of an arm differs; the message names it
   */
  public Evidence and(Evidence other) {
    Builder both = builder();
    for (Evidence each : List.of(this, other)) {
      each.places.forEach(both::arm);
      each.samples.forEach(
          (key, sample) -> {
            sample
                .values()
                .forEach(
                    (seed, value) -> both.put(key.metric(), sample.unit(), key.arm(), seed, value));
            sample
                .missing()
                .forEach((seed, reason) -> both.missing(key.metric(), key.arm(), seed, reason));
          });
    }
    Map<String, MetricRange> known = new LinkedHashMap<>(other.ranges);
    known.putAll(ranges);
    return both.build().within(known);
  }

  /** Lists the metrics, in the order in which they came. */
  public Set<String> metrics() {
    Set<String> metrics = new LinkedHashSet<>();
    samples.keySet().forEach(key -> metrics.add(key.metric()));
    return Collections.unmodifiableSet(metrics);
  }

  /** Lists the arms of a metric, in the order in which they came; empty for an unknown metric. */
  public Set<String> arms(String metric) {
    Set<String> arms = new LinkedHashSet<>();
    samples.keySet().stream()
        .filter(key -> key.metric().equals(metric))
        .forEach(key -> arms.add(key.arm()));
    return Collections.unmodifiableSet(arms);
  }

  /**
   * Gets the place of an arm on its axis.
   *
   * @throws IllegalArgumentException if it has none; the message names the arms that have one
   */
  public double x(String arm) {
    Double x = places.get(arm);
    if (x == null) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "Arm \"%s\" has no x; give it one by arm(\"%s\", x). Arms with one: %s.",
              arm,
              arm,
              places.keySet()));
    }
    return x;
  }

  /** Lists the arms that stand on an axis, with their places. */
  public Map<String, Double> places() {
    return places;
  }

  /** Gets the place of an arm on its axis, if it has one. */
  public OptionalDouble place(String arm) {
    Double x = places.get(arm);
    return x == null ? OptionalDouble.empty() : OptionalDouble.of(x);
  }

  /** Lists the seeds that lack one of these measurements, with their reasons. */
  public List<MissingSeed> missing(Collection<Measurement> measurements) {
    List<MissingSeed> missing = new ArrayList<>();
    for (Measurement key : measurements) {
      Sample sample = samples.get(key);
      if (sample != null) {
        sample
            .missing()
            .forEach(
                (seed, reason) ->
                    missing.add(new MissingSeed(key.metric(), key.arm(), seed, reason)));
      }
    }
    return List.copyOf(missing);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Evidence that
        && samples.equals(that.samples)
        && places.equals(that.places);
  }

  @Override
  public int hashCode() {
    return Objects.hash(samples, places);
  }

  /** Collects measurements; every error names metric, arm and seed. */
  public static final class Builder {
    private final Map<Measurement, SortedMap<Long, Double>> values = new LinkedHashMap<>();
    private final Map<Measurement, SortedMap<Long, String>> missing = new LinkedHashMap<>();
    private final Map<String, String> units = new LinkedHashMap<>();
    private final Map<String, Double> places = new LinkedHashMap<>();

    private Builder() {}

    /**
     * Adds one number.
     *
     * @throws IllegalArgumentException if it is NaN or infinite, the seed came before, or the
     *     metric came with another unit
     */
    public Builder put(String metric, String unit, String arm, long seed, double value) {
      String before = units.putIfAbsent(metric, unit);
      if (before != null && !before.equals(unit)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ENGLISH,
                "\"%s\" of arm \"%s\", seed %d, is in \"%s\" but was in \"%s\" before: use one unit.",
                metric,
                arm,
                seed,
                unit,
                before));
      }
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ENGLISH,
                "\"%s\" of arm \"%s\", seed %d, is %s: enter it by missing(…) with its reason.",
                metric,
                arm,
                seed,
                value));
      }
      Measurement key = newSeed(metric, arm, seed);
      Objects.requireNonNull(values.get(key)).put(seed, value);
      return this;
    }

    /**
     * Adds a seed that gave no number: it diverged, or it died.
     *
     * @throws IllegalArgumentException if the seed came before or the reason is blank
     */
    public Builder missing(String metric, String arm, long seed, String reason) {
      if (reason.isBlank()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ENGLISH,
                "\"%s\" of arm \"%s\", seed %d, is missing without a reason: say why.",
                metric,
                arm,
                seed));
      }
      Measurement key = newSeed(metric, arm, seed);
      Objects.requireNonNull(missing.get(key)).put(seed, reason);
      return this;
    }

    /**
     * Gives an arm its place on the axis of a trend.
     *
     * @throws IllegalArgumentException if x is NaN or infinite or the arm has another place already
     */
    public Builder arm(String arm, double x) {
      Double before = places.putIfAbsent(arm, x);
      if (!Double.isFinite(x) || before != null && before != x) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ENGLISH,
                "Arm \"%s\" cannot stand at x = %s%s.",
                arm,
                x,
                before == null ? "" : "; it stands at " + before));
      }
      return this;
    }

    /** Builds the evidence. */
    public Evidence build() {
      Map<Measurement, Sample> samples = new LinkedHashMap<>();
      values.forEach(
          (key, numbers) ->
              samples.put(
                  key,
                  new Sample(
                      String.format(Locale.ENGLISH, "%s of %s", key.metric(), key.arm()),
                      units.getOrDefault(key.metric(), ""),
                      numbers,
                      Objects.requireNonNull(missing.get(key)))));
      return new Evidence(samples, places, Map.of());
    }

    private Measurement newSeed(String metric, String arm, long seed) {
      Measurement key = new Measurement(metric, arm);
      boolean measured = values.computeIfAbsent(key, k -> new TreeMap<>()).containsKey(seed);
      boolean lost = missing.computeIfAbsent(key, k -> new TreeMap<>()).containsKey(seed);
      if (measured || lost) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ENGLISH,
                "\"%s\" of arm \"%s\", seed %d, is given twice: a seed replicates once.",
                metric,
                arm,
                seed));
      }
      return key;
    }
  }
}
