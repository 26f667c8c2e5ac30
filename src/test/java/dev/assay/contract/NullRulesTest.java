package dev.assay.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.Claim;
import dev.assay.claim.NullModel;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.criterion.Level;
import dev.assay.claim.criterion.Ordering;
import dev.assay.claim.criterion.Trend;
import dev.assay.experiment.Experiment;
import dev.assay.run.FakeExperiment;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A null tells a criterion that asks for an effect from one that does not. */
class NullRulesTest {
  private static Experiment judgedBy(Criterion criterion, UnaryOperator<Claim.Builder> more) {
    return new FakeExperiment(1) {
      @Override
      public List<Claim> claims() {
        return List.of(
            more.apply(
                    Claim.of("X1", section()).statement("s").where("§1", "").criterion(criterion))
                .build());
      }
    };
  }

  private static List<Breach> breaches(Criterion criterion, NullModel model) {
    return new NullRules(judgedBy(criterion, same -> same)).withstands(model, Map.of());
  }

  @Test
  void anOrderingWithstandsSwappedArmsAndAConstantAndNotOneRunRepeated() {
    Criterion ordering = Ordering.lowerFirst("loss", "a", "b");
    assertThat(breaches(ordering, NullModel.ARMS_SWAPPED)).isEmpty();
    assertThat(breaches(ordering, NullModel.CONSTANT_METRIC)).isEmpty();
    assertThat(breaches(ordering, NullModel.REPEATED_RUN))
        .singleElement()
        .satisfies(breach -> assertThat(breach.text()).contains("X1", "REPEATED_RUN", "Remedy"));
  }

  /** What it asks for holds without an effect: "no strong fall", and of an exempt kind. */
  @Test
  void aCriterionThatAsksForNoEffectIsExemptByItsKindOrFound() {
    Criterion trend = Trend.rising("loss", List.of("a", "b", "c")).beyond(-0.3);
    assertThat(NullModel.CONSTANT_METRIC.exemption(trend)).isPresent();
    assertThat(NullModel.REPEATED_RUN.exemption(trend)).isEmpty();
    assertThat(NullModel.ARMS_SWAPPED.exemption(Level.atLeast("loss", "a", 0))).isPresent();
    assertThat(breaches(Level.atLeast("loss", "a", 0), NullModel.REPEATED_RUN)).hasSize(1);
  }

  @Test
  void aReasonExemptsAndAnEntryInTheListOfFailuresThatIsNoneIsFound() {
    Criterion ordering = Ordering.lowerFirst("loss", "a", "b");
    Experiment exempt =
        judgedBy(ordering, claim -> claim.exemptFrom(NullModel.REPEATED_RUN, "it is a test"));
    assertThat(new NullRules(exempt).reproduced(NullModel.REPEATED_RUN)).isEmpty();
    assertThat(new NullRules(exempt).withstands(NullModel.REPEATED_RUN, Map.of("X1", "known")))
        .singleElement()
        .satisfies(breach -> assertThat(breach.text()).contains("is exempt from it"));
    NullRules plain = new NullRules(judgedBy(ordering, same -> same));
    assertThat(plain.withstands(NullModel.REPEATED_RUN, Map.of("X1", "known"))).isEmpty();
    assertThat(plain.withstands(NullModel.ARMS_SWAPPED, Map.of("X1", "known")))
        .singleElement()
        .satisfies(breach -> assertThat(breach.text()).contains("list of known failures"));
  }
}
