package dev.assay.instrument;

import dev.assay.claim.Calibration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something that measures, with a check of it and the mistakes that the check must catch. A report
 * registers its own by the metric that it measures.
 *
 * @param name how claims name it
 * @param measures what it measures, in one sentence without its full stop
 * @param real the implementation that the experiments use
 * @param against what it is checked against, in one sentence without its full stop
 * @param check the check
 * @param mutants wrong implementations
 * @param <T> what implements it
 */
public record Instrument<T>(
    String name,
    String measures,
    T real,
    String against,
    SelfCheck<T> check,
    List<Mutant<T>> mutants) {

  /** Copies the mutants. */
  public Instrument {
    mutants = List.copyOf(mutants);
  }

  /** Returns an instrument without mutants yet. */
  public static <T> Instrument<T> of(
      String name, String measures, T real, String against, SelfCheck<T> check) {
    return new Instrument<>(name, measures, real, against, check, List.of());
  }

  /** Returns the same with one more mistake to catch. */
  public Instrument<T> mutant(String mistake, T planted) {
    List<Mutant<T>> more = new ArrayList<>(mutants);
    more.add(new Mutant<>(mistake, planted));
    return new Instrument<>(name, measures, real, against, check, more);
  }

  /** Returns the mistakes that it must catch, in words. */
  public List<String> mistakes() {
    return mutants.stream().map(Mutant::mistake).toList();
  }

  /**
   * Checks the real implementation, plants each mutant, and returns what came of it.
   *
   * <p>An implementation in use that fails with an exception has a fault; a mutant that does so was
   * not caught, since it did not get as far as the mistake it stands for.
   */
  public Calibration calibrate() {
    List<String> caught = new ArrayList<>();
    List<String> missed = new ArrayList<>();
    for (Mutant<T> mutant : mutants) {
      (catches(mutant) ? caught : missed).add(mutant.mistake());
    }
    return new Calibration(name, faultInUse(), caught, missed);
  }

  private Optional<String> faultInUse() {
    try {
      return fault(real);
    } catch (RuntimeException e) {
      return Optional.of("it fails with " + e);
    }
  }

  private boolean catches(Mutant<T> mutant) {
    try {
      return fault(mutant.planted()).isPresent();
    } catch (RuntimeException e) {
      return false;
    }
  }

  private Optional<String> fault(T implementation) {
    Faults faults = new Faults();
    check.run(implementation, faults);
    return faults.first();
  }
}
