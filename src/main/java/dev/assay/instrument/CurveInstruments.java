package dev.assay.instrument;

import dev.assay.measurement.CurveFit;
import dev.assay.measurement.Spikiness;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The instruments that look at a measured curve. */
final class CurveInstruments {
  private CurveInstruments() {}

  static List<Instrument<?>> all() {
    return List.of(fit(), spikiness());
  }

  /** What compares a fitted curve with the true one. */
  @FunctionalInterface
  private interface Fitting {
    CurveFit of(double[] fitted, double[] truth);
  }

  private static Instrument<Fitting> fit() {
    return Instrument.<Fitting>of(
            InstrumentRegistry.CURVE_FIT,
            "R², greatest error, amplitude and variation of a fitted curve",
            CurveFit::of,
            "five points computed by hand: R² 0.6875, error 0.5, amplitude 0.625,"
                + " variation 0.5625",
            (fitting, faults) -> {
              CurveFit found =
                  fitting.of(new double[] {1.25, 1.5, 1.5, 0.25, 1}, new double[] {1, 2, 1, 0, 1});
              // Variance 2/5 around 1, mean square error 0.625/5, ranges 1.25 and 2, ways 2.25 and
              // 4.
              faults.near("R²", found.rSquared(), 0.6875, 1e-12);
              faults.near("the greatest error", found.maxError(), 0.5, 1e-12);
              faults.near("the amplitude", found.amplitude(), 0.625, 1e-12);
              faults.near("the variation", found.variation(), 0.5625, 1e-12);
            })
        .mutant(
            "R² around zero and not around the mean",
            (fitted, truth) -> {
              double total = DoubleStream.of(truth).map(y -> y * y).sum();
              return withFit(fitted, truth, 1 - squares(fitted, truth) / total);
            })
        .mutant(
            "the squared correlation as R², which forgives scale and offset",
            (fitted, truth) -> withFit(fitted, truth, Math.pow(correlation(fitted, truth), 2)))
        .mutant(
            "R² divides by the fitted curve's variance",
            (fitted, truth) ->
                withFit(
                    fitted,
                    truth,
                    1 - squares(fitted, truth) / fitted.length / CurveFit.variance(fitted)))
        .mutant("fitted and true curve exchanged", (fitted, truth) -> CurveFit.of(truth, fitted))
        .mutant(
            "the rise from end to end as amplitude",
            (fitted, truth) -> {
              CurveFit right = CurveFit.of(fitted, truth);
              double rise = Math.abs(fitted[fitted.length - 1] - fitted[0]);
              return new CurveFit(right.rSquared(), right.maxError(), rise, right.variation());
            });
  }

  private static CurveFit withFit(double[] fitted, double[] truth, double rSquared) {
    CurveFit right = CurveFit.of(fitted, truth);
    return new CurveFit(rSquared, right.maxError(), right.amplitude(), right.variation());
  }

  private static double squares(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> Math.pow(a[i] - b[i], 2)).sum();
  }

  /** From the variance of the difference: var(a − b) = var a + var b − 2 cov. */
  private static double correlation(double[] a, double[] b) {
    double[] difference = IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
    double product = CurveFit.variance(a) * CurveFit.variance(b);
    double sum = CurveFit.variance(a) + CurveFit.variance(b) - CurveFit.variance(difference);
    return sum / 2 / Math.sqrt(product);
  }

  private static Instrument<ToDoubleFunction<double[]>> spikiness() {
    return Instrument.<ToDoubleFunction<double[]>>of(
            InstrumentRegistry.SPIKINESS,
            "How much a curve jumps, in decades, whatever its trend",
            Spikiness::of,
            "√(1/7) for one spike of tenfold height among eleven measurements, and 0 for a steady"
                + " fall by four decades",
            (spikiness, faults) -> {
              double[] spike = DoubleStream.generate(() -> 3).limit(11).toArray();
              spike[5] *= 10;
              double[] fall =
                  IntStream.range(0, 9).mapToDouble(i -> Math.pow(10, -i / 2.0)).toArray();
              faults.near("one spike", spikiness.applyAsDouble(spike), Math.sqrt(1 / 7.0), 1e-12);
              faults.near("a steady fall", spikiness.applyAsDouble(fall), 0, 1e-12);
            })
        .mutant(
            "the mean of the neighbourhood in place of its median",
            values -> around(values, 2, window -> window.average().orElseThrow()))
        .mutant(
            "the whole curve as neighbourhood, so that its trend counts",
            values -> around(values, values.length, CurveInstruments::median))
        .mutant("natural logarithms", values -> Spikiness.of(values) * Math.log(10))
        .mutant(
            "the greatest jump in place of the root mean square",
            values -> Spikiness.of(values) * Math.sqrt(values.length - 4.0));
  }

  private static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static double around(
      double[] values, int neighbours, ToDoubleFunction<DoubleStream> middle) {
    return Math.sqrt(
        IntStream.range(2, values.length - 2)
            .mapToDouble(
                i -> {
                  int from = Math.max(0, i - neighbours);
                  int to = Math.min(values.length, i + neighbours + 1);
                  double level = middle.applyAsDouble(Arrays.stream(values, from, to));
                  return Math.pow(Math.log10(values[i] / level), 2);
                })
            .average()
            .orElseThrow());
  }
}
