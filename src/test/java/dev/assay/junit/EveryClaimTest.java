package dev.assay.junit;

import static dev.assay.experiment.ByScale.quick;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.Claim;
import dev.assay.claim.Stance;
import dev.assay.claim.criterion.Criterion;
import dev.assay.data.FunctionSamples;
import dev.assay.experiment.Comparison;
import dev.assay.experiment.ReportSection;
import dev.assay.model.Activation;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a section says of every claim stands before what a claim says of itself. */
class EveryClaimTest {
  @AssayReport(title = "A report", section = "§1")
  static final class Claims implements ReportSection {
    static final Comparison FIT =
        Comparison.on(FunctionSamples.ofDomain(20))
            .arm("net", Mlp.ofWidths(Activation.TANH, 2))
            .optimizer(Optimizer.adam(1e-3))
            .batch(20)
            .steps(quick(300))
            .seeds(quick(4));

    @Override
    public void everyClaim(Claim.Builder claim) {
      claim.note("of all").nothingInEarlierSolutions("three were looked at");
    }

    @ClaimTest(id = "T1", where = "§1", quote = "low")
    Criterion low(Claim.Builder claim) {
      claim.note("of one").earlierSolutions(Stance.SUPPORTS, "one says so");
      return FIT.finalLoss().of("net").atMost(0.1);
    }

    @ClaimTest(id = "T2", where = "§1", quote = "lower")
    Criterion lower() {
      return FIT.finalLoss().of("net").atMost(0.01);
    }
  }

  @Test
  void aClaimAddsToItOrSaysOtherwise() {
    List<Claim> claims = ClaimFile.experiment(Claims.class).claims();
    assertThat(claims.get(0).notes()).containsExactly("of all", "of one");
    assertThat(claims.get(0).earlierSolutions().orElseThrow().text()).isEqualTo("one says so");
    assertThat(claims.get(1).notes()).containsExactly("of all");
    assertThat(claims.get(1).earlierSolutions().orElseThrow().text())
        .isEqualTo("nothing found on this (three were looked at)");
  }
}
