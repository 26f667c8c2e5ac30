package dev.assay.claim.evidence;

import dev.assay.statistics.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The samples of several arms turned around: one curve over the arms per seed.
 *
 * @param unit unit of the values
 * @param curves values by seed, in the order of the arms
 * @param missing reason by seed for each seed that lacks an arm
 */
public record SeedCurves(
    String unit, SortedMap<Long, List<Double>> curves, SortedMap<Long, String> missing) {

  public SeedCurves {
    curves = Collections.unmodifiableSortedMap(new TreeMap<>(curves));
    missing = Collections.unmodifiableSortedMap(new TreeMap<>(missing));
  }

  /** Gathers a metric over arms; a seed that lacks one of them is missing. */
  public static SeedCurves of(Evidence evidence, String metric, List<String> arms) {
    List<Sample> samples = arms.stream().map(arm -> evidence.sample(metric, arm)).toList();
    SortedMap<Long, List<Double>> curves = new TreeMap<>();
    SortedMap<Long, String> missing = new TreeMap<>();
    SortedMap<Long, String> seeds = new TreeMap<>();
    for (Sample sample : samples) {
      sample.values().keySet().forEach(seed -> seeds.put(seed, ""));
      sample.missing().keySet().forEach(seed -> seeds.put(seed, ""));
    }
    for (long seed : seeds.keySet()) {
      List<Double> curve = new ArrayList<>();
      for (Sample sample : samples) {
        Double value = sample.values().get(seed);
        if (value == null) {
          String reason = sample.missing().getOrDefault(seed, "not measured");
          missing.putIfAbsent(
              seed, String.format(Locale.ENGLISH, "%s: %s", sample.metric(), reason));
        } else {
          curve.add(value);
        }
      }
      if (curve.size() == samples.size()) {
        curves.put(seed, List.copyOf(curve));
      }
    }
    return new SeedCurves(samples.get(0).unit(), curves, missing);
  }

  /** Appends the other curves, seed by seed; a seed missing on either side is missing. */
  public SeedCurves joinedWith(SeedCurves other) {
    SortedMap<Long, List<Double>> joined = new TreeMap<>();
    SortedMap<Long, String> lost = new TreeMap<>(other.missing);
    lost.putAll(missing);
    curves.forEach(
        (seed, curve) -> {
          List<Double> theirs = other.curves.get(seed);
          if (theirs != null) {
            joined.put(seed, Stream.concat(curve.stream(), theirs.stream()).toList());
          } else {
            lost.putIfAbsent(seed, "not measured on both sides");
          }
        });
    other.curves.keySet().stream()
        .filter(seed -> !curves.containsKey(seed))
        .forEach(seed -> lost.putIfAbsent(seed, "not measured on both sides"));
    return new SeedCurves(unit, joined, lost);
  }

  /** Reduces each curve to one number; a seed for which it does not exist is missing. */
  public Sample reduce(String name, String newUnit, ToDoubleFunction<double[]> reduction) {
    Sample.Builder sample = Sample.builder(name, newUnit);
    curves.forEach(
        (seed, curve) -> {
          double reduced = reduction.applyAsDouble(array(curve));
          if (Double.isFinite(reduced)) {
            sample.put(seed, reduced);
          } else {
            sample.missing(
                seed, String.format(Locale.ENGLISH, "%s of %s is %s", name, curve, reduced));
          }
        });
    missing.forEach(sample::missing);
    return sample.build();
  }

  /** Copies the curves into arrays, ascending by seed. */
  public List<double[]> arrays() {
    return curves.values().stream().map(SeedCurves::array).toList();
  }

  static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  public static double[] places(Evidence evidence, List<String> arms) {
    return arms.stream().mapToDouble(evidence::x).toArray();
  }
}
