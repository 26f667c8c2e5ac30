package dev.assay.experiment;

import dev.assay.claim.Claim;
import dev.assay.claim.evidence.Evidence;
import dev.assay.report.EvidenceFigures;
import dev.assay.report.figure.Axis;
import dev.assay.report.figure.Figure;
import dev.assay.report.figure.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws the metrics of claims for which nobody drew a figure. */
final class DefaultFigures {
  private final Declared comparison;
  private final Runs runs;
  private final EvidenceFigures figures;

  DefaultFigures(ComparedSection.Name name, Declared comparison, Runs runs, Evidence evidence) {
    this.comparison = comparison;
    this.runs = runs;
    figures = new EvidenceFigures(name.section(), evidence);
  }

  /** Returns the findings with a figure for each metric of a claim. */
  Findings add(Findings findings, Claim claim, List<Metric> metrics) {
    Findings more = findings;
    for (Metric metric : metrics) {
      more = more.figure(figure(metric), claim.id());
    }
    return more;
  }

  private Figure figure(Metric metric) {
    Map<String, Double> places = places(metric);
    if (places.isEmpty() && metric.curve().isPresent()) {
      Metric.Curve curve = metric.curve().get();
      Axis y = curve.y();
      return figures.figure(
          metric.name(),
          comparison.armsOf(metric),
          curve.x(),
          y.unit().isEmpty() && !metric.unit().isEmpty() ? y.in(metric.unit()) : y,
          curves(curve),
          EvidenceFigures.BANDS);
    }
    return figures.of(metric.name(), metric.unit(), comparison.armsOf(metric), places);
  }

  private List<Series> curves(Metric.Curve curve) {
    List<Series> series = new ArrayList<>();
    runs.byArm().forEach((arm, ofArm) -> series.add(Bands.of(arm, ofArm, curve.series())));
    return series;
  }

  /** Returns the places of a metric's arms, or none if they have none. */
  private Map<String, Double> places(Metric metric) {
    if (!metric.ownArms().isEmpty()) {
      return metric.hasPlaces() ? metric.ownArms() : Map.of();
    }
    Map<String, Double> places = new LinkedHashMap<>();
    comparison.place.ifPresent(
        axis ->
            runs.byArm()
                .forEach((arm, of) -> places.put(arm, axis.applyAsDouble(of.get(0).trial()))));
    return places;
  }
}
