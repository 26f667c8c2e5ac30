package dev.assay.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.claim.Calibration;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plants each mutant of each instrument and sees its self-check fail. */
class InstrumentRegistryTest {
  private static final InstrumentRegistry REGISTRY = InstrumentRegistry.ofAll();

  static Stream<Instrument<?>> instruments() {
    return REGISTRY.instruments().stream();
  }

  @ParameterizedTest
  @MethodSource("instruments")
  void theInstrumentInUsePassesItsSelfCheck(Instrument<?> instrument) {
    assertThat(REGISTRY.calibrate(instrument.name()).fault()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("instruments")
  void everyMutantIsCaught(Instrument<?> instrument) {
    Calibration calibration = REGISTRY.calibrate(instrument.name());
    assertThat(calibration.missed()).isEmpty();
    assertThat(calibration.caught()).isEqualTo(instrument.mistakes()).isNotEmpty();
    assertThat(calibration.passed()).isTrue();
    assertThat(calibration.failure()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("instruments")
  void aMutantInUseMayNotTestify(Instrument<?> instrument) {
    assertThat(Registries.spoilt(instrument).calibrate().failure())
        .get()
        .asString()
        .contains(instrument.name(), "its self-check failed, as ");
  }

  @ParameterizedTest
  @MethodSource("instruments")
  void aBlindSelfCheckMayNotTestify(Instrument<?> instrument) {
    Calibration calibration = Registries.blinding(instrument.name()).calibrate(instrument.name());
    assertThat(calibration.fault()).isEmpty();
    assertThat(calibration.missed()).isEqualTo(instrument.mistakes());
    assertThat(calibration.failure())
        .get()
        .asString()
        .contains("misses the mutant \"" + instrument.mistakes().get(0) + "\"");
  }

  /** The mistakes that public solutions made, in the words of those who found them. */
  @Test
  void theMistakesThatManufacturedAResultAreAllPlanted() {
    assertThat(instruments().flatMap(instrument -> instrument.mistakes().stream()))
        .contains(
            "a loss averaged over the batch and divided by N once more: a spurious 1/b²",
            "the perturbed loss is divided by a constant that the other is not",
            "one scalar offset for a whole tensor",
            "a PCA that is fitted and then not used: the first two weights",
            "a PCA per run instead of one over all",
            "\"100 runs\" that never initialise anew",
            "the permutation is drawn afresh each epoch",
            "the test labels are permuted too",
            "the last mini-batch stands for the set",
            "a layer is built and not connected",
            // Seen in public solutions too, by the audit of the verdicts.
            "the network on the mixed weights is trained for an epoch before it is measured",
            "the perturbed weights are kept by reference, so that perturbations add up",
            "ReLU on the logits",
            "84 outputs for ten classes",
            "the mixed weights are computed and never loaded",
            "labels leak: every other image keeps its own",
            "labels leak: the test images are trained on too");
  }

  @Test
  void anInstrumentThatFailsHasAFaultAndAMutantThatFailsIsNotCaught() {
    Runnable breaks =
        () -> {
          throw new IllegalStateException("no luck");
        };
    Calibration calibration =
        Instrument.<Runnable>of("x", "", breaks, "", (run, faults) -> run.run())
            .mutant("a mistake", breaks)
            .calibrate();
    assertThat(calibration.fault()).get().asString().contains("no luck");
    assertThat(calibration.missed()).containsExactly("a mistake");
  }

  @Test
  void isHeardOnce() {
    InstrumentRegistry registry = InstrumentRegistry.ofAll();
    assertThat(registry.calibrate(InstrumentRegistry.SETTLING))
        .isSameAs(registry.calibrate(InstrumentRegistry.SETTLING));
  }

  @Test
  void namesWhatItDoesNotHold() {
    assertThatThrownBy(() -> REGISTRY.calibrate("thermometer"))
        .hasMessageContaining("no instrument \"thermometer\" in the registry")
        .hasMessageContaining(InstrumentRegistry.SENSITIVITY);
  }

  @Test
  void refusesAnInstrumentWithoutMutants() {
    Instrument<String> bare =
        Instrument.of(InstrumentRegistry.SETTLING, "", "", "", (value, faults) -> {});
    assertThatThrownBy(() -> new InstrumentRegistry(List.of(bare)))
        .hasMessageContaining("without mutants");
    assertThatThrownBy(() -> new InstrumentRegistry(List.of(bare.mutant("a", "").mutant("a", ""))))
        .hasMessageContaining("\"settling\"");
  }

  @Test
  void findsNanWrong() {
    Faults faults = new Faults();
    faults.near("the number", Double.NaN, 1, 1e9);
    assertThat(faults.first()).get().asString().contains("NaN where 1.0000");
  }

  @Test
  void theTableIsWhatTheDockHolds() throws IOException {
    assertThat(InstrumentPage.committed()).isEqualTo(InstrumentPage.table());
  }
}
