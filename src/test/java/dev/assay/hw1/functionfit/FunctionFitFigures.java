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
import dev.assay.report.figure.Panel;
import dev.assay.report.figure.Reference;
import dev.assay.report.figure.Series;
import dev.assay.report.figure.Style;
import dev.assay.training.TrialResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
    Panel panel =
        Panel.of(
                "",
                Axis.linear("optimizer step"),
                Axis.log("training loss (MSE)"),
                series("iteration.loss"))
            .with(
                Reference.atY(
                    Reference.Origin.KNOWN, 0.1 * targetVariance(), "R² 0.9 of the target"));
    return Figure.of(
        "function-fit-loss",
        "Training loss of the three MLPs",
        List.of(panel),
        "The report has model2 lowest and model0 highest; each line is the median over"
            + " seeds, each band their range. "
            + dead());
  }

  /** Returns the fitted curves with the true one. */
  public Figure fits() {
    List<Series> curves = new ArrayList<>(series("prediction"));
    double[] xs = grid();
    curves.add(
        Series.line("sin(5πx)/(5πx)", xs, Arrays.stream(xs).map(TargetFunction::value).toArray())
            .withStyle(Models.TRUTH_STYLE.with(Dash.DASHED)));
    return Figure.of(
        "function-fit-curves",
        "Fitted curves and the truth",
        List.of(Panel.of("", Axis.linear("x"), Axis.linear("f(x)"), curves)),
        "A good fit hides under the dashed line; each line is the median over seeds, each band"
            + " their range.");
  }

  private List<Series> series(String measured) {
    List<Series> series = new ArrayList<>();
    runs.forEach(
        (model, results) -> {
          long parameters = results.get(0).trial().architecture().parameterCount();
          String name = "%s, %d parameters".formatted(model, parameters);
          series.add(Bands.of(name, results, measured).withStyle(STYLES.get(model)));
        });
    return series;
  }

  /** Says how many runs of each model died, which a median hides. */
  private String dead() {
    return runs.entrySet().stream()
        .map(
            entry ->
                "%s %d of %d"
                    .formatted(
                        entry.getKey(),
                        finished(entry.getValue()).stream()
                            .filter(FunctionFitMetrics::isDead)
                            .count(),
                        finished(entry.getValue()).size()))
        .collect(Collectors.joining(", ", "Dead runs, whose curve is flat: ", "."));
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
