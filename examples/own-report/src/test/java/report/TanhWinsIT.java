package report;

import dev.assay.claim.*;
import dev.assay.claim.criterion.*;
import dev.assay.claim.evidence.*;
import dev.assay.claim.settings.*;
import dev.assay.data.*;
import dev.assay.experiment.*;
import dev.assay.instrument.InstrumentRegistry;
import dev.assay.junit.ClaimsExtension;
import dev.assay.measurement.CurveFit;
import dev.assay.model.*;
import dev.assay.training.*;
import dev.assay.training.setting.*;
import java.util.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** My report §1: a tanh and a ReLU network of equal size fit one curve. */
class TanhWinsIT {
  @RegisterExtension static final ClaimsExtension SECTION = ClaimsExtension.of(new TanhWins());
  @Test void t1() { SECTION.judge("T1"); }
  @Test void t2() { SECTION.judge("T2"); }

  record TanhWins() implements Experiment {
    static final FunctionSamples POINTS = FunctionSamples.ofDomain(200);
    static final Map<String, Activation> ARMS = Map.of("tanh", Activation.TANH, "relu", Activation.RELU);
    public ReportUnderTest report() { return ReportUnderTest.of("My report"); }
    public String part() { return "My report"; }
    public String section() { return "My report §1"; }
    public String title() { return "Tanh against ReLU"; }
    public int seeds(Scale scale) { return scale.choose(2, 10, 20); }
    public boolean usesImages() { return false; }
    public List<Claim> claims() {
      return List.of(
          claim("T1", "The tanh network ends with at most two thirds of the ReLU network's loss", "tanh ends with a clearly lower loss").criterion(Ordering.lowerFirst("final loss", "tanh", "relu").byFactor(1.5)).build(),
          claim("T2", "The tanh network explains at least 99% of the curve's variance", "fits the curve almost perfectly").criterion(Level.atLeast("R²", "tanh", 0.99)).build());
    }
    static Claim.Builder claim(String id, String statement, String quote) {
      return Claim.of(id, "My report §1").statement(statement).where("§1, last sentence", quote).measuredBy(InstrumentRegistry.CONNECTION, InstrumentRegistry.EVALUATION);
    }
    public ReportSettings settings(Plan plan) {
      return ReportSettings.varying("the activation", Quantity.NETWORK).arm("tanh", trial(plan, "tanh", 1)).arm("relu", trial(plan, "relu", 1)).comparedBy("T1");
    }
    public List<Trial> trials(Plan plan) {
      return ARMS.keySet().stream().sorted().flatMap(arm -> plan.seeds().stream().map(seed -> trial(plan, arm, seed))).toList();
    }
    static Trial trial(Plan plan, String arm, long seed) {
      return new Trial(new TrialData.Function(POINTS), Mlp.ofWidths(ARMS.get(arm), 16, 16), Optimizer.adam(3e-3), 200, new Budget.Steps(plan.choose(50, 3_000, 20_000)), seed, new FinalFit());
    }
    public Findings findings(Plan plan, Results results) {
      Evidence.Builder evidence = Evidence.builder();
      ARMS.keySet().forEach(arm -> plan.seeds().forEach(seed -> {
        double loss = results.of(trial(plan, arm, seed)).measurements().scalar("final.train.loss");
        evidence.put("final loss", "MSE", arm, seed, loss).put("R²", "", arm, seed, 1 - loss / CurveFit.variance(POINTS.ys()));
      }));
      return Findings.of(evidence.build()).trials(trials(plan), "T1", "T2");
    }
  }
}
