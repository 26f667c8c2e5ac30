package dev.assay.hw1.vanishinggradient;

import static dev.assay.hw1.vanishinggradient.Yardstick.BOUND;
import static dev.assay.hw1.vanishinggradient.Yardstick.COUNTED;
import static dev.assay.hw1.vanishinggradient.Yardstick.HIGH;
import static dev.assay.hw1.vanishinggradient.Yardstick.USUAL;

import dev.assay.measurement.Spectrum;
import dev.assay.report.figure.Axis;
import dev.assay.report.figure.Figure;
import dev.assay.report.figure.Mark;
import dev.assay.report.figure.Palette;
import dev.assay.report.figure.Panel;
import dev.assay.report.figure.Reference;
import dev.assay.report.figure.Series;
import dev.assay.report.figure.Style;
import dev.assay.training.TrialResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The charts of HW1-2 §3. */
final class VanishingGradientFigures {
  private static final List<Double> SHOWN = List.of(1e-4, 1e-2, 1.0);
  private static final Style SAMPLED = Style.of(Palette.BLUE);
  private static final Style BY_EIGENVALUES = Style.of(Palette.VERMILLION).with(Mark.TRIANGLE);
  private static final int BINS_A_DECADE = 2;
  private static final int LOWEST_DECADE = -12;
  private static final int HIGHEST_DECADE = -1;

  private final List<TrialResult> runs;
  private final List<TrialResult> counted;

  /** Creates the charts of all runs of the default settings. */
  VanishingGradientFigures(List<TrialResult> runs) {
    this.runs = runs;
    counted = COUNTED.of(runs);
  }

  /**
   * Returns the minimal ratio against the loss: by perturbation, a panel a σ, and by eigenvalues.
   */
  Figure ratios() {
    List<Panel> panels = new ArrayList<>();
    for (double deviation : SHOWN) {
      panels.add(
          panel(
              "perturbations, σ = "
                  + BigDecimal.valueOf(deviation).stripTrailingZeros().toPlainString(),
              "run, by perturbations",
              SAMPLED,
              run -> run.measurements().series("zero.ratio").at(deviation)));
    }
    panels.add(
        panel(
            "eigenvalues",
            "run, by eigenvalues",
            BY_EIGENVALUES,
            run -> USUAL.spectrum(run).positiveShare(USUAL.tolerance())));
    return Figure.of(
            "minimal-ratio",
            "Minimal ratio against loss where the gradient vanishes",
            panels,
            String.format(
                Locale.ENGLISH,
                "The report has most runs at the top left; each point is one of the %d of %d runs whose gradient norm is below 1e-6; the last panel has the course's own definition, the share of positive eigenvalues.",
                counted.size(),
                runs.size()))
        .sharing(Figure.Shared.Y);
  }

  private Panel panel(String title, String name, Style style, ToDoubleFunction<TrialResult> ratio) {
    Panel panel =
        Panel.of(
                title,
                Axis.log("loss (MSE)"),
                Axis.linear("minimal ratio").between(0, 1.02),
                List.of(
                    Series.scatter(
                            name,
                            counted.stream().mapToDouble(USUAL::loss).toArray(),
                            counted.stream().mapToDouble(ratio).toArray())
                        .withStyle(style)))
            .with(Reference.atY(Reference.Origin.CRITERION, HIGH, "high: 0.9"));
    if (runs.isEmpty()) {
      return panel;
    }
    double low = USUAL.lowLoss() * Yardstick.variance(runs.get(0));
    return panel.with(Reference.atX(Reference.Origin.CRITERION, low, "low: R² 0.95"));
  }

  /** Returns how many eigenvalues are positive, zero and negative in each run. */
  Figure spectra() {
    double tolerance = USUAL.tolerance();
    double[] losses = counted.stream().mapToDouble(USUAL::loss).toArray();
    return Figure.of(
        "hessian-spectrum",
        "Signs of the Hessian's eigenvalues where the gradient vanishes",
        List.of(
            Panel.of(
                "",
                Axis.log("loss (MSE)"),
                Axis.linear("eigenvalues of 141"),
                List.of(
                    count(
                        "positive",
                        Style.of(Palette.BLUE),
                        losses,
                        spectrum -> spectrum.positive(tolerance)),
                    count(
                        "zero",
                        Style.of(Palette.BLACK).with(Mark.SQUARE),
                        losses,
                        spectrum -> spectrum.zeros(tolerance)),
                    count(
                        "negative",
                        Style.of(Palette.VERMILLION).with(Mark.TRIANGLE),
                        losses,
                        spectrum -> spectrum.negative(tolerance))))),
        "A true minimum with positive curvature would have 141 positive eigenvalues; zero means up"
            + " to 1e-6 of the run's largest.");
  }

  private Series count(
      String name, Style style, double[] losses, ToDoubleFunction<Spectrum> count) {
    return Series.scatter(
            name, losses, counted.stream().map(USUAL::spectrum).mapToDouble(count).toArray())
        .withStyle(style);
  }

  /** Returns the histogram of the final gradient norms of all runs. */
  Figure norms() {
    int bins = (HIGHEST_DECADE - LOWEST_DECADE) * BINS_A_DECADE;
    double[] edges =
        IntStream.rangeClosed(0, bins)
            .mapToDouble(i -> LOWEST_DECADE + (double) i / BINS_A_DECADE)
            .toArray();
    double[] heights = new double[bins];
    for (TrialResult run : runs) {
      if (!run.diverged()) {
        double decade = Math.log10(run.measurements().scalar("zero.gradient"));
        int bin = (int) Math.floor((decade - LOWEST_DECADE) * BINS_A_DECADE);
        heights[Math.max(0, Math.min(bins - 1, bin))]++;
      }
    }
    return Figure.of(
        "final-gradient-norm",
        "Final gradient norms",
        List.of(
            Panel.of(
                    "",
                    Axis.linear("log10 of the gradient norm"),
                    Axis.linear("runs").startingAt(0),
                    List.of(Series.bars("all runs", edges, heights)))
                .with(Reference.atX(Reference.Origin.CRITERION, Math.log10(BOUND), "bound: 1e-6"))),
        "Runs to the right of the bound are kept out of the claims; they are listed with them.");
  }
}
