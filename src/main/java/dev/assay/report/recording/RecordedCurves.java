package dev.assay.report.recording;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Every seed's curves of a recorded section, with fewer points than were measured.
 *
 * @param trials the section's trials, seeds apart, in the order in which they were planned
 */
public record RecordedCurves(List<Run> trials) {
  private static final MathContext DIGITS = new MathContext(5);

  /**
   * The curves of one trial under every seed.
   *
   * @param setting digest of the trial apart from its seeds, which tells it from others
   * @param text the trial in words
   * @param curves by the name of what was measured and by seed
   */
  public record Run(String setting, String text, SortedMap<String, SortedMap<Long, Curve>> curves) {
    /** Copies the maps. */
    public Run {
      SortedMap<String, SortedMap<Long, Curve>> copy = new TreeMap<>();
      curves.forEach(
          (name, seeds) -> copy.put(name, Collections.unmodifiableSortedMap(new TreeMap<>(seeds))));
      curves = Collections.unmodifiableSortedMap(copy);
    }

    /** A seed that both have stays as this one has it. */
    Run and(Run other) {
      SortedMap<String, SortedMap<Long, Curve>> all = new TreeMap<>();
      curves.forEach((name, seeds) -> all.put(name, new TreeMap<>(seeds)));
      other.curves.forEach(
          (name, seeds) ->
              seeds.forEach(all.computeIfAbsent(name, n -> new TreeMap<>())::putIfAbsent));
      return new Run(setting, text, all);
    }

    Run each(UnaryOperator<Curve> change) {
      SortedMap<String, SortedMap<Long, Curve>> all = new TreeMap<>();
      curves.forEach(
          (name, seeds) -> {
            SortedMap<Long, Curve> changed = new TreeMap<>();
            seeds.forEach((seed, curve) -> changed.put(seed, change.apply(curve)));
            all.put(name, changed);
          });
      return new Run(setting, text, all);
    }
  }

  /**
   * One curve.
   *
   * @param x where it was measured, ascending
   * @param y what was measured there, to five digits; as many as x
   */
  public record Curve(List<Double> x, List<Double> y) {
    /** Copies and rounds. */
    public Curve {
      if (x.size() != y.size()) {
        throw new IllegalArgumentException(
            x.size() + " x and " + y.size() + " y: give one y for each x.");
      }
      x = List.copyOf(x);
      y = y.stream().map(Curve::rounded).toList();
    }

    /** Thins the curve evenly to so many points at most, its ends among them. */
    Curve thinned(int points) {
      int n = x.size();
      if (n <= points) {
        return this;
      }
      List<Double> fewerX = new ArrayList<>();
      List<Double> fewerY = new ArrayList<>();
      for (int i = 0; i < points; i++) {
        int at = (int) Math.round(i * (n - 1.0) / (points - 1));
        fewerX.add(x.get(at));
        fewerY.add(y.get(at));
      }
      return new Curve(fewerX, fewerY);
    }

    private static double rounded(double value) {
      return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : value;
    }
  }

  /** Copies the list. */
  public RecordedCurves {
    trials = List.copyOf(trials);
  }

  /** Adds the seeds of another recording of the section; one that both have stays as it is here. */
  public RecordedCurves and(RecordedCurves other) {
    Map<String, Run> all = new LinkedHashMap<>();
    trials.forEach(run -> all.put(run.setting(), run));
    other.trials.forEach(run -> all.merge(run.setting(), run, Run::and));
    return new RecordedCurves(List.copyOf(all.values()));
  }

  /** Thins every curve to so many points at most. */
  RecordedCurves thinned(int points) {
    return new RecordedCurves(
        trials.stream().map(run -> run.each(curve -> curve.thinned(points))).toList());
  }
}
