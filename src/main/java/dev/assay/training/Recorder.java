package dev.assay.training;

import dev.assay.measurement.Series;
import dev.assay.measurement.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects what the observers of one run record. */
final class Recorder {
  private final SortedMap<String, List<double[]>> points = new TreeMap<>();
  private final SortedMap<String, Series> series = new TreeMap<>();
  private final SortedMap<String, Double> scalars = new TreeMap<>();
  private final SortedMap<String, Weights> weights = new TreeMap<>();

  /** Appends a point to a growing series. */
  void point(String name, double x, double y) {
    points.computeIfAbsent(name, unused -> new ArrayList<>()).add(new double[] {x, y});
  }

  void series(String name, Series whole) {
    series.put(name, whole);
  }

  void scalar(String name, double value) {
    scalars.put(name, value);
  }

  void weights(String name, Weights value) {
    weights.put(name, value);
  }

  Measurements measurements() {
    SortedMap<String, Series> all = new TreeMap<>(series);
    points.forEach(
        (name, list) ->
            all.put(
                name,
                new Series(
                    list.stream().mapToDouble(point -> point[0]).toArray(),
                    list.stream().mapToDouble(point -> point[1]).toArray())));
    return new Measurements(all, scalars, weights);
  }
}
