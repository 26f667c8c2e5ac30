package dev.assay.instrument;

/** Makes registries in which one instrument is not as it should be. */
public final class Registries {
  private Registries() {}

  /**
   * Returns the registry with every instrument, one of which has a self-check that sees nothing.
   */
  public static InstrumentRegistry blinding(String name) {
    return new InstrumentRegistry(
        InstrumentRegistry.ofAll().instruments().stream()
            .<Instrument<?>>map(one -> one.name().equals(name) ? blind(one) : one)
            .toList());
  }

  private static <T> Instrument<T> blind(Instrument<T> instrument) {
    return with(instrument, instrument.real(), (implementation, faults) -> {});
  }

  /** Returns the instrument with its first mutant in use. */
  static <T> Instrument<T> spoilt(Instrument<T> instrument) {
    return with(instrument, instrument.mutants().get(0).planted(), instrument.check());
  }

  private static <T> Instrument<T> with(Instrument<T> instrument, T real, SelfCheck<T> check) {
    return new Instrument<>(
        instrument.name(),
        instrument.measures(),
        real,
        instrument.against(),
        check,
        instrument.mutants());
  }
}
