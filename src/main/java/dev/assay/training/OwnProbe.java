package dev.assay.training;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.training.result.Recorder;
import java.io.Serial;
import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * A measurement of a report's own, asked of a trial like a built-in one: it is measured beside the
 * run's training, its results are stored, and its name, version and settings are part of the
 * trial's key. Raise the version when the code measures something else, or old results are served.
 *
 * <p>What it records is kept under its name: {@code into.scalar("share", …)} of a probe called
 * {@code dead} is {@code dead.share}. Equal by name, version and settings.
 *
 * <p>It goes to the executors of a cluster, so what its code captures must be serialisable.
 */
@JsonAutoDetect(
    getterVisibility = JsonAutoDetect.Visibility.NONE,
    isGetterVisibility = JsonAutoDetect.Visibility.NONE,
    fieldVisibility = JsonAutoDetect.Visibility.NONE)
public final class OwnProbe implements Probe, Serializable {
  private static final long serialVersionUID = 1L;

  /** What measures one run; each run has an instance of its own. It must leave the run alone. */
  public interface Measurement {
    /** Called before the first step. */
    default void started(TrainingRun run, Recorder into) {}

    /** Called in each step when the gradient is known and before the optimizer uses it up. */
    default void gradientReady(TrainingRun run, Recorder into) {}

    /** Called after each pass over the training set, and after the last step. */
    default void epochEnded(TrainingRun run, Recorder into) {}

    /** Called after the last step, with the trained network. */
    default void finished(TrainingRun run, Recorder into) {}
  }

  /** Measures the trained network once. */
  @FunctionalInterface
  public interface AtTheEnd extends Serializable {
    /** Records what it measures. */
    void measure(TrainingRun run, Recorder into);
  }

  /** Makes what measures one run. */
  @FunctionalInterface
  public interface Start extends Supplier<Measurement>, Serializable {}

  private final String name;
  private final int version;
  private final SortedMap<String, Double> settings;
  private final Start measurement;
  private final ToDoubleFunction<Trial> cost;

  private OwnProbe(
      String name,
      int version,
      Map<String, Double> settings,
      Start measurement,
      ToDoubleFunction<Trial> cost) {
    if (!name.matches("[a-z][a-z0-9-]*") || version < 1) {
      throw new IllegalArgumentException(
          "a probe called \""
              + name
              + "\" of version "
              + version
              + ": give a name of small letters, digits and dashes, and a version from 1");
    }
    this.name = name;
    this.version = version;
    this.settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    this.measurement = measurement;
    this.cost = cost;
  }

  /** Reads a stored probe, of which only what is equal or not is left. */
  @JsonCreator
  static OwnProbe stored(
      @JsonProperty("name") String name,
      @JsonProperty("version") int version,
      @JsonProperty("settings") Map<String, Double> settings) {
    return new OwnProbe(
        name,
        version,
        settings,
        () -> {
          throw new IllegalStateException(
              "probe " + name + " was read from a store: ask for the report's own, by OwnProbe.of");
        },
        trial -> 0);
  }

  /** Returns a probe that watches the whole run. */
  public static OwnProbe of(String name, int version, Start measurement) {
    return new OwnProbe(name, version, Map.of(), measurement, trial -> 0);
  }

  /** Returns a probe that measures the trained network. */
  public static OwnProbe atTheEnd(String name, int version, AtTheEnd measure) {
    return of(
        name,
        version,
        () ->
            new Measurement() {
              @Override
              public void finished(TrainingRun run, Recorder into) {
                measure.measure(run, into);
              }
            });
  }

  /** Returns the same with a number that its measurement depends on, for the key. */
  public OwnProbe with(String setting, double value) {
    Map<String, Double> more = new TreeMap<>(settings);
    more.put(setting, value);
    return new OwnProbe(name, version, more, measurement, cost);
  }

  /** Returns the same with the floating-point operations that it takes, for the time left. */
  public OwnProbe costing(ToDoubleFunction<Trial> operations) {
    return new OwnProbe(name, version, settings, measurement, operations);
  }

  /** Its cost stays behind: what is left of a run is told where the run is. */
  private record Sent(String name, int version, Map<String, Double> settings, Start measurement)
      implements Serializable {
    private static final long serialVersionUID = 1L;

    @Serial
    private Object readResolve() {
      return new OwnProbe(name, version, settings, measurement, trial -> 0);
    }
  }

  @Serial
  private Object writeReplace() {
    return new Sent(name, version, settings, measurement);
  }

  @JsonProperty
  String name() {
    return name;
  }

  @JsonProperty
  int version() {
    return version;
  }

  @JsonProperty
  SortedMap<String, Double> settings() {
    return settings;
  }

  @Override
  public Set<String> leaves() {
    return Set.of(name + ".");
  }

  @Override
  public Observer observer() {
    Measurement own = measurement.get();
    return new Observer() {
      @Override
      public void started(TrainingRun run) {
        own.started(run, into(run));
      }

      @Override
      public void gradientReady(TrainingRun run) {
        own.gradientReady(run, into(run));
      }

      @Override
      public void epochEnded(TrainingRun run) {
        own.epochEnded(run, into(run));
      }

      @Override
      public void finished(TrainingRun run) {
        own.finished(run, into(run));
      }

      private Recorder into(TrainingRun run) {
        return run.recorder().under(name + ".");
      }
    };
  }

  @Override
  public double work(Trial trial) {
    return cost.applyAsDouble(trial);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OwnProbe that
        && name.equals(that.name)
        && version == that.version
        && settings.equals(that.settings);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, version, settings);
  }

  @Override
  public String toString() {
    return "OwnProbe[" + name + ", version " + version + ", " + settings + "]";
  }
}
