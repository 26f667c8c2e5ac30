package dev.assay.experiment;

import dev.assay.claim.Claim;
import dev.assay.claim.evidence.Evidence;
import dev.assay.report.figure.Axis;
import dev.assay.report.figure.Figure;
import dev.assay.report.figure.Finding;
import dev.assay.report.figure.Panel;
import dev.assay.report.figure.Series;
import dev.assay.statistics.Sample;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws the metrics of claims for which nobody drew a figure. */
final class DefaultFigures {
  private static final String BANDS = "Each line is the median over seeds, each band their range.";
  private static final int LONGEST_ID = 64;

  private final ComparedSection.Name name;
  private final Declared comparison;
  private final Runs runs;
  private final Evidence evidence;

  DefaultFigures(ComparedSection.Name name, Declared comparison, Runs runs, Evidence evidence) {
    this.name = name;
    this.comparison = comparison;
    this.runs = runs;
    this.evidence = evidence;
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
    if (!places.isEmpty()) {
      double[] xs = places.values().stream().mapToDouble(Double::doubleValue).toArray();
      return figure(
          metric,
          Axis.linear("place of the arm"),
          axis(metric),
          List.of(Series.overSeeds(metric.name(), xs, values(metric, places.keySet())).marked()),
          BANDS);
    }
    return metric
        .curve()
        .map(curve -> figure(metric, curve.x(), unit(curve.y(), metric), curves(curve), BANDS))
        .orElseGet(
            () ->
                figure(
                    metric,
                    Axis.linear("seed"),
                    axis(metric),
                    scatter(metric),
                    "Each point is one seed."));
  }

  private Figure figure(Metric metric, Axis x, Axis y, List<Series> series, String caption) {
    Map<String, Double> medians = new LinkedHashMap<>();
    for (String arm : arms(metric)) {
      if (evidence.has(metric.name(), arm)) {
        medians.put(
            arm,
            Finding.median(
                evidence.sample(metric.name(), arm).values().values().stream()
                    .mapToDouble(Double::doubleValue)));
      }
    }
    return Figure.of(
        id(metric),
        String.format(
            Locale.ENGLISH,
            "Median %s: %s",
            metric.name(),
            Finding.ranked(medians, true, Finding::number)),
        List.of(Panel.of("", x, y, series)),
        caption);
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

  private List<double[]> values(Metric metric, Collection<String> arms) {
    return runs.seeds().stream()
        .map(seed -> arms.stream().mapToDouble(arm -> value(metric, arm, seed)).toArray())
        .toList();
  }

  private double value(Metric metric, String arm, long seed) {
    return evidence.has(metric.name(), arm)
        ? evidence.sample(metric.name(), arm).values().getOrDefault(seed, Double.NaN)
        : Double.NaN;
  }

  private Collection<String> arms(Metric metric) {
    return metric.ownArms().isEmpty() ? comparison.arms() : metric.ownArms().keySet();
  }

  private List<Series> scatter(Metric metric) {
    return arms(metric).stream()
        .filter(arm -> evidence.has(metric.name(), arm))
        .map(
            arm -> {
              Sample sample = evidence.sample(metric.name(), arm);
              Map<Long, Double> values = sample.values();
              return Series.scatter(
                  Bands.label(arm, values.size(), values.size() + sample.missing().size()),
                  values.keySet().stream().mapToDouble(Long::doubleValue).toArray(),
                  values.values().stream().mapToDouble(Double::doubleValue).toArray());
            })
        .toList();
  }

  private static Axis axis(Metric metric) {
    return unit(Axis.linear(metric.name()), metric);
  }

  private static Axis unit(Axis axis, Metric metric) {
    return axis.unit().isEmpty() && !metric.unit().isEmpty() ? axis.in(metric.unit()) : axis;
  }

  /** Figure ids name files: letters, digits and dashes. */
  private String id(Metric metric) {
    String text =
        (name.section() + "-" + metric.name())
            .replace("²", "2")
            .replaceAll("[^A-Za-z0-9]+", "-")
            .replaceAll("^-|-$", "")
            .toLowerCase(Locale.ROOT);
    return text.substring(0, Math.min(LONGEST_ID, text.length()));
  }
}
