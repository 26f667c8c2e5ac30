package dev.assay.experiment;

import static dev.assay.experiment.ByScale.quick;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.AlternativeSetting;
import dev.assay.claim.Claim;
import dev.assay.claim.Judge;
import dev.assay.claim.Setting;
import dev.assay.claim.Verdict;
import dev.assay.claim.criterion.Level;
import dev.assay.claim.evidence.Evidence;
import dev.assay.data.FunctionSamples;
import dev.assay.data.ImageIdentity;
import dev.assay.model.Activation;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import dev.assay.training.Trial;
import dev.assay.training.setting.TrialData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The settings of earlier solutions: trained where that is asked for, and counted apart. */
class AsInTest {
  private static final Supplier<ImageIdentity> NONE = () -> new ImageIdentity.Known("", "");
  private static final List<Long> SEEDS = LongStream.rangeClosed(1, 20).boxed().toList();
  private static final String THEIRS = AlternativeSetting.asIn("a/b", "more points");

  private static final Comparison FIT =
      Comparison.on(FunctionSamples.ofDomain(20))
          .arm("wide", Mlp.ofWidths(Activation.TANH, 4))
          .optimizer(Optimizer.adam(1e-3))
          .batch(20)
          .steps(quick(9))
          .seeds(quick(4))
          .alternative("SGD", fit -> fit.optimizer(Optimizer.sgd(0.1)))
          .asIn("a/b", "more points", fit -> fit.points(new FunctionSamples(50, 0, 1)));

  private static PlannedTrials planned(boolean others) {
    return PlannedTrials.of(
        FIT.declared(),
        new Plan(Scale.QUICK, List.of(1L, 2L, 3L, 4L), NONE, source -> NONE.get(), others),
        List.of());
  }

  @Test
  void areTrainedOnlyWhereThatIsAskedFor() {
    PlannedTrials without = planned(false);
    assertThat(without.alternatives()).containsExactly("SGD");
    assertThat(without.notRun()).containsExactly(THEIRS);
    PlannedTrials with = planned(true);
    assertThat(with.alternatives()).containsExactly("SGD", THEIRS);
    assertThat(with.of(THEIRS, "wide").data())
        .isEqualTo(new TrialData.Function(new FunctionSamples(50, 0, 1)));
    assertThat(with.all()).hasSize(4 + 3 + 3).containsAll(without.all());
    assertThat(Trial.digest(without.all())).isNotEqualTo(Trial.digest(with.all()));
  }

  private static Evidence around(double centre) {
    Evidence.Builder evidence = Evidence.builder();
    SEEDS.forEach(seed -> evidence.put("m", "", "a", seed, centre + seed / 1000.0));
    return evidence.build();
  }

  private static Verdict judged(Map<String, Evidence> alternatives) {
    Claim claim =
        Claim.of("A1", "§1")
            .where("§1", "it is high")
            .statement("It is high")
            .criterion(Level.atLeast("m", "a", 0.5))
            .build();
    return Judge.judge(
            List.of(claim),
            around(0.9),
            alternatives,
            new Setting("function", "quick", SEEDS, 0.05, true, true, "digest"))
        .get(0);
  }

  @Test
  void areCountedApartFromWhatTheReportLeavesOpen() {
    Map<String, Evidence> alternatives = new LinkedHashMap<>();
    alternatives.put("SGD", around(0.1));
    alternatives.put(AlternativeSetting.asIn("a/b", "x"), around(0.8));
    alternatives.put(AlternativeSetting.asIn("c/d", "y"), around(0.2));
    alternatives.put(AlternativeSetting.asIn("e/f", "z"), around(0.7));
    Verdict verdict = judged(alternatives);
    assertThat(verdict.others()).isEqualTo("0 of 1 other setting agree");
    assertThat(verdict.people())
        .hasValue("Holds under 2 of the 3 settings that earlier solutions used.");
  }

  @Test
  void saysWhereTheyAreNotRun() {
    Verdict verdict = judged(Map.of()).withNotRun(List.of(THEIRS));
    assertThat(verdict.people())
        .hasValue(
            "1 setting that earlier solutions used, not run here: -Dassay.settings=others trains"
                + " it.");
    assertThat(verdict.others()).isEmpty();
    assertThat(verdict.alternatives().get(0).why())
        .isEqualTo("Not run: -Dassay.settings=others trains it.");
    assertThat(judged(Map.of()).people()).isEmpty();
  }
}
