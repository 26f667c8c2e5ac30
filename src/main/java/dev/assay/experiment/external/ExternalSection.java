package dev.assay.experiment.external;

import dev.assay.claim.Claim;
import dev.assay.claim.PositiveControl;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.ExternalSource;
import dev.assay.claim.evidence.Measurement;
import dev.assay.experiment.DefaultFigures;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Findings;
import dev.assay.experiment.Plan;
import dev.assay.experiment.ReportSection;
import dev.assay.experiment.ReportSettings;
import dev.assay.experiment.Results;
import dev.assay.experiment.Runs;
import dev.assay.experiment.Scale;
import dev.assay.statistics.MetricRange;
import dev.assay.training.Trial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The claims of a section about runs that were trained elsewhere. */
final class ExternalSection extends Experiment.OfSection {
  private final ExternalResults results;
  private final List<Claim> claims;

  ExternalSection(
      ReportSection.Name name, ExternalResults results, List<Claim> claims, ReportSection more) {
    super(name, more);
    this.results = results;
    this.claims =
        claims.stream().map(claim -> claim.withNotChecked(ExternalSource.NOT_CHECKED)).toList();
  }

  @Override
  public int seeds(Scale scale) {
    return results.source().seeds().size();
  }

  @Override
  public long firstSeed(Scale scale) {
    return results.source().seeds().get(0);
  }

  @Override
  public boolean fullBudget(Scale scale) {
    return true;
  }

  @Override
  public boolean usesImages() {
    return false;
  }

  @Override
  public Optional<ExternalSource> external() {
    return Optional.of(results.source());
  }

  @Override
  public List<Claim> claims() {
    return claims;
  }

  @Override
  public List<PositiveControl> controls() {
    return results.controls();
  }

  @Override
  public Map<String, MetricRange> ranges() {
    return results.ranges();
  }

  /** Nothing is known of the arms' settings, so there is none to compare. */
  @Override
  public ReportSettings settings(Plan report) {
    return ReportSettings.varying("");
  }

  @Override
  public List<Trial> trials(Plan plan) {
    return List.of();
  }

  @Override
  public Findings findings(Plan plan, Results none) {
    Findings findings = Findings.of(results.evidence());
    for (Map.Entry<String, Evidence> other : results.alternatives().entrySet()) {
      findings = findings.alternative(other.getKey(), other.getValue());
    }
    findings = more.figures(findings, Runs.none());
    DefaultFigures.OfEvidence figures =
        new DefaultFigures.OfEvidence(section(), results.evidence());
    for (Claim claim : claims) {
      if (!findings.figures().containsKey(claim.id())) {
        for (String metric :
            claim.needs().stream().map(Measurement::metric).distinct().sorted().toList()) {
          findings =
              findings.figure(
                  figures.of(metric, unit(metric), results.arms(metric), places(metric)),
                  claim.id());
        }
      }
    }
    return findings;
  }

  private String unit(String metric) {
    String arm = results.arms(metric).iterator().next();
    return results.evidence().sample(metric, arm).unit();
  }

  /** Returns the places of a metric's arms, or none unless each has one. */
  private Map<String, Double> places(String metric) {
    Map<String, Double> places = new LinkedHashMap<>();
    for (String arm : results.arms(metric)) {
      if (results.evidence().place(arm).isEmpty()) {
        return Map.of();
      }
      places.put(arm, results.evidence().x(arm));
    }
    return places;
  }
}
