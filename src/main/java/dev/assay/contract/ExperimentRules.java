package dev.assay.contract;

import dev.assay.claim.Claim;
import dev.assay.claim.criterion.AllOf;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.Measurement;
import dev.assay.data.ImageIdentity;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Findings;
import dev.assay.experiment.Plan;
import dev.assay.experiment.Scale;
import dev.assay.experiment.UnplannedTrialException;
import dev.assay.training.Trial;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What every experiment owes, of whatever report; nothing is loaded or trained for it. */
public final class ExperimentRules {
  private static final ImageIdentity SOME_IMAGES =
      new ImageIdentity.Known("some images", "0".repeat(64));

  private ExperimentRules() {}

  /** Requires claims, all of the experiment's own section: they are one family of tests. */
  public static List<Breach> putsAllClaimsIntoItsSection(Experiment experiment) {
    List<Breach> breaches = new ArrayList<>();
    if (experiment.claims().isEmpty()) {
      breaches.add(
          new Breach(experiment.section(), "it has no claim", "return its claims from claims()"));
    }
    for (Claim claim : experiment.claims()) {
      if (!claim.section().equals(experiment.section())) {
        breaches.add(
            new Breach(
                "claim " + claim.id(),
                text(
                    "it is of section \"%s\", its experiment of \"%s\", and a section is one family"
                        + " of tests",
                    claim.section(), experiment.section()),
                "start it by Claim.of(id, section) with the experiment's section, or move it to the"
                    + " experiment of its section"));
      }
    }
    return breaches;
  }

  /** Requires that what measures a claim is in the registry, named once. */
  public static List<Breach> namesInstrumentsOfTheRegistry(
      Experiment experiment, Collection<String> registry) {
    List<Breach> breaches = new ArrayList<>();
    if (experiment.external().isPresent()) {
      return breaches; // Measured elsewhere, as its claims say.
    }
    for (Claim claim : experiment.claims()) {
      List<String> names = claim.instruments();
      if (names.isEmpty() && !claim.needs().isEmpty()) {
        breaches.add(
            new Breach(
                "claim " + claim.id(),
                "it names no instrument, so nothing checks what measured it",
                "name what measures it by measuredBy(InstrumentRegistry.…)"));
      }
      for (String name : names) {
        if (!registry.contains(name)) {
          breaches.add(
              new Breach(
                  "claim " + claim.id(),
                  text("no instrument \"%s\" in the registry", name),
                  text("use one of %s", registry)));
        }
      }
      if (new HashSet<>(names).size() < names.size()) {
        breaches.add(
            new Breach(
                "claim " + claim.id(),
                text("it names an instrument twice: %s", names),
                "name each once"));
      }
    }
    return breaches;
  }

  /** Requires that an explanation is judged by something else than the claim that it explains. */
  public static List<Breach> judgesExplanationsApart(Experiment experiment) {
    List<Breach> breaches = new ArrayList<>();
    for (Claim claim : experiment.claims()) {
      claim
          .explanation()
          .filter(explanation -> explanation.criterion().equals(claim.criterion()))
          .ifPresent(
              explanation ->
                  breaches.add(
                      new Breach(
                          "claim " + claim.id(),
                          "its explanation is judged by the claim's own criterion, so it can say"
                              + " nothing else",
                          "give explanation(text, criterion) what would show the explanation"
                              + " wrong while the claim holds")));
    }
    return breaches;
  }

  /** Requires trials at every scale, each of at least one step. */
  public static List<Breach> plansTrialsAtEveryScale(Experiment experiment) {
    List<Breach> breaches = new ArrayList<>();
    for (Scale scale : Scale.values()) {
      List<Trial> trials;
      try {
        trials = experiment.trials(plan(experiment, scale));
      } catch (RuntimeException e) {
        breaches.add(
            new Breach(
                at(experiment, scale),
                text("trials(plan) throws %s", e),
                "plan from the plan alone: its scale, its seeds, the name and digest of its images"));
        continue;
      }
      if (trials.isEmpty() == experiment.external().isEmpty()) {
        breaches.add(
            new Breach(
                at(experiment, scale),
                trials.isEmpty()
                    ? "no trial is planned"
                    : "trials are planned of an experiment whose numbers are external",
                "return from trials(plan) what findings(plan, results) reads"));
      }
      for (Trial trial : trials) {
        if (trial.steps() < 1) {
          breaches.add(
              new Breach(
                  at(experiment, scale),
                  text("a trial takes %d steps: %s", trial.steps(), trial.describe()),
                  "give it a budget of at least one step"));
        }
      }
    }
    return breaches;
  }

  /**
   * Requires that trials which differ in their seed alone have the first of the plan's seeds, one
   * arm's trials as the other's, so that arms are compared seed by seed.
   */
  public static List<Breach> sharesSeedsBetweenArms(Experiment experiment) {
    List<Breach> breaches = new ArrayList<>();
    for (Scale scale : Scale.values()) {
      Plan plan = plan(experiment, scale);
      Map<Trial, Set<Long>> seedsOf = new LinkedHashMap<>();
      for (Trial trial : experiment.trials(plan)) {
        seedsOf.computeIfAbsent(withoutSeed(trial), arm -> new TreeSet<>()).add(trial.seed());
      }
      seedsOf.forEach(
          (arm, seeds) -> {
            Set<Long> shared = new TreeSet<>(plan.seeds(seeds.size()));
            if (!seeds.equals(shared)) {
              breaches.add(
                  new Breach(
                      at(experiment, scale),
                      text(
                          "an arm's seeds are %s and not the plan's first %d, %s: %s",
                          seeds, seeds.size(), shared, arm.describe()),
                      "take the seeds of every arm from plan.seeds() or plan.seeds(most)"));
            }
          });
    }
    return breaches;
  }

  /**
   * Requires of a scale that grades: findings ask for planned trials alone, and hold every
   * measurement that the claims need, as missing where all runs diverged; arms that are compared
   * have the same seeds, and no seed has the run of another.
   */
  public static List<Breach> findsWhatItsClaimsNeed(Experiment experiment) {
    List<Breach> breaches = new ArrayList<>();
    for (Scale scale : Scale.values()) {
      Plan plan = plan(experiment, scale);
      DivergedRuns runs = new DivergedRuns(plan);
      Findings findings;
      try {
        findings = runs.findings(experiment);
      } catch (UnplannedTrialException e) {
        breaches.add(
            new Breach(
                at(experiment, scale),
                text("findings(plan, results) asks for a trial that is %s", e.getMessage()),
                "return every trial that findings reads from trials(plan) too"));
        continue;
      } catch (RuntimeException e) {
        breaches.add(
            new Breach(
                at(experiment, scale),
                text("findings(plan, results) throws where every run diverged: %s", e),
                "enter what a run lacks as missing, with its reason, and draw what is left"));
        continue;
      }
      findings
          .trials()
          .forEach((claim, behind) -> breaches.addAll(unplanned(experiment, plan, claim, behind)));
      for (Claim claim : experiment.claims()) {
        if (scale != Scale.SMOKE) {
          breaches.addAll(covered(at(experiment, scale), claim, plan, findings.evidence(), runs));
        }
      }
    }
    return breaches;
  }

  private static List<Breach> unplanned(
      Experiment experiment, Plan plan, String claim, Set<Trial> behind) {
    Set<Trial> others = new HashSet<>(behind);
    others.removeAll(experiment.trials(plan));
    return others.stream()
        .limit(1)
        .map(
            trial ->
                new Breach(
                    at(experiment, plan.scale()),
                    text(
                        "%d trials stand behind %s and are not planned, such as %s",
                        others.size(), claim, trial.describe()),
                    "name behind a claim only trials that trials(plan) returns"))
        .toList();
  }

  /**
   * Returns what evidence lacks that a claim reads, what it holds of no run of the plan, and what
   * it compares that is of different seeds.
   */
  static List<Breach> covered(
      String where, Claim claim, Plan plan, Evidence evidence, DivergedRuns runs) {
    List<String> lacking =
        claim.needs().stream()
            .filter(needed -> !evidence.hasAll(List.of(needed)))
            .map(ExperimentRules::name)
            .sorted()
            .toList();
    if (!lacking.isEmpty()) {
      return List.of(
          new Breach(
              where,
              text("claim %s needs what the evidence lacks: %s", claim.id(), lacking),
              "enter it in findings(plan, results), a number for each seed or missing with its"
                  + " reason"));
    }
    List<Breach> breaches = new ArrayList<>();
    for (Measurement needed : claim.needs()) {
      Set<Long> strangers = runs.strangers(evidence, needed);
      if (!strangers.isEmpty()) {
        breaches.add(
            new Breach(
                where,
                text("what claim %s reads as %s", claim.id(), name(needed))
                    + text(
                        " under seeds %s is no run of theirs; the plan's seeds are %s",
                        strangers, plan.seeds()),
                "enter every number under the seed of the run that gave it"));
      }
    }
    for (Criterion part : parts(claim)) {
      Map<Set<Long>, String> bySeeds = new LinkedHashMap<>();
      for (Measurement needed : part.needs()) {
        bySeeds.put(DivergedRuns.seeds(evidence, needed), name(needed));
      }
      if (bySeeds.size() > 1) {
        breaches.add(
            new Breach(
                where,
                text("claim %s compares measurements of different seeds: %s", claim.id(), bySeeds),
                "give all arms that are compared the same seeds"));
      }
    }
    return breaches;
  }

  /**
   * Returns the criteria that judge a claim and its explanation, those of a composite one by one.
   */
  private static List<Criterion> parts(Claim claim) {
    return Stream.concat(
            Stream.of(claim.criterion()),
            claim.explanation().map(explanation -> explanation.criterion()).stream())
        .flatMap(one -> one instanceof AllOf all ? all.parts().stream() : Stream.of(one))
        .toList();
  }

  /** Returns an experiment's own plan at a scale; its images are named and not loaded. */
  static Plan plan(Experiment experiment, Scale scale) {
    return plan(experiment, scale, SOME_IMAGES);
  }

  static Plan plan(Experiment experiment, Scale scale, ImageIdentity images) {
    if (experiment.external().isPresent()) {
      return new Plan(scale, experiment.external().get().seeds(), () -> images);
    }
    return new Plan(
        scale,
        LongStream.range(0, experiment.seeds(scale))
            .map(i -> experiment.firstSeed(scale) + i)
            .boxed()
            .toList(),
        () -> images);
  }

  private static Trial withoutSeed(Trial trial) {
    boolean ownStart = trial.initSeed() == trial.seed();
    return new Trial(
        trial.data(),
        trial.architecture(),
        trial.optimizer(),
        trial.batchSize(),
        trial.budget(),
        0,
        ownStart ? 0 : 1,
        List.of());
  }

  private static String name(Measurement measurement) {
    return text("\"%s\" of arm \"%s\"", measurement.metric(), measurement.arm());
  }

  static String at(Experiment experiment, Scale scale) {
    return text("%s at %s", experiment.section(), scale.label());
  }

  private static String text(String pattern, @Nullable Object... values) {
    return String.format(Locale.ENGLISH, pattern, values);
  }
}
