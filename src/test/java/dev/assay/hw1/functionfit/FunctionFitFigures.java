package dev.assay.hw1.functionfit;

import static dev.assay.hw1.functionfit.FunctionFitClaimsIT.MODEL0;
import static dev.assay.hw1.functionfit.FunctionFitClaimsIT.MODEL1;
import static dev.assay.hw1.functionfit.FunctionFitClaimsIT.MODEL2;

import dev.assay.data.TargetFunction;
import dev.assay.experiment.Bands;
import dev.assay.hw1.Models;
import dev.assay.measurement.CurveFit;
import dev.assay.report.figure.Axis;
import dev.assay.report.figure.Dash;
import dev.assay.report.figure.Figure;
import dev.assay.report.figure.Finding;
import dev.assay.report.figure.Panel;
import dev.assay.report.figure.PointLabel;
import dev.assay.report.figure.Reference;
import dev.assay.report.figure.Series;
import dev.assay.report.figure.Style;
import dev.assay.training.TrialResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The two charts of HW1-1 §1. */
public final class FunctionFitFigures {
  private static final Map<String, Style> STYLES =
      Map.of(MODEL0, Models.MODEL0_STYLE, MODEL1, Models.MODEL1_STYLE, MODEL2, Models.MODEL2_STYLE);

  private final Map<String, List<TrialResult>> runs;

  /** Creates the charts from all runs of each model. */
  public FunctionFitFigures(Map<String, List<TrialResult>> runs) {
    this.runs = runs;
  }

  /** Returns the training loss of all models over the steps. */
  public Figure losses() {
    List<Series> series = new ArrayList<>(series("iteration.loss"));
    List<PointLabel> dead = new ArrayList<>();
    double end = series.stream().mapToDouble(FunctionFitFigures::lastPlace).max().orElse(1);
    Map<String, Double> finals = new LinkedHashMap<>();
    double place = end;
    for (Map.Entry<String, List<TrialResult>> model : runs.entrySet()) {
      place += 0.03 * end;
      double at = place;
      List<TrialResult> results = finished(model.getValue());
      double[] losses = results.stream().mapToDouble(FunctionFitMetrics.FINAL_LOSS::of).toArray();
      finals.put(model.getKey(), Finding.median(losses));
      series.add(
          Series.scatter(
                  model.getKey() + ", final loss of a run",
                  Arrays.stream(losses).map(loss -> at).toArray(),
                  losses)
              .withStyle(style(model.getKey())));
      results.stream()
          .filter(FunctionFitMetrics::isDead)
          .mapToDouble(FunctionFitMetrics.FINAL_LOSS::of)
          .max()
          .ifPresent(
              highest ->
                  dead.add(
                      new PointLabel(
                          at,
                          highest,
                          dead(results) + " dead",
                          PointLabel.Kind.NONE,
                          style(model.getKey()).hue())));
    }
    Panel panel =
        Panel.of("", Axis.linear("optimizer step"), Axis.log("training loss (MSE)"), series)
            .with(
                Reference.atY(
                    Reference.Origin.KNOWN, 0.1 * targetVariance(), "R² 0.9 of the target"))
            .with(dead);
    return Figure.of(
        "function-fit-loss",
        "Median final loss: " + Finding.ranked(finals, true, Finding::number),
        List.of(panel),
        "The report has model2 lowest and model0 highest. A final loss, a dot, is a run’s mean over"
            + " its last 1% of steps, spikes included, so it can lie above the line, which has the"
            + " median at each step. "
            + dead());
  }

  private static double lastPlace(Series series) {
    return series.size() == 0 ? 0 : series.x(series.size() - 1);
  }

  private static Style style(String model) {
    return Objects.requireNonNull(STYLES.get(model));
  }

  /** Returns the fitted curves with the true one. */
  public Figure fits() {
    double[] xs = grid();
    Series truth =
        Series.line("sin(5πx)/(5πx)", xs, Arrays.stream(xs).map(TargetFunction::value).toArray())
            .withStyle(Models.TRUTH_STYLE.with(Dash.DASHED));
    List<Panel> panels = new ArrayList<>();
    Map<String, Double> fits = new LinkedHashMap<>();
    for (Series fit : series("prediction")) {
      panels.add(Panel.of("", Axis.linear("x"), Axis.linear("f(x)"), List.of(fit, truth)));
    }
    runs.forEach(
        (model, results) ->
            fits.put(
                model,
                Finding.median(finished(results).stream().mapToDouble(FunctionFitMetrics.R2::of))));
    return Figure.of(
            "function-fit-curves",
            "Median R² of the fits: " + Finding.ranked(fits, false, Finding::number),
            panels,
            "A good fit hides under the dashed line; the report has model2 there, model1 smooth"
                + " and model0 flat.")
        .sharing(Figure.Shared.BOTH);
  }

  private List<Series> series(String measured) {
    List<Series> series = new ArrayList<>();
    runs.forEach(
        (model, results) -> {
          long parameters = results.get(0).trial().architecture().parameterCount();
          String name = String.format(Locale.ENGLISH, "%s, %d parameters", model, parameters);
          series.add(Bands.of(name, results, measured).withStyle(style(model)));
        });
    return series;
  }

  /** Says how many runs of each model died, which a median hides. */
  private String dead() {
    return runs.entrySet().stream()
        .map(
            entry ->
                String.format(
                    Locale.ENGLISH,
                    "%s %d of %d",
                    entry.getKey(),
                    dead(finished(entry.getValue())),
                    finished(entry.getValue()).size()))
        .collect(Collectors.joining(", ", "Dead runs, whose curve is flat: ", "."));
  }

  private static long dead(List<TrialResult> finished) {
    return finished.stream().filter(FunctionFitMetrics::isDead).count();
  }

  private static List<TrialResult> finished(List<TrialResult> results) {
    return Bands.with(results, "prediction");
  }

  private double[] grid() {
    return runs.values().stream()
        .flatMap(results -> finished(results).stream())
        .findFirst()
        .map(result -> result.measurements().series("prediction").xs())
        .orElse(new double[0]);
  }

  private double targetVariance() {
    double[] truth = Arrays.stream(grid()).map(TargetFunction::value).toArray();
    return truth.length == 0 ? 1 : CurveFit.variance(truth);
  }
}
