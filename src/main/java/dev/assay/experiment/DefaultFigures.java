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
import java.util.SortedSet;
import java.util.TreeSet;

/** Draws the metrics of claims for which nobody drew a figure. */
public final class DefaultFigures {
  private final Declared comparison;
  private final Runs runs;
  private final OfEvidence figures;

  DefaultFigures(ReportSection.Name name, Declared comparison, Runs runs, Evidence evidence) {
    this.comparison = comparison;
    this.runs = runs;
    figures = new OfEvidence(name.section(), evidence);
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
          OfEvidence.BANDS);
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

  /**
   * Draws a section's metrics from its evidence alone.
   *
   * @param section the section, which the figures' ids begin with
   * @param evidence what was measured
   */
  public record OfEvidence(String section, Evidence evidence) {
    /** What a line and its band are. */
    public static final String BANDS = "Each line is the median over seeds, each band their range.";

    private static final int LONGEST_ID = 64;

    /**
     * Draws a metric over the places of its arms, or seed by seed where they have none.
     *
     * @param unit the metric's unit; empty where it has none
     * @param places the arms' places, if they have some
     */
    public Figure of(
        String metric, String unit, Collection<String> arms, Map<String, Double> places) {
      Axis y = Axis.linear(metric);
      Axis inUnit = unit.isEmpty() ? y : y.in(unit);
      if (!places.isEmpty()) {
        double[] xs = places.values().stream().mapToDouble(Double::doubleValue).toArray();
        return figure(
            metric,
            arms,
            Axis.linear("place of the arm"),
            inUnit,
            List.of(Series.overSeeds(metric, xs, values(metric, places.keySet())).marked()),
            BANDS);
      }
      return figure(
          metric,
          arms,
          Axis.linear("seed"),
          inUnit,
          scatter(metric, arms),
          "Each point is one seed.");
    }

    /** Draws series as the figure of a metric, whose title is the medians of the arms. */
    public Figure figure(
        String metric,
        Collection<String> arms,
        Axis x,
        Axis y,
        List<Series> series,
        String caption) {
      Map<String, Double> medians = new LinkedHashMap<>();
      for (String arm : arms) {
        if (evidence.has(metric, arm)) {
          medians.put(
              arm,
              Finding.median(
                  evidence.sample(metric, arm).values().values().stream()
                      .mapToDouble(Double::doubleValue)));
        }
      }
      return Figure.of(
          id(metric),
          Finding.text("Median %s: %s", metric, Finding.ranked(medians, true, Finding::number)),
          caption,
          Panel.of(x, y, series));
    }

    private List<double[]> values(String metric, Collection<String> arms) {
      SortedSet<Long> seeds = new TreeSet<>();
      for (String arm : arms) {
        if (evidence.has(metric, arm)) {
          Sample sample = evidence.sample(metric, arm);
          seeds.addAll(sample.values().keySet());
          seeds.addAll(sample.missing().keySet());
        }
      }
      return seeds.stream()
          .map(seed -> arms.stream().mapToDouble(arm -> value(metric, arm, seed)).toArray())
          .toList();
    }

    private double value(String metric, String arm, long seed) {
      return evidence.has(metric, arm)
          ? evidence.sample(metric, arm).values().getOrDefault(seed, Double.NaN)
          : Double.NaN;
    }

    private List<Series> scatter(String metric, Collection<String> arms) {
      return arms.stream()
          .filter(arm -> evidence.has(metric, arm))
          .map(
              arm -> {
                Sample sample = evidence.sample(metric, arm);
                Map<Long, Double> values = sample.values();
                return Series.scatter(
                    Bands.label(arm, values.size(), values.size() + sample.missing().size()),
                    values.keySet().stream().mapToDouble(Long::doubleValue).toArray(),
                    values.values().stream().mapToDouble(Double::doubleValue).toArray());
              })
          .toList();
    }

    /** Figure ids name files: letters, digits and dashes. */
    private String id(String metric) {
      String text =
          (section + "-" + metric)
              .replace("²", "2")
              .replaceAll("[^A-Za-z0-9]+", "-")
              .replaceAll("^-|-$", "")
              .toLowerCase(Locale.ROOT);
      return text.substring(0, Math.min(LONGEST_ID, text.length()));
    }
  }
}
