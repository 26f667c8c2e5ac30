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
import dev.assay.report.figure.Series;
import dev.assay.report.figure.Style;
import dev.assay.training.TrialResult;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The charts of HW1-2 §3. */
final class VanishingGradientFigures {
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

  /** Returns the minimal ratio against the loss, by perturbations and by eigenvalues. */
  Figure ratios() {
    return Figure.of(
            "minimal-ratio",
            String.format(
                Locale.ENGLISH,
                "Ratio of 0.9 or more in %d of %d runs by perturbations, in %d by eigenvalues",
                high(VanishingGradientFigures::sampled),
                counted.size(),
                high(VanishingGradientFigures::positive)),
            List.of(both()),
            String.format(
                Locale.ENGLISH,
                "The report has most runs at the top left; counted are the %d of %d runs whose gradient norm is below 10⁻⁶. The course defines the ratio as the share of positive eigenvalues; perturbations have σ = %s.",
                counted.size(),
                runs.size(),
                BigDecimal.valueOf(USUAL.deviation()).stripTrailingZeros().toPlainString()))
        .of(
            String.format(
                Locale.ENGLISH,
                "n = %d runs; a dot and the triangle at the same loss: a run",
                counted.size()));
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
                "",
                Axis.log("loss (MSE)"),
                Axis.linear("minimal ratio").between(0, 1.02),
                List.of(
                    scatter("by perturbations", VanishingGradientFigures::sampled)
                        .withStyle(SAMPLED),
                    scatter("by eigenvalues", VanishingGradientFigures::positive)
                        .withStyle(BY_EIGENVALUES)))
            .with(Reference.atY(Reference.Origin.CRITERION, HIGH, "high: 0.9"));
    if (runs.isEmpty()) {
      return panel;
    }
    double low = USUAL.lowLoss() * Yardstick.variance(runs.get(0));
    return panel.with(Reference.atX(Reference.Origin.CRITERION, low, "low: R² 0.95"));
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
                String.format(
                    Locale.ENGLISH,
                    "%d of %d runs have a negative eigenvalue; median %s of 141 positive",
                    Arrays.stream(negative).filter(count -> count > 0).count(),
                    byLoss.size(),
                    Text.number(
                        Finding.median(
                            byLoss.stream()
                                .mapToDouble(spectrum -> spectrum.positive(tolerance))))),
                List.of(
                    Panel.of(
                        "",
                        Axis.linear("run, by rising loss"),
                        Axis.linear("eigenvalues of 141"),
                        List.of(
                            Series.stacked("negative", edges, none, negative)
                                .withStyle(Style.of(Palette.VERMILLION)),
                            Series.stacked("zero", edges, negative, zero)
                                .withStyle(Style.of(Palette.BLACK)),
                            Series.stacked("positive", edges, zero, positive)
                                .withStyle(Style.of(Palette.BLUE))))),
                "A true minimum with positive curvature would have 141 positive eigenvalues; zero means"
                    + " up to 10⁻⁶ of the run’s largest.")
            .of(String.format(Locale.ENGLISH, "n = %d runs; a bar: a run", byLoss.size())));
  }

  private static double[] up(
      double[] from, List<Spectrum> spectra, ToDoubleFunction<Spectrum> count) {
    return IntStream.range(0, from.length)
        .mapToDouble(i -> from[i] + count.applyAsDouble(spectra.get(i)))
        .toArray();
  }

  /** Returns the histogram of the final gradient norms of all runs. */
  Figure norms() {
    int bins = (HIGHEST_DECADE - LOWEST_DECADE) * BINS_A_DECADE;
    double[] edges =
        IntStream.rangeClosed(0, bins)
            .mapToDouble(i -> Math.pow(10, LOWEST_DECADE + (double) i / BINS_A_DECADE))
            .toArray();
    double[] heights = new double[bins];
    for (TrialResult run : runs) {
      if (!run.diverged()) {
        double decade = Math.log10(run.measurements().scalar("zero.gradient"));
        int bin = (int) Math.floor((decade - LOWEST_DECADE) * BINS_A_DECADE);
        heights[Math.max(0, Math.min(bins - 1, bin))]++;
      }
    }
    int from = 0;
    int to = bins;
    while (to - from > 2 && heights[from] == 0) {
      from++;
    }
    while (to - from > 2 && heights[to - 1] == 0) {
      to--;
    }
    return Figure.of(
            "final-gradient-norm",
            String.format(
                Locale.ENGLISH,
                "%d of %d runs end with a gradient norm below 10⁻⁶",
                counted.size(),
                runs.size()),
            List.of(
                Panel.of(
                        "",
                        Axis.log("gradient norm"),
                        Axis.linear("runs").startingAt(0),
                        List.of(
                            Series.bars(
                                "all runs",
                                Arrays.copyOfRange(edges, from, to + 1),
                                Arrays.copyOfRange(heights, from, to))))
                    .with(Reference.atX(Reference.Origin.CRITERION, USUAL.bound(), "bound: 10⁻⁶"))),
            "Runs to the right of the bound are kept out of the claims; they are listed with them.")
        .of(
            String.format(
                Locale.ENGLISH, "n = %d runs; a bar: the runs of half a decade", runs.size()));
  }
}
