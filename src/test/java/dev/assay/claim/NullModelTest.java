package dev.assay.claim;

import static dev.assay.claim.NullModel.ARMS_SWAPPED;
import static dev.assay.claim.NullModel.CONSTANT_METRIC;
import static dev.assay.claim.NullModel.NEVER_TRAINED;
import static dev.assay.claim.NullModel.RANDOM_WALK;
import static dev.assay.claim.NullModel.REPEATED_RUN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.criterion.AllOf;
import dev.assay.claim.criterion.Arithmetic;
import dev.assay.claim.criterion.Barrier;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.criterion.Effect;
import dev.assay.claim.criterion.Level;
import dev.assay.claim.criterion.Ordering;
import dev.assay.claim.criterion.Proportion;
import dev.assay.claim.criterion.Trend;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NullModelTest {
  private static final List<String> ARMS = Given.arms(3);
  private static final Criterion ORDERING = Ordering.lowerFirst("x", "a", "b");
  private static final Criterion LEVEL = Level.atLeast("x", "a", 1);
  private static final Criterion COUNT = Arithmetic.ofReport("parameters", 1, 1, "1");
  private static final Criterion EFFECT = Effect.above("x", "a", 0, 0);

  static Stream<Arguments> exempt() {
    return Stream.of(
        Arguments.of(ORDERING, List.of()),
        Arguments.of(Trend.rising("x", ARMS), List.of()),
        Arguments.of(Trend.rising("x", ARMS).beyond(-0.5), List.of(ARMS_SWAPPED, CONSTANT_METRIC)),
        Arguments.of(LEVEL, List.of(ARMS_SWAPPED, CONSTANT_METRIC)),
        Arguments.of(
            Proportion.moreThan(0.5, "x", "a", 0, 1), List.of(ARMS_SWAPPED, CONSTANT_METRIC)),
        Arguments.of(EFFECT, List.of(ARMS_SWAPPED)),
        Arguments.of(Barrier.ofHeight("x", ARMS, 0, 1), List.of(ARMS_SWAPPED)),
        Arguments.of(COUNT, List.of(NullModel.values())),
        // One part that withstands is enough for the whole.
        Arguments.of(AllOf.of(LEVEL, ORDERING), List.of()),
        Arguments.of(AllOf.of(LEVEL, EFFECT), List.of(ARMS_SWAPPED)),
        Arguments.of(AllOf.of(LEVEL, COUNT), List.of(ARMS_SWAPPED, CONSTANT_METRIC)));
  }

  @ParameterizedTest
  @MethodSource("exempt")
  void exemptsWhatItsKindNeedNotWithstand(Criterion criterion, List<NullModel> exempt) {
    assertThat(
            Arrays.stream(NullModel.values())
                .filter(model -> model.exemption(criterion).isPresent())
                .toList())
        .isEqualTo(exempt);
  }

  @Test
  void givesTheReasonsOfAllPartsOnce() {
    assertThat(ARMS_SWAPPED.exemption(LEVEL)).hasValue("it reads one arm");
    assertThat(ARMS_SWAPPED.exemption(AllOf.of(LEVEL, EFFECT))).hasValue("it reads one arm");
    assertThat(ARMS_SWAPPED.exemption(AllOf.of(LEVEL, COUNT)))
        .hasValue("it reads one arm; arithmetic reads no measurement");
    assertThat(CONSTANT_METRIC.exemption(LEVEL).orElseThrow()).contains("the value itself");
    assertThat(CONSTANT_METRIC.exemption(Trend.rising("x", ARMS).beyond(-0.5)).orElseThrow())
        .contains("no strong trend the other way");
    assertThat(ARMS_SWAPPED.exemption(Barrier.ofHeight("x", ARMS, 0, 1)).orElseThrow())
        .contains("places of a line");
  }

  @Test
  void tellsWhichAreMeasuredOnNetworks() {
    assertThat(Arrays.stream(NullModel.values()).filter(NullModel::ofNetworks))
        .containsExactly(NEVER_TRAINED, RANDOM_WALK)
        .doesNotContain(REPEATED_RUN);
  }

  /** What a claim says of itself goes before what its kind says. */
  @Test
  void leavesTheLastWordToTheClaim() {
    Claim claim = Given.draft("F2", LEVEL).exemptFrom(ARMS_SWAPPED, "its arms are one").build();
    assertThat(claim.exemption(ARMS_SWAPPED)).hasValue("its arms are one");
    assertThat(claim.exemption(CONSTANT_METRIC)).isEqualTo(CONSTANT_METRIC.exemption(LEVEL));
    assertThat(claim.exemption(NEVER_TRAINED)).isEmpty();
  }
}
