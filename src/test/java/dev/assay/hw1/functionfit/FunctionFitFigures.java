package dev.assay.hw1.functionfit;

import static dev.assay.hw1.functionfit.FunctionFitClaimsIT.MODEL0;
import static dev.assay.hw1.functionfit.FunctionFitClaimsIT.MODEL1;
import static dev.assay.hw1.functionfit.FunctionFitClaimsIT.MODEL2;

import dev.assay.data.TargetFunction;
import dev.assay.experiment.Bands;
import dev.assay.experiment.Metric;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The two charts of HW1-1 §1.
 *
 * @param runs all runs of each model
 */
public record FunctionFitFigures(Map<String, List<TrialResult>> runs) {
  private static final Map<String, Style> STYLES =
      Map.of(MODEL0, Models.MODEL0_STYLE, MODEL1, Models.MODEL1_STYLE, MODEL2, Models.MODEL2_STYLE);

  /** Returns the training loss of all models over the steps, and each run's final one beside it. */
  public Figure losses() {
    List<Series> series = series("iteration.loss");
    List<PointLabel> dead = new ArrayList<>();
    double end = series.stream().mapToDouble(FunctionFitFigures::lastPlace).max().orElse(1);
    double place = end;
    for (String model : runs.keySet()) {
      place += 0.03 * end;
      double[] losses = FunctionFitMetrics.FINAL_LOSS.of(finished(model));
      double[] places = new double[losses.length];
      Arrays.fill(places, place);
      series.add(
          Series.scatter(model + ", final loss of a run", places, losses).withStyle(style(model)));
      double[] ofDead = FunctionFitMetrics.FINAL_LOSS.of(dead(model));
      if (ofDead.length > 0) {
        double highest = Arrays.stream(ofDead).max().orElseThrow();
        String count = ofDead.length + " dead";
        dead.add(PointLabel.of(place, highest, count, style(model).hue()));
      }
    }
    return Figure.of(
        "function-fit-loss",
        "Median final loss: "
            + Finding.ranked(medians(FunctionFitMetrics.FINAL_LOSS), true, Finding::number),
        "The report has model2 lowest and model0 highest. A final loss, a dot, is a run’s mean over"
            + " its last 1% of steps, spikes included, so it can lie above the line, which has the"
            + " median at each step. "
            + runs.keySet().stream()
                .map(
                    model ->
                        Finding.text(
                            "%s %d of %d", model, dead(model).size(), finished(model).size()))
                .collect(Collectors.joining(", ", "Dead runs, whose curve is flat: ", ".")),
        Panel.of(Axis.linear("optimizer step"), Axis.log("training loss (MSE)"), series)
            .with(
                Reference.atY(
                    Reference.Origin.KNOWN, 0.1 * targetVariance(), "R² 0.9 of the target"))
            .with(dead));
  }

  private static double lastPlace(Series series) {
    return series.size() == 0 ? 0 : series.x(series.size() - 1);
  }

  /** Returns the fitted curves with the true one. */
  public Figure fits() {
    Series truth =
        Series.line("sin(5πx)/(5πx)", grid(), truth())
            .withStyle(Models.TRUTH_STYLE.with(Dash.DASHED));
    return Figure.of(
            "function-fit-curves",
            "Median R² of the fits: "
                + Finding.ranked(medians(FunctionFitMetrics.R2), false, Finding::number),
            series("prediction").stream()
                .map(fit -> Panel.of(Axis.linear("x"), Axis.linear("f(x)"), fit, truth))
                .toList(),
            "A good fit hides under the dashed line; the report has model2 there, model1 smooth"
                + " and model0 flat.")
        .sharing(Figure.Shared.BOTH);
  }

  private Map<String, Double> medians(Metric metric) {
    return Bands.byArm(
        runs, results -> Finding.median(metric.of(Bands.with(results, "prediction"))));
  }

  private List<Series> series(String measured) {
    List<Series> series = new ArrayList<>();
    runs.forEach(
        (model, results) -> {
          long parameters = results.get(0).trial().architecture().parameterCount();
          String name = Finding.text("%s, %d parameters", model, parameters);
          series.add(Bands.of(name, results, measured).withStyle(style(model)));
        });
    return series;
  }

  private static Style style(String model) {
    return Objects.requireNonNull(STYLES.get(model));
  }

  private List<TrialResult> finished(String model) {
    return Bands.with(runs.get(model), "prediction");
  }

  /** Returns the runs of a model that died, which a median hides. */
  private List<TrialResult> dead(String model) {
    return finished(model).stream().filter(FunctionFitMetrics::isDead).toList();
  }

  private double[] grid() {
    return runs.keySet().stream()
        .flatMap(model -> finished(model).stream())
        .findFirst()
        .map(result -> result.measurements().series("prediction").xs())
        .orElse(new double[0]);
  }

  private double[] truth() {
    return Arrays.stream(grid()).map(TargetFunction::value).toArray();
  }

  private double targetVariance() {
    double[] truth = truth();
    return truth.length == 0 ? 1 : CurveFit.variance(truth);
  }
}
