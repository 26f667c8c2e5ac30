package dev.assay.experiment;

import dev.assay.instrument.Instrument;
import dev.assay.measurement.MeasuredSeries;
import dev.assay.report.figure.Axis;
import dev.assay.statistics.MetricRange;
import dev.assay.training.Probe;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A number that runs have, said once: its name and unit, the probes that measure it, the
 * instruments that vouch for it, how it is read off a result, and how it is drawn.
 *
 * <p>Immutable; each method returns a metric with one thing more.
 *
 * @param name the name, which criteria and pages use
 * @param unit the unit; empty where it has none
 * @param task what a network must be trained for to have it
 * @param probes what a trial must be asked for
 * @param instruments what measures it, by the names in the {@link
 *     dev.assay.instrument.InstrumentRegistry}
 * @param own those of them that are the report's own
 * @param reader how it is read
 * @param ownArms the arms under which it is entered where these are not the comparison's: of a
 *     metric of several runs, of some of the runs, or of several places of a run; each with its
 *     place on an axis or NaN
 * @param curve the measured curve that shows it best, if one does
 * @param range what it can be: its ends and steps
 */
public record Metric(
    String name,
    String unit,
    Task task,
    List<ProbeChoice> probes,
    List<String> instruments,
    List<Instrument<?>> own,
    Reader reader,
    Map<String, Double> ownArms,
    Optional<Curve> curve,
    MetricRange range) {

  /** What a network is trained for. */
  public enum Task {
    /** Either. */
    ANY("any data"),
    /** Values of a function. */
    REGRESSION("the values of a function"),
    /** Classes of images. */
    CLASSIFICATION("the classes of images");

    private final String text;

    Task(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  /** Chooses a probe for a trial that has no probes yet. */
  @FunctionalInterface
  public interface ProbeChoice {
    /** Returns the probe; the plan tells the scale, the trial its steps and data. */
    Probe of(Plan plan, Trial trial);
  }

  /** Reads the number of one arm off the runs of one seed. */
  @FunctionalInterface
  public interface Reader {
    /**
     * Returns the number; what is not finite is missing.
     *
     * @throws NotMeasuredException if there is none, with the reason
     * @throws NoCaseException if the seed's run is no case of what the metric is about
     */
    double read(SeedRuns runs, String arm);
  }

  /**
   * A measured curve, drawn for every arm.
   *
   * @param series its name in the results
   * @param x what it runs over
   * @param y what it shows
   */
  public record Curve(String series, Axis x, Axis y) {}

  /** Checks that it has a name, and copies the lists. */
  public Metric {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a metric needs a name, such as \"final loss\"");
    }
    probes = List.copyOf(probes);
    instruments = List.copyOf(instruments);
    own = List.copyOf(own);
    // Map.copyOf would lose the order, which readers see.
    ownArms = Collections.unmodifiableMap(new LinkedHashMap<>(ownArms));
  }

  /** Reads a number at one place, such as an epoch, off the runs of one seed. */
  @FunctionalInterface
  public interface PlaceReader {
    /**
     * Returns the number; what is not finite is missing.
     *
     * @throws NotMeasuredException if there is none, with the reason
     */
    double read(SeedRuns runs, double place);
  }

  /** Returns a metric that each run has. */
  public static Metric ofRun(String name, ToDoubleFunction<TrialResult> read) {
    return ofArm(name, (run, arm) -> read.applyAsDouble(run));
  }

  /** Returns a metric that each run has: a number that a probe leaves under this name. */
  public static Metric ofScalar(String name, String scalar) {
    return ofRun(name, run -> run.measurements().scalar(scalar));
  }

  /** Returns a metric that each run has, read off a curve that a probe leaves under this name. */
  public static Metric ofCurve(String name, String series, ToDoubleFunction<MeasuredSeries> read) {
    return ofRun(name, run -> read.applyAsDouble(run.measurements().series(series)));
  }

  /** Returns a metric that each run has, and that is read by the arm for which it stands. */
  public static Metric ofArm(String name, ToDoubleBiFunction<TrialResult, String> read) {
    return of(name, (runs, arm) -> read.applyAsDouble(runs.of(arm), arm), Map.of());
  }

  /**
   * Returns a metric that the runs of one seed have together, such as the distance of two arms.
   *
   * @param arm the name of what it is a number of
   */
  public static Metric ofSeed(String name, String arm, ToDoubleFunction<SeedRuns> read) {
    return of(name, (runs, unused) -> read.applyAsDouble(runs), Map.of(arm, Double.NaN));
  }

  /**
   * Returns the same with several arms of its own, such as two distances, or two points of a run.
   */
  public static Metric ofSeed(String name, Collection<String> arms, Reader read) {
    Map<String, Double> own = new LinkedHashMap<>();
    arms.forEach(arm -> own.put(arm, Double.NaN));
    return of(name, read, own);
  }

  /**
   * Returns a metric that is read at several places, such as epochs: each is an arm of its own, for
   * trends and barriers.
   *
   * @param places the places, by the names of their arms
   */
  public static Metric along(String name, Map<String, Double> places, PlaceReader read) {
    Map<String, Double> own = new LinkedHashMap<>(places);
    return of(name, (runs, arm) -> read.read(runs, Objects.requireNonNull(own.get(arm))), places);
  }

  /** Returns the same of places whose arms are named by a rule. */
  public static Metric along(
      String name, DoubleStream places, DoubleFunction<String> arm, PlaceReader read) {
    Map<String, Double> byArm = new LinkedHashMap<>();
    places.forEachOrdered(place -> byArm.put(arm.apply(place), place));
    return along(name, byArm, read);
  }

  private static Metric of(String name, Reader reader, Map<String, Double> ownArms) {
    return new Metric(
        name,
        "",
        Task.ANY,
        List.of(),
        List.of(),
        List.of(),
        reader,
        ownArms,
        Optional.empty(),
        MetricRange.ANY);
  }

  /** Returns the same with one more arm of its own, which is read another way. */
  public Metric and(String arm, ToDoubleFunction<SeedRuns> read) {
    Map<String, Double> more = new LinkedHashMap<>(ownArms);
    more.put(arm, Double.NaN);
    Reader both =
        (runs, one) -> one.equals(arm) ? read.applyAsDouble(runs) : reader.read(runs, one);
    return new Metric(name, unit, task, probes, instruments, own, both, more, curve, range);
  }

  /** Returns the same as a mean cross entropy: in nats, and not negative. */
  public Metric asCrossEntropy() {
    return in("nats").within(MetricRange.NOT_NEGATIVE);
  }

  /** Returns the same in a unit. */
  public Metric in(String newUnit) {
    return new Metric(name, newUnit, task, probes, instruments, own, reader, ownArms, curve, range);
  }

  /** Returns the same for networks of one task alone. */
  public Metric onlyFor(Task newTask) {
    return new Metric(name, unit, newTask, probes, instruments, own, reader, ownArms, curve, range);
  }

  /** Returns the same with probes that a trial is asked for. */
  public Metric from(Probe... more) {
    Metric metric = this;
    for (Probe probe : more) {
      metric = metric.from((plan, trial) -> probe);
    }
    return metric;
  }

  /** Returns the same with a probe that depends on the scale or the trial. */
  public Metric from(ProbeChoice more) {
    return new Metric(
        name,
        unit,
        task,
        Stream.concat(probes.stream(), Stream.of(more)).toList(),
        instruments,
        own,
        reader,
        ownArms,
        curve,
        range);
  }

  /** Returns the same with what it can be: a run that measures anything else is refused. */
  public Metric within(MetricRange newRange) {
    return new Metric(name, unit, task, probes, instruments, own, reader, ownArms, curve, newRange);
  }

  /** Returns the same with the instruments that vouch for it. */
  public Metric measuredBy(String... names) {
    return new Metric(name, unit, task, probes, List.of(names), own, reader, ownArms, curve, range);
  }

  /**
   * Returns the same with an instrument of the report's own that vouches for it too: its self-check
   * and its mutants are tried when a claim that reads this is judged.
   */
  public Metric measuredBy(Instrument<?> instrument) {
    return new Metric(
        name,
        unit,
        task,
        probes,
        Stream.concat(instruments.stream(), Stream.of(instrument.name())).toList(),
        Stream.concat(own.stream(), Stream.of(instrument)).toList(),
        reader,
        ownArms,
        curve,
        range);
  }

  /** Returns the same with a curve that its default figure draws. */
  public Metric drawn(String series, Axis x, Axis y) {
    return new Metric(
        name,
        unit,
        task,
        probes,
        instruments,
        own,
        reader,
        ownArms,
        Optional.of(new Curve(series, x, y)),
        range);
  }

  /**
   * Returns the number of one run, of a metric that each run has.
   *
   * @throws NotMeasuredException if it has none, with the reason
   */
  public double of(TrialResult run) {
    return reader.read(new SeedRuns(Map.of(name, run)), name);
  }

  /** Returns the number of each run, of a metric that each run has; NaN where it has none. */
  public double[] of(List<TrialResult> runs) {
    return runs.stream().mapToDouble(this::orNone).toArray();
  }

  private double orNone(TrialResult run) {
    try {
      return of(run);
    } catch (NotMeasuredException e) {
      return Double.NaN;
    }
  }

  /** Returns the arms of its own at these places, in their order. */
  public List<String> armsAt(DoublePredicate places) {
    return ownArms.entrySet().stream()
        .filter(arm -> places.test(arm.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Tells whether it is read at places of an axis. */
  boolean hasPlaces() {
    return !ownArms.isEmpty() && ownArms.values().stream().noneMatch(place -> place.isNaN());
  }

  void requireFor(Task given) {
    if (task != Task.ANY && task != given) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "\"%s\" is a metric of networks that learn %s, and these learn %s: take another metric",
              name,
              task.text(),
              given.text()));
    }
  }
}
