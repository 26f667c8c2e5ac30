package dev.assay.training.result;

import dev.assay.measurement.MeasuredSeries;
import dev.assay.measurement.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects what the observers of one run record. */
public final class Recorder {
  private final SortedMap<String, List<double[]>> points;
  private final SortedMap<String, MeasuredSeries> series;
  private final SortedMap<String, Double> scalars;
  private final SortedMap<String, Weights> weights;
  private final String prefix;

  /** Creates a recorder that holds nothing yet. */
  public Recorder() {
    this(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), "");
  }

  private Recorder(
      SortedMap<String, List<double[]>> points,
      SortedMap<String, MeasuredSeries> series,
      SortedMap<String, Double> scalars,
      SortedMap<String, Weights> weights,
      String prefix) {
    this.points = points;
    this.series = series;
    this.scalars = scalars;
    this.weights = weights;
    this.prefix = prefix;
  }

  /** Returns a recorder into this one, each of whose names begins with a prefix. */
  public Recorder under(String begin) {
    return new Recorder(points, series, scalars, weights, prefix + begin);
  }

  /** Appends a point to a growing series. */
  public void point(String name, double x, double y) {
    points.computeIfAbsent(prefix + name, unused -> new ArrayList<>()).add(new double[] {x, y});
  }

  /** Keeps a whole series. */
  public void series(String name, MeasuredSeries whole) {
    series.put(prefix + name, whole);
  }

  /** Keeps one number. */
  public void scalar(String name, double value) {
    scalars.put(prefix + name, value);
  }

  /** Keeps weights. */
  public void weights(String name, Weights value) {
    weights.put(prefix + name, value);
  }

  /** Returns all that was recorded. */
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
