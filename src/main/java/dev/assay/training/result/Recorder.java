package dev.assay.training.result;

import dev.assay.measurement.MeasuredSeries;
import dev.assay.measurement.Weights;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /** Writes all that was recorded so far. */
  public void save(DataOutput out) throws IOException {
    out.writeInt(points.size());
    for (Map.Entry<String, List<double[]>> entry : points.entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeInt(entry.getValue().size());
      for (double[] point : entry.getValue()) {
        out.writeDouble(point[0]);
        out.writeDouble(point[1]);
      }
    }
    out.writeInt(series.size());
    for (Map.Entry<String, MeasuredSeries> entry : series.entrySet()) {
      out.writeUTF(entry.getKey());
      entry.getValue().save(out);
    }
    out.writeInt(scalars.size());
    for (Map.Entry<String, Double> entry : scalars.entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeDouble(entry.getValue());
    }
    out.writeInt(weights.size());
    for (Map.Entry<String, Weights> entry : weights.entrySet()) {
      out.writeUTF(entry.getKey());
      entry.getValue().save(out);
    }
  }

  /** Takes over what {@link #save} wrote, in place of what was recorded here. */
  public void restore(DataInput in) throws IOException {
    points.clear();
    for (int i = in.readInt(); i > 0; i--) {
      String name = in.readUTF();
      for (int n = in.readInt(); n > 0; n--) {
        point(name, in.readDouble(), in.readDouble());
      }
    }
    series.clear();
    for (int i = in.readInt(); i > 0; i--) {
      series(in.readUTF(), MeasuredSeries.restore(in));
    }
    scalars.clear();
    for (int i = in.readInt(); i > 0; i--) {
      scalar(in.readUTF(), in.readDouble());
    }
    weights.clear();
    for (int i = in.readInt(); i > 0; i--) {
      weights(in.readUTF(), Weights.restore(in));
    }
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
