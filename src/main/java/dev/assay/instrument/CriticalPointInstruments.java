package dev.assay.instrument;

import dev.assay.data.RandomStreams;
import dev.assay.measurement.CriticalPoint;
import dev.assay.measurement.CriticalPointSearch;
import dev.assay.measurement.ExactMlp;
import dev.assay.measurement.Objective;
import dev.assay.measurement.Perturbations;
import dev.assay.measurement.Spectrum;
import dev.assay.model.Activation;
import dev.assay.model.Mlp;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

/** The instruments that look at a point where the gradient all but vanishes. */
final class CriticalPointInstruments {
  private static final int SAMPLES = 5_000;
  private static final double BOUND = 1e-8;
  private static final Objective TWO_WELLS = new TwoWells();

  private CriticalPointInstruments() {}

  static List<Instrument<?>> all() {
    return List.of(minimalRatio(), spectrum(), search());
  }

  /** What measures the share of perturbations with higher loss. */
  @FunctionalInterface
  private interface Ratio {
    double of(
        ToDoubleFunction<double[]> loss, double[] at, double deviation, RandomGenerator random);
  }

  private static Instrument<Ratio> minimalRatio() {
    return Instrument.<Ratio>of(
            InstrumentRegistry.MINIMAL_RATIO,
            "The share of Gaussian perturbations that raise the loss",
            (loss, at, deviation, random) ->
                Perturbations.draw(SAMPLES, at.length, random).higherShare(loss, at, deviation),
            "1/√2 around a saddle of curvatures 1, 1, −1 at three deviations, 1/2 on a slope and 0"
                + " where the loss is flat",
            CriticalPointInstruments::checkRatio)
        .mutant(
            "the perturbed loss is divided by a constant that the other is not",
            (loss, at, deviation, random) -> {
              double base = loss.applyAsDouble(at);
              return Perturbations.draw(SAMPLES, at.length, random)
                  .higherShare(
                      x -> Arrays.equals(x, at) ? base : loss.applyAsDouble(x) / 128,
                      at,
                      deviation);
            })
        .mutant(
            "one scalar offset for a whole tensor",
            sampled((base, moved) -> moved > base, (offset, draw) -> offset))
        .mutant(
            "noise of one sign only",
            sampled((base, moved) -> moved > base, (offset, draw) -> Math.abs(draw)))
        .mutant(
            "an equal loss counts as higher",
            sampled((base, moved) -> moved >= base, (offset, draw) -> draw))
        .mutant(
            "the perturbed weights are kept by reference, so that perturbations add up",
            (loss, at, deviation, random) -> {
              double base = loss.applyAsDouble(at);
              double[] kept = at.clone();
              int higher = 0;
              for (int i = 0; i < SAMPLES; i++) {
                Arrays.setAll(kept, k -> kept[k] + deviation * RandomStreams.gaussian(random));
                higher += loss.applyAsDouble(kept) > base ? 1 : 0;
              }
              return (double) higher / SAMPLES;
            });
  }

  @FunctionalInterface
  private interface Comparison {
    boolean higher(double base, double moved);
  }

  @FunctionalInterface
  private interface Noise {
    /** Returns a parameter's noise from a draw for the whole vector and one of its own. */
    double of(double whole, double own);
  }

  private static Ratio sampled(Comparison comparison, Noise noise) {
    return (loss, at, deviation, random) -> {
      double base = loss.applyAsDouble(at);
      int higher = 0;
      for (int i = 0; i < SAMPLES; i++) {
        double whole = RandomStreams.gaussian(random);
        double[] moved =
            DoubleStream.of(at)
                .map(x -> x + deviation * noise.of(whole, RandomStreams.gaussian(random)))
                .toArray();
        higher += comparison.higher(base, loss.applyAsDouble(moved)) ? 1 : 0;
      }
      return (double) higher / SAMPLES;
    };
  }

  private static void checkRatio(Ratio ratio, Faults faults) {
    double[] origin = new double[3];
    // P(χ²₂ > χ²₁) = E exp(−χ²₁ / 2) = 1 / √2. The saddle's own loss is 1, as a real one is not 0.
    ToDoubleFunction<double[]> saddle = x -> 1 + (x[0] * x[0] + x[1] * x[1] - x[2] * x[2]) / 2;
    for (double deviation : new double[] {1e-3, 1e-1, 10}) {
      double share = ratio.of(saddle, origin, deviation, Specimens.random(2));
      faults.near("the share at σ = " + deviation, share, Math.sqrt(0.5), 0.02);
    }
    double slope = ratio.of(x -> 1 + x[0], origin, 0.1, Specimens.random(2));
    faults.near("the share on a slope", slope, 0.5, 0.02);
    double flat = ratio.of(x -> 1, origin, 0.1, Specimens.random(2));
    faults.near("the share where the loss is flat", flat, 0, 0);
  }

  private static Instrument<BiFunction<Objective, double[], Spectrum>> spectrum() {
    BiFunction<Objective, double[], Spectrum> real =
        (objective, at) -> Spectrum.ofMatrix(objective.hessian(at));
    return Instrument.of(
            InstrumentRegistry.SPECTRUM,
            "The eigenvalues of the loss's exact Hessian",
            real,
            "the known curvatures of (x² − 1)² + y² at its saddle and its minimum; and sum and sum"
                + " of squares of a small perceptron's, from second differences of its loss",
            CriticalPointInstruments::checkSpectrum)
        .mutant(
            "magnitudes: downward curvature counts as upward",
            real.andThen(spectrum -> Spectrum.of(mapped(spectrum, Math::abs))))
        .mutant(
            "upward curvature alone, as in a Gauss–Newton matrix",
            real.andThen(spectrum -> Spectrum.of(mapped(spectrum, value -> Math.max(0, value)))))
        .mutant(
            "the Hessian at another point than the one asked for",
            (objective, at) -> real.apply(objective, new double[at.length]))
        .mutant(
            "the Hessian of the summed loss",
            real.andThen(spectrum -> Spectrum.of(mapped(spectrum, value -> 10 * value))))
        .mutant(
            "the diagonal in place of the eigenvalues",
            (objective, at) -> {
              double[][] hessian = objective.hessian(at);
              double[] diagonal = new double[hessian.length];
              Arrays.setAll(diagonal, i -> hessian[i][i]);
              return Spectrum.of(diagonal);
            });
  }

  private static double[] mapped(Spectrum spectrum, DoubleUnaryOperator change) {
    return DoubleStream.of(spectrum.values()).map(change).toArray();
  }

  private static void checkSpectrum(
      BiFunction<Objective, double[], Spectrum> instrument, Faults faults) {
    double[] saddle = instrument.apply(TWO_WELLS, new double[2]).values();
    faults.near("the spectrum of the saddle", saddle, new double[] {2, -4}, 1e-9);
    double[] minimum = instrument.apply(TWO_WELLS, new double[] {1, 0}).values();
    faults.near("the spectrum of the minimum", minimum, new double[] {8, 2}, 1e-9);
    Mlp network = Mlp.ofWidths(Activation.TANH, 3);
    Objective mlp = new ExactMlp(network, Specimens.points(10));
    double[] at = Specimens.doubles(Specimens.weights(network, 1));
    double[] values = instrument.apply(mlp, at).values();
    double trace = 0;
    double squares = 0;
    for (int i = 0; i < at.length; i++) {
      trace += secondDifference(mlp, at, i, i);
      for (int j = 0; j < at.length; j++) {
        squares += Math.pow(secondDifference(mlp, at, i, j), 2);
      }
    }
    faults.within(1e-3, "the sum of the eigenvalues", DoubleStream.of(values).sum(), trace);
    faults.within(
        1e-3, "the sum of their squares", DoubleStream.of(values).map(v -> v * v).sum(), squares);
  }

  private static double secondDifference(Objective objective, double[] at, int i, int j) {
    double step = 1e-4;
    double sum = 0;
    for (int a = -1; a <= 1; a += 2) {
      for (int b = -1; b <= 1; b += 2) {
        double[] moved = at.clone();
        moved[i] += a * step;
        moved[j] += b * step;
        sum += a * b * objective.loss(moved);
      }
    }
    return sum / (4 * step * step);
  }

  private static Instrument<BiFunction<Objective, double[], CriticalPoint>> search() {
    BiFunction<Objective, double[], CriticalPoint> real =
        new CriticalPointSearch(BOUND, 100, 100)::from;
    return Instrument.of(
            InstrumentRegistry.CRITICAL_POINT,
            "The point of vanishing gradient that a descent from some weights ends at",
            real,
            "the minimum of (x² − 1)² + y² from beside its saddle, with loss and gradient computed"
                + " there; and a slope without any such point, where the search must say so",
            CriticalPointInstruments::checkSearch)
        .mutant(
            "the gradient's norm alone is lowered, which a saddle satisfies",
            new CriticalPointSearch(BOUND, 0, 100)::from)
        .mutant(
            "the bound counts as reached wherever the search ends",
            real.andThen(point -> reported(point, point.loss(), 0)))
        .mutant(
            "the search ends after three steps and says nothing of it",
            new CriticalPointSearch(BOUND, 3, 0)::from)
        .mutant(
            "loss and gradient are those of the point before",
            (objective, start) -> reported(real.apply(objective, start), objective.loss(start), 0));
  }

  private static CriticalPoint reported(CriticalPoint point, double loss, double norm) {
    return new CriticalPoint(
        point.parameters(), loss, norm, point.descents(), point.corrections(), true);
  }

  private static void checkSearch(
      BiFunction<Objective, double[], CriticalPoint> search, Faults faults) {
    CriticalPoint found = search.apply(TWO_WELLS, new double[] {0.1, 3});
    double[] at = found.parameters();
    faults.near("where the search ends", at, new double[] {1, 0}, 1e-6);
    faults.near("the loss there", found.loss(), TWO_WELLS.loss(at), 1e-12);
    double[] gradient = TWO_WELLS.gradient(at);
    faults.near(
        "the gradient norm there",
        found.gradientNorm(),
        Math.hypot(gradient[0], gradient[1]),
        1e-15);
    faults.holds("the bound is not reached", found.reached() && found.gradientNorm() < BOUND);
    Objective slope =
        new Objective() {
          @Override
          public int parameters() {
            return 1;
          }

          @Override
          public double loss(double[] point) {
            return 3 * point[0];
          }

          @Override
          public double[] gradient(double[] point) {
            return new double[] {3};
          }

          @Override
          public double[] hessianVector(double[] point, double[] vector) {
            return new double[1];
          }
        };
    CriticalPoint none = search.apply(slope, new double[] {1});
    faults.holds("a slope counts as a critical point", !none.reached());
    faults.near("the gradient norm on a slope", none.gradientNorm(), 3, 0);
    faults.near("the number of descents on a slope", none.descents(), 100, 0);
  }
}
