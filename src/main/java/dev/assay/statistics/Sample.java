package dev.assay.statistics;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.stat.StatUtils;

/**
 * A metric's values keyed by seed, and beside them the seeds that gave none.
 *
 * <p>The seed is the unit of replication: two samples pair by it, whatever the order in which their
 * values arrived. A seed that diverged or died is kept in {@code missing} with its reason, so that
 * it is never dropped silently and never averaged.
 *
 * @param metric what was measured, as errors and texts name it
 * @param unit unit of the values; empty for a pure number
 * @param values finite values by seed, ascending; unmodifiable
 * @param missing reason by seed for each seed without a value, ascending; unmodifiable
 */
public record Sample(
    String metric, String unit, SortedMap<Long, Double> values, SortedMap<Long, String> missing) {

  /**
   * Copies both maps and check them.
   *
   * @throws IllegalArgumentException if a value is NaN or infinite, a seed is in both maps, or a
   *     reason is blank; the message names metric and seed
   */
  public Sample {
    if (metric.isBlank()) {
      throw new IllegalArgumentException("A sample needs the name of its metric.");
    }
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    missing = Collections.unmodifiableSortedMap(new TreeMap<>(missing));
    for (Map.Entry<Long, Double> entry : values.entrySet()) {
      if (!Double.isFinite(entry.getValue())) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ENGLISH,
                "%s of seed %d is %s: enter a diverged seed as missing, with its reason.",
                metric,
                entry.getKey(),
                entry.getValue()));
      }
    }
    for (Map.Entry<Long, String> entry : missing.entrySet()) {
      if (values.containsKey(entry.getKey())) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ENGLISH,
                "%s of seed %d is both present and missing: keep one.",
                metric,
                entry.getKey()));
      }
      if (entry.getValue().isBlank()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ENGLISH,
                "%s of seed %d is missing without a reason: say why.",
                metric,
                entry.getKey()));
      }
    }
  }

  /** Starts a sample to which values and missing seeds are added one by one. */
  public static Builder builder(String metric, String unit) {
    return new Builder(metric, unit);
  }

  /** Keeps these seeds alone, with or without a value. */
  public Sample ofSeeds(Set<Long> wanted) {
    SortedMap<Long, Double> kept = new TreeMap<>(values);
    kept.keySet().retainAll(wanted);
    SortedMap<Long, String> lost = new TreeMap<>(missing);
    lost.keySet().retainAll(wanted);
    return new Sample(metric, unit, kept, lost);
  }

  /**
   * Takes the median of each group of seeds under the first of them; a group of which a seed has no
   * value has none, and one of which no seed is here is left out.
   */
  public Sample medians(List<List<Long>> groups) {
    Builder medians = builder(metric, unit);
    for (List<Long> group : groups) {
      Sample own = ofSeeds(Set.copyOf(group));
      if (!own.missing.isEmpty()) {
        medians.missing(group.get(0), own.missing.values().iterator().next());
      } else if (own.size() > 0) {
        double[] sorted = own.toArray();
        Arrays.sort(sorted);
        int n = sorted.length;
        medians.put(group.get(0), sorted[(n - 1) / 2] / 2 + sorted[n / 2] / 2);
      }
    }
    return medians.build();
  }

  /** Counts the seeds that have a value. */
  public int size() {
    return values.size();
  }

  /** Lists the seeds that have a value, ascending. */
  public List<Long> seeds() {
    return List.copyOf(values.keySet());
  }

  /** Copies the values into an array, in ascending order of their seeds. */
  public double[] toArray() {
    return values.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * Copies all seeds into an array, ascending, with one number for each seed that has no value.
   *
   * @param forMissing the worst number against what is being shown; may be infinite
   */
  public double[] toArray(double forMissing) {
    SortedMap<Long, Double> all = new TreeMap<>(values);
    missing.keySet().forEach(seed -> all.put(seed, forMissing));
    return all.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * Averages the values over the seeds that have one.
   *
   * @throws IllegalStateException if no seed has a value
   */
  public double mean() {
    if (values.isEmpty()) {
      throw new IllegalStateException(
          String.format(Locale.ENGLISH, "No seed has a value of %s: no mean.", metric));
    }
    // Equal values average to themselves; summing them may be off by one rounding.
    return isConstant() ? values.values().iterator().next() : StatUtils.mean(toArray());
  }

  /**
   * Estimates the standard deviation with divisor n − 1.
   *
   * @throws IllegalStateException if fewer than two seeds have a value
   */
  public double standardDeviation() {
    if (values.size() < 2) {
      throw new IllegalStateException(
          String.format(
              Locale.ENGLISH,
              "%s: a standard deviation needs two values, not %d.",
              metric,
              values.size()));
    }
    return isConstant() ? 0 : Math.sqrt(StatUtils.variance(toArray()));
  }

  /** Tells whether all values are the same number; true for a single one, false for none. */
  public boolean isConstant() {
    return values.values().stream().distinct().count() == 1;
  }

  /**
   * Transforms every value, under a new metric and unit.
   *
   * <p>A value that the transformation makes NaN or infinite becomes missing, with both numbers in
   * the reason.
   */
  public Sample map(String newMetric, String newUnit, DoubleUnaryOperator transformation) {
    Builder builder = builder(newMetric, newUnit);
    missing.forEach(builder::missing);
    values.forEach(
        (seed, value) -> {
          double mapped = transformation.applyAsDouble(value);
          if (Double.isFinite(mapped)) {
            builder.put(seed, mapped);
          } else {
            builder.missing(
                seed, String.format(Locale.ENGLISH, "%s of %s gives %s", metric, value, mapped));
          }
        });
    return builder.build();
  }

  /**
   * Subtract the other sample, seed by seed.
   *
   * @throws IllegalArgumentException if the units differ
   */
  public Sample minus(Sample other) {
    if (!unit.equals(other.unit)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "%s is in \"%s\" and %s in \"%s\": a difference needs one unit.",
              metric,
              unit,
              other.metric,
              other.unit));
    }
    return pairedWith(
        other,
        String.format(Locale.ENGLISH, "%s − %s", metric, other.metric),
        unit,
        (mine, theirs) -> mine - theirs);
  }

  /**
   * Takes the natural logarithm of the ratio to the other sample, seed by seed.
   *
   * <p>A seed of which either value is not positive has no logarithm and becomes missing.
   */
  public Sample logRatio(Sample other) {
    return pairedWith(
        other,
        String.format(Locale.ENGLISH, "ln(%s / %s)", metric, other.metric),
        "ln ×",
        (mine, theirs) -> Math.log(mine) - Math.log(theirs));
  }

  /**
   * Combines with the other sample, seed by seed.
   *
   * <p>A seed missing on either side, or present on one side only, is carried as missing with the
   * reason; so is one for which the combination is NaN or infinite.
   */
  public Sample pairedWith(
      Sample other, String newMetric, String newUnit, DoubleBinaryOperator combination) {
    Builder builder = builder(newMetric, newUnit);
    SortedMap<Long, Boolean> seeds = new TreeMap<>();
    for (Sample side : List.of(this, other)) {
      side.values.keySet().forEach(seed -> seeds.put(seed, true));
      side.missing.keySet().forEach(seed -> seeds.put(seed, true));
    }
    for (long seed : seeds.keySet()) {
      Double mine = values.get(seed);
      Double theirs = other.values.get(seed);
      if (mine == null) {
        builder.missing(seed, reason(seed));
      } else if (theirs == null) {
        builder.missing(seed, other.reason(seed));
      } else {
        double combined = combination.applyAsDouble(mine, theirs);
        if (Double.isFinite(combined)) {
          builder.put(seed, combined);
        } else {
          builder.missing(
              seed,
              String.format(Locale.ENGLISH, "%s undefined for %s and %s", newMetric, mine, theirs));
        }
      }
    }
    return builder.build();
  }

  private String reason(long seed) {
    String stated = missing.get(seed);
    return String.format(
        Locale.ENGLISH, "%s: %s", metric, stated == null ? "not measured" : stated);
  }

  /** Collects values and missing seeds; each seed once. */
  public static final class Builder {
    private final String metric;
    private final String unit;
    private final SortedMap<Long, Double> values = new TreeMap<>();
    private final SortedMap<Long, String> missing = new TreeMap<>();

    private Builder(String metric, String unit) {
      this.metric = metric;
      this.unit = unit;
    }

    /**
     * Adds the value of a seed.
     *
     * @throws IllegalArgumentException if the seed has a value or is missing already
     */
    public Builder put(long seed, double value) {
      refuseTwice(seed);
      values.put(seed, value);
      return this;
    }

    /**
     * Adds a seed that gave no value.
     *
     * @throws IllegalArgumentException if the seed has a value or is missing already
     */
    public Builder missing(long seed, String reason) {
      refuseTwice(seed);
      missing.put(seed, reason);
      return this;
    }

    /** Builds the sample, with the checks of its constructor. */
    public Sample build() {
      return new Sample(metric, unit, values, missing);
    }

    private void refuseTwice(long seed) {
      if (values.containsKey(seed) || missing.containsKey(seed)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ENGLISH,
                "%s of seed %d is given twice: a seed replicates once.",
                metric,
                seed));
      }
    }
  }
}
