package dev.assay.hw1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.Claim;
import dev.assay.claim.assessment.Role;
import dev.assay.claim.criterion.AllOf;
import dev.assay.experiment.Experiment;
import dev.assay.instrument.InstrumentRegistry;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What HW1 asks of itself, beyond what every report owes: {@link Hw1ContractTest}. */
class Hw1CompletenessTest {
  static Stream<Experiment> experiments() {
    return Hw1ContractTest.all();
  }

  @Test
  void hasEveryClaimOfTheReportOnce() {
    Stream<String> ids = experiments().flatMap(e -> e.claims().stream()).map(Claim::id);
    assertThat(ids.toList()).containsExactlyInAnyOrderElementsOf(ids());
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void saysOfEachClaimWhatTheLiteratureAndEarlierSolutionsFound(Experiment experiment) {
    assertThat(experiment.claims())
        .allSatisfy(
            claim -> {
              assertThat(claim.literature()).as(claim.id()).isPresent();
              assertThat(claim.earlierSolutions()).as(claim.id()).isPresent();
            });
  }

  @Test
  void judgesTheReportsExplanationsApart() {
    assertThat(
            experiments()
                .flatMap(e -> e.claims().stream())
                .filter(claim -> claim.explanation().isPresent())
                .map(Claim::id))
        .contains("Z3", "C6", "P4", "P5", "R5", "I4", "S1", "S3", "S4", "S5");
  }

  /** What is refuted was asked where it could be asked; arithmetic can always be. */
  @Test
  void asksOfEachClaimThatCanBeRefutedWhatMustWorkFirst() {
    assertThat(
            experiments()
                .filter(experiment -> experiment.controls().isEmpty())
                .flatMap(experiment -> experiment.claims().stream())
                .filter(claim -> !claim.criterion().needs().isEmpty() && !hasCondition(claim))
                .map(Claim::id))
        .as("give the section a control or the claim a condition")
        .isEmpty();
  }

  private static boolean hasCondition(Claim claim) {
    return claim.criterion() instanceof AllOf all && all.roles().contains(Role.CONDITION);
  }

  @Test
  void usesEveryInstrumentOfTheRegistry() {
    assertThat(
            experiments()
                .flatMap(e -> e.claims().stream())
                .flatMap(claim -> claim.instruments().stream())
                .distinct())
        .containsExactlyInAnyOrderElementsOf(
            InstrumentRegistry.ofAll().names().stream()
                .filter(
                    name ->
                        !Set.of(InstrumentRegistry.SHARPNESS, InstrumentRegistry.SURFACE)
                            .contains(name))
                .toList());
  }

  private static List<String> ids() {
    return Stream.of("F7", "C6", "P5", "G4", "Z3", "R5", "N3", "I4", "S5")
        .flatMap(
            last ->
                LongStream.rangeClosed(1, Long.parseLong(last.substring(1)))
                    .mapToObj(number -> last.charAt(0) + "" + number))
        .toList();
  }
}
