package dev.assay.contract;

import dev.assay.claim.Claim;
import dev.assay.claim.Judge;
import dev.assay.claim.NullModel;
import dev.assay.claim.Setting;
import dev.assay.claim.assessment.Grade;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.evidence.Evidence;
import dev.assay.data.ImageIdentity;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Findings;
import dev.assay.experiment.Plan;
import dev.assay.experiment.Scale;
import dev.assay.instrument.InstrumentRegistry;
import dev.assay.report.figure.Legibility;
import dev.assay.statistics.BinomialProportion;
import dev.assay.training.TrialResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Asks of every claim of an experiment that no world without its effect calls it REPRODUCED too
 * often, with as many seeds as decide it and its bar to the full budget lifted.
 *
 * <p>Evidence that is drawn is drawn for 100 sets of seeds. Evidence that is measured on networks
 * is dearer: a claim that none of three sets reproduces has withstood, one that all three reproduce
 * has failed, and any other is tried on ten.
 */
public final class NullRules {
  private static final double ALPHA = 0.05;
  private static final int DRAWN_SETS = 100;
  private static final int FIRST_SETS = 3;
  private static final int MOST_SETS = 10;

  /** How improbable so many sets must be at a rate of α: by the exact binomial distribution. */
  private static final double BOUND = 0.002;

  private static final Count NOT_RUN = new Count(0, 1);

  private static final String AT_REST =
      "it speaks of the way that weights take, and at rest there is none: its null is RANDOM_WALK";
  private static final String NO_WAY = "it reads no weights over training";

  private final Experiment experiment;
  private final Map<Integer, Evidence> measured = new LinkedHashMap<>();
  private Optional<Findings> found = Optional.empty();

  /** Asks it of an experiment. What is measured is measured once, for all nulls. */
  public NullRules(Experiment experiment) {
    this.experiment = experiment;
  }

  /**
   * How many sets of seeds reproduced a claim.
   *
   * @param reproduced the sets in which it was REPRODUCED
   * @param sets all sets that were tried
   */
  public record Count(int reproduced, int sets) {
    /** Tells whether so many are improbable at a rate of α. */
    public boolean tooMany() {
      return new BinomialProportion(reproduced, sets).pGreater(ALPHA) <= BOUND;
    }
  }

  /**
   * Returns why a null does not apply to a claim: its own reason, its criterion's kind, or that it
   * is or is not about weights on their way. Empty if the claim must withstand it.
   */
  public static Optional<String> exemption(Claim claim, NullModel model) {
    Optional<String> own = claim.exemption(model);
    if (own.isPresent() || !model.ofNetworks()) {
      return own;
    }
    boolean way = readsWeightsOnTheirWay(claim);
    if (model == NullModel.NEVER_TRAINED) {
      return way ? Optional.of(AT_REST) : Optional.empty();
    }
    return way ? Optional.empty() : Optional.of(NO_WAY);
  }

  private static boolean readsWeightsOnTheirWay(Claim claim) {
    return claim.instruments().stream().anyMatch(InstrumentRegistry.OF_TRAJECTORIES::contains);
  }

  /**
   * Returns how often each claim is REPRODUCED under a null; exempt claims are left out. Where one
   * run under all seeds ends the experiment's run with an error, its claims are NOT_RUN. Numbers
   * from elsewhere have no networks of which a null could be measured.
   */
  public Map<String, Count> reproduced(NullModel model) {
    if (experiment.external().isPresent()
        && (model.ofNetworks() || model == NullModel.REPEATED_RUN)) {
      return Map.of();
    }
    List<Claim> claims =
        experiment.claims().stream().filter(claim -> exemption(claim, model).isEmpty()).toList();
    boolean refused = model == NullModel.REPEATED_RUN && !claims.isEmpty() && refusesOneRun();
    Map<String, Count> counts = new LinkedHashMap<>();
    for (Claim claim : claims) {
      counts.put(
          claim.id(),
          refused ? NOT_RUN : model.ofNetworks() ? measured(claim) : drawn(claim, model));
    }
    return counts;
  }

  /** Tells whether a run of the experiment ends with an error where one run is under all seeds. */
  private boolean refusesOneRun() {
    List<TrialResult> repeated = new NullRuns(experiment, false).repeated();
    try {
      RepeatedRuns.refuse(repeated);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  private Count drawn(Claim claim, NullModel model) {
    Plan plan =
        ExperimentRules.plan(
                experiment, Scale.QUICK, new ImageIdentity.Known("some images", "0".repeat(64)))
            .ofSeeds(experiment.decidingSeeds());
    Map<String, Double> places = new DivergedRuns(plan).findings(experiment).evidence().places();
    List<Criterion> criteria = new ArrayList<>(List.of(claim.criterion()));
    claim.explanation().ifPresent(explanation -> criteria.add(explanation.criterion()));
    NullEvidence evidence = new NullEvidence(criteria, places);
    RandomGenerator random = new SplittableRandom(claim.id().hashCode());
    int count = 0;
    for (int set = 0; set < DRAWN_SETS; set++) {
      boolean again = isReproduced(claim, evidence.draw(model, plan.seeds(), random), plan.seeds());
      count += again ? 1 : 0;
      if (model == NullModel.CONSTANT_METRIC) {
        return new Count(count * DRAWN_SETS, DRAWN_SETS); // Every draw is the same.
      }
    }
    return new Count(count, DRAWN_SETS);
  }

  private Count measured(Claim judged) {
    Claim claim = judged.withControls(experiment.controls());
    int count = 0;
    int sets = 0;
    for (int most : new int[] {FIRST_SETS, MOST_SETS}) {
      for (; sets < most; sets++) {
        List<Long> seeds = NullRuns.plan(experiment, sets).seeds();
        count += isReproduced(claim, evidence(sets), seeds) ? 1 : 0;
      }
      if (count == 0 || count == sets) {
        break;
      }
    }
    return new Count(count, sets);
  }

  private Evidence evidence(int set) {
    return (set == 0
            ? findings().evidence()
            : measured.computeIfAbsent(set, unmeasured -> runs().evidence(unmeasured)))
        .within(experiment.ranges());
  }

  /** Returns what the first set shows, figures and all, which take longer than the evidence. */
  private Findings findings() {
    Findings first = found.orElseGet(() -> runs().findings(0));
    found = Optional.of(first);
    return first;
  }

  private NullRuns runs() {
    // One way for all claims of the section: what walks cannot be at rest for others.
    boolean walking = experiment.claims().stream().anyMatch(NullRules::readsWeightsOnTheirWay);
    return new NullRuns(experiment, walking);
  }

  /**
   * Requires of runs that finished what {@link ExperimentRules#findsWhatItsClaimsNeed} requires
   * where all diverged: there the arms of a claim may all be missing together, and an experiment
   * that ends early has entered nothing of its own.
   */
  public List<Breach> findsWhatItsClaimsNeed() {
    if (experiment.external().isPresent()) {
      return List.of();
    }
    Plan plan = NullRuns.plan(experiment, 0);
    Evidence evidence;
    try {
      evidence = evidence(0);
    } catch (RuntimeException e) {
      return List.of(thrown("findings(plan, results) throws where no network learned", e));
    }
    DivergedRuns none = new DivergedRuns(plan);
    return experiment.claims().stream()
        .flatMap(
            claim ->
                ExperimentRules.covered(experiment.section(), claim, plan, evidence, none).stream())
        .toList();
  }

  /** Requires of each figure that it states a number, says of what it is, and can be read. */
  public List<Breach> drawsLegibleFigures() {
    Findings findings;
    try {
      findings = findings();
    } catch (RuntimeException e) {
      return List.of(thrown("findings(plan, results) throws where no network learned", e));
    }
    return findings.figures().values().stream()
        .flatMap(List::stream)
        .distinct()
        .flatMap(
            figure ->
                Legibility.defects(figure).stream()
                    .map(
                        defect ->
                            new Breach(
                                experiment.section(),
                                text("figure %s: %s", figure.id(), defect),
                                "state the finding in its title, shorten or drop labels, or draw"
                                    + " fewer curves in a panel")))
        .toList();
  }

  private Breach thrown(String what, RuntimeException e) {
    return new Breach(
        experiment.section(),
        text("%s, so nothing of it is checked: %s", what, e),
        "let findings(plan, results) enter as missing what such runs do not have, each with its"
            + " reason");
  }

  private static boolean isReproduced(Claim claim, Evidence evidence, List<Long> seeds) {
    return grades(List.of(claim), evidence, seeds).containsValue(Grade.REPRODUCED);
  }

  /** Returns each claim's grade by evidence that no training made, as if it were full runs'. */
  public static Map<String, Grade> grades(List<Claim> claims, Evidence evidence, List<Long> seeds) {
    Setting setting = new Setting("none", "null", seeds, ALPHA, true, true, "none");
    return Judge.grades(claims, evidence, setting);
  }

  /** Requires that a null reproduces a claim at a rate of at most α, but for those named. */
  public List<Breach> withstands(NullModel model, Map<String, String> known) {
    Map<String, Count> counts;
    try {
      counts = reproduced(model);
    } catch (RuntimeException e) {
      return List.of(thrown(text("its claims cannot be judged under %s", model), e));
    }
    List<Breach> breaches = new ArrayList<>();
    counts.forEach(
        (claim, count) -> {
          if (count.tooMany() && !known.containsKey(claim)) {
            breaches.add(
                new Breach(
                    "claim " + claim,
                    text(
                        "%s reproduces it in %d of %d sets of seeds, where there is no effect",
                        model, count.reproduced(), count.sets()),
                    "rewrite the criterion so that it asks for more than this null has; or say by"
                        + " exemptFrom(model, reason) why the null does not apply"));
          }
          if (!count.tooMany() && known.containsKey(claim)) {
            breaches.add(
                new Breach(
                    "claim " + claim,
                    text(
                        "it is listed as reproduced by %s and is so in %d of %d sets only",
                        model, count.reproduced(), count.sets()),
                    "take it from the list of known failures"));
          }
        });
    known.keySet().stream()
        .filter(claim -> !counts.containsKey(claim))
        .filter(claim -> experiment.claims().stream().anyMatch(own -> own.id().equals(claim)))
        .forEach(
            claim ->
                breaches.add(
                    new Breach(
                        "claim " + claim,
                        text("it is listed as reproduced by %s, and is exempt from it", model),
                        "take it from the list of known failures")));
    return breaches;
  }

  private static String text(String pattern, Object... values) {
    return String.format(Locale.ENGLISH, pattern, values);
  }
}
