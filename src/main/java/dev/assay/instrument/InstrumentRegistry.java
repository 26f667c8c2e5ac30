package dev.assay.instrument;

import dev.assay.claim.Calibration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one list of the instruments, each calibrated at most once.
 *
 * <p>An instrument is calibrated when a claim that it measures is judged. One whose implementation
 * in use has a fault, or whose self-check misses a mutant, did not pass its calibration.
 */
public final class InstrumentRegistry {
  public static final String PARAMETER_COUNT = "parameter count";
  public static final String CONNECTION = "connected layers";
  public static final String EVALUATION = "evaluation of a set";
  public static final String STARTS = "fresh starts";
  public static final String LABELS = "permuted labels";
  public static final String EPOCH_MEANS = "epoch means";
  public static final String STEPS = "loss and gradient norm of a step";
  public static final String FIXED_BATCH = "gradient of a fixed batch";
  public static final String CHECKPOINT = "checkpoint";
  public static final String FITTED_CURVE = "fitted curve";
  public static final String CURVE_FIT = "fit of a curve";
  public static final String SPIKINESS = "spikiness";
  public static final String DISPLACEMENT = "displacement of a layer";
  public static final String SENSITIVITY = "sensitivity";
  public static final String MINIMAL_RATIO = "minimal ratio";
  public static final String SPECTRUM = "Hessian spectrum";
  public static final String CRITICAL_POINT = "critical-point search";
  public static final String LINE = "line between two solutions";
  public static final String BARRIER = "barrier and dip";
  public static final String CURVATURE = "curvature";
  public static final String WEIGHT_MATCHING = "weight matching";
  public static final String PLANE = "plane of all runs";
  public static final String EXPLAINED = "explained variance";
  public static final String AGREEMENT = "agreement of two runs";
  public static final String PERSISTENCE = "persistence of the steps";
  public static final String RANDOM_WALK = "random-walk null";
  public static final String DISTANCE = "distance between runs";
  public static final String SETTLING = "settling";
  public static final String SHARPNESS = "sharpness";
  public static final String SURFACE = "error surface";

  /** Those that read weights on their way from start to end. */
  public static final Set<String> OF_TRAJECTORIES =
      Set.of(
          DISPLACEMENT, PLANE, EXPLAINED, AGREEMENT, PERSISTENCE, RANDOM_WALK, DISTANCE, SETTLING);

  private final List<Instrument<?>> instruments;
  private final Map<String, Calibration> calibrations = new ConcurrentHashMap<>();

  /**
   * Lists some instruments, none calibrated yet.
   *
   * @throws IllegalArgumentException if one stands there twice or has no mutants of different names
   */
  InstrumentRegistry(List<Instrument<?>> instruments) {
    this.instruments = List.copyOf(instruments);
    HashSet<String> names = new HashSet<>();
    for (Instrument<?> instrument : instruments) {
      if (!names.add(instrument.name())
          || instrument.mutants().isEmpty()
          || new HashSet<>(instrument.mistakes()).size() < instrument.mistakes().size()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ENGLISH,
                "the instrument \"%s\" stands in the registry twice, or without mutants of different names",
                instrument.name()));
      }
    }
  }

  /** Returns the registry with every instrument of the project, none calibrated yet. */
  public static InstrumentRegistry ofAll() {
    return new InstrumentRegistry(
        Stream.of(
                NetworkInstruments.all(),
                TrainingInstruments.all(),
                ProbeInstruments.all(),
                CurveInstruments.all(),
                GradientInstruments.all(),
                CriticalPointInstruments.all(),
                LineInstruments.all(),
                PlaneInstruments.all(),
                TrajectoryInstruments.all(),
                LandscapeInstruments.all())
            .<Instrument<?>>flatMap(List::stream)
            .toList());
  }

  /**
   * Returns the registry with a report's own instruments beside its own, each once; what was
   * calibrated need not be again.
   *
   * @throws IllegalArgumentException if two have one name, or one has no mutants
   */
  public InstrumentRegistry with(Collection<Instrument<?>> own) {
    if (own.isEmpty()) {
      return this;
    }
    InstrumentRegistry all =
        new InstrumentRegistry(
            Stream.concat(instruments.stream(), own.stream()).distinct().toList());
    all.calibrations.putAll(calibrations);
    return all;
  }

  /** Returns the instruments, in the order of the measurements' way from network to number. */
  public List<Instrument<?>> instruments() {
    return instruments;
  }

  /** Returns the instruments' names. */
  public List<String> names() {
    return instruments.stream().map(Instrument::name).toList();
  }

  /**
   * Calibrates an instrument, or returns what its calibration found before.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public Calibration calibrate(String name) {
    return calibrations.computeIfAbsent(name, uncalibrated -> find(uncalibrated).calibrate());
  }

  private Instrument<?> find(String name) {
    return instruments.stream()
        .filter(instrument -> instrument.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        Locale.ENGLISH,
                        "no instrument \"%s\" in the registry: it holds %s",
                        name,
                        names().stream().collect(Collectors.joining("\", \"", "\"", "\"")))));
  }
}
