package dev.assay.hw1.vanishinggradient;

import static dev.assay.hw1.vanishinggradient.Yardstick.COUNTED;
import static dev.assay.hw1.vanishinggradient.Yardstick.HIGH;
import static dev.assay.hw1.vanishinggradient.Yardstick.USUAL;

import dev.assay.claim.evidence.Text;
import dev.assay.measurement.Spectrum;
import dev.assay.report.figure.Axis;
import dev.assay.report.figure.Figure;
import dev.assay.report.figure.Finding;
import dev.assay.report.figure.Mark;
import dev.assay.report.figure.Palette;
import dev.assay.report.figure.Panel;
import dev.assay.report.figure.Reference;
import dev.assay.report.figure.Reference.Origin;
import dev.assay.report.figure.Series;
import dev.assay.report.figure.Style;
import dev.assay.training.TrialResult;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The charts of HW1-2 §3.
 *
 * @param runs all runs of the default settings
 * @param counted those that count
 */
record VanishingGradientFigures(List<TrialResult> runs, List<TrialResult> counted) {
  VanishingGradientFigures(List<TrialResult> runs) {
    this(runs, COUNTED.of(runs));
  }

  /** Returns the minimal ratio against the loss, by perturbations and by eigenvalues. */
  Figure ratios() {
    return Figure.of(
            "minimal-ratio",
            Finding.text(
                "Ratio of 0.9 or more in %d of %d runs by perturbations, in %d by eigenvalues",
                high(VanishingGradientFigures::sampled),
                counted.size(),
                high(VanishingGradientFigures::positive)),
            Finding.text(
                "The report has most runs at the top left; counted are the %d of %d runs whose gradient norm is below 10⁻⁶. The course defines the ratio as the share of positive eigenvalues; perturbations have σ = %s.",
                counted.size(),
                runs.size(),
                BigDecimal.valueOf(USUAL.deviation()).stripTrailingZeros().toPlainString()),
            both())
        .of(
            Finding.text(
                "n = %d runs; a dot and the triangle at the same loss: a run", counted.size()));
  }

  private long high(ToDoubleFunction<TrialResult> ratio) {
    return counted.stream().filter(run -> ratio.applyAsDouble(run) >= HIGH).count();
  }

  private static double sampled(TrialResult run) {
    return run.measurements().series("zero.ratio").at(USUAL.deviation());
  }

  private static double positive(TrialResult run) {
    return USUAL.spectrum(run).positiveShare(USUAL.tolerance());
  }

  private Panel both() {
    Panel panel =
        Panel.of(
                Axis.log("loss (MSE)"),
                Axis.linear("minimal ratio").between(0, 1.02),
                scatter("by perturbations", VanishingGradientFigures::sampled)
                    .withStyle(Style.of(Palette.BLUE)),
                scatter("by eigenvalues", VanishingGradientFigures::positive)
                    .withStyle(Style.of(Palette.VERMILLION).with(Mark.TRIANGLE)))
            .with(Reference.atY(Origin.CRITERION, HIGH, "high: 0.9"));
    if (runs.isEmpty()) {
      return panel;
    }
    double low = USUAL.lowLoss() * Yardstick.variance(runs.get(0));
    return panel.with(Reference.atX(Origin.CRITERION, low, "low: R² 0.95"));
  }

  private Series scatter(String name, ToDoubleFunction<TrialResult> ratio) {
    return Series.scatter(
        name,
        counted.stream().mapToDouble(USUAL::loss).toArray(),
        counted.stream().mapToDouble(ratio).toArray());
  }

  /**
   * Returns how many eigenvalues are positive, zero and negative in each run; empty without one.
   */
  Optional<Figure> spectra() {
    if (counted.isEmpty()) {
      return Optional.empty();
    }
    double tolerance = USUAL.tolerance();
    List<Spectrum> byLoss =
        counted.stream()
            .sorted(Comparator.comparingDouble(USUAL::loss))
            .map(USUAL::spectrum)
            .toList();
    double[] edges = IntStream.rangeClosed(0, byLoss.size()).mapToDouble(i -> i + 0.5).toArray();
    double[] none = new double[byLoss.size()];
    double[] negative = up(none, byLoss, spectrum -> spectrum.negative(tolerance));
    double[] zero = up(negative, byLoss, spectrum -> spectrum.zeros(tolerance));
    double[] positive = up(zero, byLoss, spectrum -> spectrum.positive(tolerance));
    return Optional.of(
        Figure.of(
                "hessian-spectrum",
                Finding.text(
                    "%d of %d runs have a negative eigenvalue; median %s of 141 positive",
                    Arrays.stream(negative).filter(count -> count > 0).count(),
                    byLoss.size(),
                    Text.number(
                        Finding.median(
                            byLoss.stream()
                                .mapToDouble(spectrum -> spectrum.positive(tolerance))))),
                "A true minimum with positive curvature would have 141 positive eigenvalues; zero means"
                    + " up to 10⁻⁶ of the run’s largest.",
                Panel.of(
                    Axis.linear("run, by rising loss"),
                    Axis.linear("eigenvalues of 141"),
                    bars("negative", edges, none, negative, Palette.VERMILLION),
                    bars("zero", edges, negative, zero, Palette.BLACK),
                    bars("positive", edges, zero, positive, Palette.BLUE)))
            .of(Finding.text("n = %d runs; a bar: a run", byLoss.size())));
  }

  private static Series bars(String name, double[] edges, double[] from, double[] to, Palette hue) {
    return Series.stacked(name, edges, from, to).withStyle(Style.of(hue));
  }

  private static double[] up(
      double[] from, List<Spectrum> spectra, ToDoubleFunction<Spectrum> count) {
    return IntStream.range(0, from.length)
        .mapToDouble(i -> from[i] + count.applyAsDouble(spectra.get(i)))
        .toArray();
  }

  /** Returns the histogram of the final gradient norms of all runs, by half decades. */
  Figure norms() {
    double[] edges =
        IntStream.rangeClosed(-24, -2).mapToDouble(half -> Math.pow(10, half / 2.0)).toArray();
    double[] norms =
        runs.stream()
            .filter(run -> !run.diverged())
            .mapToDouble(run -> run.measurements().scalar("zero.gradient"))
            .toArray();
    Series bars = Series.histogram("all runs", edges, norms);
    return Figure.of(
            "final-gradient-norm",
            Finding.text(
                "%d of %d runs end with a gradient norm below 10⁻⁶", counted.size(), runs.size()),
            "Runs to the right of the bound are kept out of the claims; they are listed with them.",
            Panel.of(Axis.log("gradient norm"), Axis.linear("runs").startingAt(0), bars)
                .with(Reference.atX(Origin.CRITERION, USUAL.bound(), "bound: 10⁻⁶")))
        .of(Finding.text("n = %d runs; a bar: the runs of half a decade", runs.size()));
  }
}
