package dev.assay.instrument;

/**
 * Holds an implementation of an instrument against a closed form or an independent computation.
 *
 * <p>Small, fast and deterministic: it runs in every run that uses the instrument.
 *
 * @param <T> what implements the instrument
 */
@FunctionalInterface
public interface SelfCheck<T> {
  /** Notes what an implementation gets wrong; nothing if it is right. */
  void run(T implementation, Faults faults);
}
