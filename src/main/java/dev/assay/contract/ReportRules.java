package dev.assay.contract;

import dev.assay.claim.Claim;
import dev.assay.claim.ExpectedVerdicts;
import dev.assay.data.ImageIdentity;
import dev.assay.data.KnownImages;
import dev.assay.data.source.ImageSource;
import dev.assay.data.strokes.Strokes;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Plan;
import dev.assay.experiment.ReportSettings;
import dev.assay.experiment.ReportUnderTest;
import dev.assay.experiment.Scale;
import dev.assay.training.Trial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What the experiments of one report owe together. */
public final class ReportRules {
  private static final double ALPHA = 0.05;

  private ReportRules() {}

  /** Requires one report, sections that it names, and ids that are given once. */
  public static List<Breach> areOfOneReport(List<Experiment> experiments) {
    List<Breach> breaches = new ArrayList<>();
    Map<String, String> sectionOf = new LinkedHashMap<>();
    for (Experiment experiment : experiments) {
      ReportUnderTest report = experiment.report();
      String section = experiment.section();
      if (!report.equals(experiments.get(0).report())) {
        breaches.add(
            new Breach(
                section,
                text(
                    "it is of the report \"%s\", others of \"%s\"",
                    report.title(), experiments.get(0).report().title()),
                "return one and the same ReportUnderTest from every report()"));
      }
      if (!report.sections().isEmpty() && !report.sections().contains(section)) {
        breaches.add(
            new Breach(
                section,
                text("the report's sections are %s and lack it", report.sections()),
                "add it to them, in the report's order"));
      }
      for (Claim claim : experiment.claims()) {
        String before = sectionOf.putIfAbsent(claim.id(), section);
        if (before != null) {
          breaches.add(
              new Breach(
                  "claim " + claim.id(),
                  text("its id is given in %s and in %s", before, section),
                  "give each claim an id of its own; ids are permanent"));
        }
      }
    }
    return breaches;
  }

  /** Requires that no criterion changed since its verdict was entered. */
  public static List<Breach> keepsItsCriteria(
      List<Experiment> experiments, ExpectedVerdicts expected) {
    Map<String, Claim> claims = new HashMap<>();
    for (Experiment experiment : experiments) {
      ReportSettings.claimsOf(experiment).forEach(claim -> claims.put(claim.id(), claim));
    }
    List<Breach> breaches = new ArrayList<>();
    for (ExpectedVerdicts.Entry entry : expected.entries()) {
      Claim claim = claims.get(entry.claimId());
      String digest = claim == null ? "" : digest(claim, entry.scale());
      if (claim == null) {
        breaches.add(
            new Breach(
                name(entry),
                "no experiment has this claim",
                "take the entry out, or bring the claim back under its permanent id"));
      } else if (!digest.equals(entry.criterionDigest())) {
        breaches.add(
            new Breach(
                name(entry),
                text("its criterion was %s and is %s", entry.criterionDigest(), digest),
                "undo the change of the criterion; or, where it is meant, run the claim and enter"
                    + " the new grade with the new digest"));
      }
    }
    return breaches;
  }

  /** At the report's own scale seeds may be added for ever, and α is split for it. */
  private static String digest(Claim claim, String scale) {
    return scale.equals(Scale.FULL.label()) ? claim.growingDigest(ALPHA) : claim.fixedDigest(ALPHA);
  }

  /** Requires that no setting of a trial changed since a verdict was entered. */
  public static List<Breach> keepsItsSettings(
      List<Experiment> experiments, ExpectedVerdicts expected) {
    Map<String, Experiment> byClaim = new HashMap<>();
    experiments.forEach(e -> e.claims().forEach(claim -> byClaim.put(claim.id(), e)));
    Map<List<String>, String> digests = new HashMap<>();
    List<Breach> breaches = new ArrayList<>();
    for (ExpectedVerdicts.Entry entry : expected.entries()) {
      if (!byClaim.containsKey(entry.claimId())) {
        continue; // Said by keepsItsCriteria.
      }
      Experiment experiment = Objects.requireNonNull(byClaim.get(entry.claimId()));
      String digest =
          digests.computeIfAbsent(
              List.of(experiment.section(), entry.scale(), entry.data()),
              key -> planned(experiment, entry));
      if (!digest.equals(entry.settingsDigest())) {
        breaches.add(
            new Breach(
                name(entry),
                text("the digest of its trials was %s and is %s", entry.settingsDigest(), digest),
                "undo the change of a seed, a budget or another setting; or, where it is meant, run"
                    + " the claim and enter the new grade with the new digest"));
      }
    }
    return breaches;
  }

  private static String planned(Experiment experiment, ExpectedVerdicts.Entry entry) {
    if (experiment.external().isPresent()) {
      return experiment.external().get().digest();
    }
    Plan named =
        ExperimentRules.plan(experiment, Scale.parse(entry.scale()), images(experiment, entry));
    Plan plan =
        new Plan(
            named.scale(),
            named.seeds(),
            named.images(),
            source ->
                source
                    .standIn()
                    .map(ImageSource::identity)
                    .filter(drawn -> drawn.name().equals(entry.data()))
                    .orElseGet(source::identity),
            false);
    return Trial.digest(experiment.trials(plan));
  }

  /** MNIST's digest is known and strokes are drawn, so that nothing is loaded. */
  private static ImageIdentity images(Experiment experiment, ExpectedVerdicts.Entry entry) {
    if (!experiment.usesImages()) {
      return new ImageIdentity.Known("no images", "");
    }
    return switch (entry.data()) {
      case "mnist" -> KnownImages.MNIST;
      case "strokes" -> Strokes.generate();
      default ->
          throw new IllegalArgumentException(
              text(
                  "%s: no data set \"%s\". Give mnist or strokes, or function where no images are"
                      + " used.",
                  name(entry), entry.data()));
    };
  }

  private static String name(ExpectedVerdicts.Entry entry) {
    return text("expected verdict of %s on %s at %s", entry.claimId(), entry.data(), entry.scale());
  }

  private static String text(String pattern, Object... values) {
    return String.format(Locale.ENGLISH, pattern, values);
  }
}
