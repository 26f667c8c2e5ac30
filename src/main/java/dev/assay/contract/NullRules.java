package dev.assay.contract;

import dev.assay.claim.Claim;
import dev.assay.claim.Judge;
import dev.assay.claim.NullModel;
import dev.assay.claim.Setting;
import dev.assay.claim.assessment.Grade;
import dev.assay.claim.criterion.Criterion;
import dev.assay.data.ImageIdentity;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Plan;
import dev.assay.experiment.Scale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Asks of every claim that no world without its effect calls it REPRODUCED too often. */
public final class NullRules {
  private static final double ALPHA = 0.05;
  private static final int SETS = 100;

  /** A rate of 5% gives more than 12 in 100 sets of seeds twice in a thousand claims. */
  private static final int MOST = 12;

  private NullRules() {}

  /**
   * Returns how often each claim is REPRODUCED under a null, of 100 sets of as many seeds as grade
   * it at the quick scale, its bar to the full budget lifted; exempt claims are left out.
   */
  public static Map<String, Integer> reproduced(Experiment experiment, NullModel model) {
    Plan plan =
        ExperimentRules.plan(
            experiment, Scale.QUICK, new ImageIdentity.Known("some images", "0".repeat(64)));
    Map<String, Double> places = new DivergedRuns(plan).findings(experiment).evidence().places();
    Setting setting = new Setting("none", "null", plan.seeds(), ALPHA, true, true, "none");
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Claim claim : experiment.claims()) {
      if (claim.exemption(model).isEmpty()) {
        counts.put(claim.id(), reproduced(claim, model, places, setting));
      }
    }
    return counts;
  }

  private static int reproduced(
      Claim claim, NullModel model, Map<String, Double> places, Setting setting) {
    List<Criterion> criteria = new ArrayList<>(List.of(claim.criterion()));
    claim.explanation().ifPresent(explanation -> criteria.add(explanation.criterion()));
    NullEvidence evidence = new NullEvidence(criteria, places);
    RandomGenerator random = new SplittableRandom(claim.id().hashCode());
    int count = 0;
    for (int set = 0; set < SETS; set++) {
      Grade grade =
          Judge.judge(
                  List.of(claim), evidence.draw(model, setting.seeds(), random), Map.of(), setting)
              .get(0)
              .grade();
      count += grade == Grade.REPRODUCED ? 1 : 0;
      if (model == NullModel.CONSTANT_METRIC) {
        return count * SETS; // Every draw is the same.
      }
    }
    return count;
  }

  /** Requires that a null reproduces a claim at a rate of at most α, but for those named. */
  public static List<Breach> withstandsNull(
      Experiment experiment, NullModel model, Map<String, String> known) {
    List<Breach> breaches = new ArrayList<>();
    reproduced(experiment, model)
        .forEach(
            (claim, count) -> {
              if (count > MOST && !known.containsKey(claim)) {
                breaches.add(
                    new Breach(
                        "claim " + claim,
                        text(
                            "%s reproduces it in %d of %d sets of seeds, where there is no effect",
                            model, count, SETS),
                        "rewrite the criterion so that it asks for more than this null has; or say"
                            + " by exemptFrom(model, reason) why the null does not apply"));
              }
              if (count <= MOST && known.containsKey(claim)) {
                breaches.add(
                    new Breach(
                        "claim " + claim,
                        text(
                            "it is listed as reproduced by %s and is so in %d of %d sets only",
                            model, count, SETS),
                        "take it from the list of known failures"));
              }
            });
    return breaches;
  }

  private static String text(String pattern, Object... values) {
    return String.format(Locale.ENGLISH, pattern, values);
  }
}
