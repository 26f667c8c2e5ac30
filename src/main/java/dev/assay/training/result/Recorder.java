package dev.assay.training.result;

import dev.assay.measurement.MeasuredSeries;
import dev.assay.measurement.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects what the observers of one run record. */
public final class Recorder {
  private final SortedMap<String, List<double[]>> points = new TreeMap<>();
  private final SortedMap<String, MeasuredSeries> series = new TreeMap<>();
  private final SortedMap<String, Double> scalars = new TreeMap<>();
  private final SortedMap<String, Weights> weights = new TreeMap<>();

  /** Appends a point to a growing series. */
  public void point(String name, double x, double y) {
    points.computeIfAbsent(name, unused -> new ArrayList<>()).add(new double[] {x, y});
  }

  public void series(String name, MeasuredSeries whole) {
    series.put(name, whole);
  }

  public void scalar(String name, double value) {
    scalars.put(name, value);
  }

  public void weights(String name, Weights value) {
    weights.put(name, value);
  }

  public Measurements measurements() {
    SortedMap<String, MeasuredSeries> all = new TreeMap<>(series);
    points.forEach(
        (name, list) ->
            all.put(
                name,
                new MeasuredSeries(
                    list.stream().mapToDouble(point -> point[0]).toArray(),
                    list.stream().mapToDouble(point -> point[1]).toArray())));
    return new Measurements(all, scalars, weights);
  }
}
