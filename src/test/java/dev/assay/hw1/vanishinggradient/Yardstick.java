package dev.assay.hw1.vanishinggradient;

import static dev.assay.hw1.vanishinggradient.VanishingGradientClaimsIT.MLP;
import static dev.assay.instrument.InstrumentRegistry.CRITICAL_POINT;
import static dev.assay.instrument.InstrumentRegistry.MINIMAL_RATIO;
import static dev.assay.instrument.InstrumentRegistry.SPECTRUM;

import dev.assay.data.FunctionSamples;
import dev.assay.experiment.Cases;
import dev.assay.experiment.Comparison;
import dev.assay.experiment.Metric;
import dev.assay.experiment.NoCaseException;
import dev.assay.experiment.NotMeasuredException;
import dev.assay.instrument.InstrumentRegistry;
import dev.assay.measurement.CriticalPointSearch;
import dev.assay.measurement.CurveFit;
import dev.assay.measurement.Spectrum;
import dev.assay.measurement.Weights;
import dev.assay.statistics.MetricRange;
import dev.assay.training.TrialResult;
import dev.assay.training.ZeroGradient;
import dev.assay.training.result.Measurements;
import dev.assay.training.setting.TrialData;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * How a run to a vanishing gradient is judged, and the metrics of the claims of HW1-2 §3 that
 * follow from it.
 *
 * @param cases the runs that count
 * @param point where ratio and loss are read: {@code zero}, or {@code trained} where training ended
 * @param deviation the perturbations' σ
 * @param tolerance up to which share of the largest eigenvalue one counts as zero
 * @param lowLoss up to which share of the target's variance a loss counts as low
 * @param byEigenvalues whether the minimal ratio is the share of positive eigenvalues, as the
 *     course defines it, and not that of perturbations which raise the loss
 * @param bound runs whose gradient norm is below this count
 * @param samples how many perturbations there are at each deviation
 */
record Yardstick(
    Cases cases,
    String point,
    double deviation,
    double tolerance,
    double lowLoss,
    boolean byEigenvalues,
    double bound,
    int samples) {
  /** The perturbations' deviations. */
  static final List<Double> DEVIATIONS = List.of(1e-4, 1e-3, 1e-2, 1e-1, 1.0);

  /** From which share on a minimal ratio counts as high. */
  static final double HIGH = 0.9;

  /** Asked of each run for each other one. */
  private static final Map<FunctionSamples, Double> VARIANCES = new ConcurrentHashMap<>();

  static final Cases STARTS = new Cases("all starts", MLP, run -> true);
  static final Cases COUNTED =
      STARTS.and("the starts that count", run -> run.measurements().scalar("zero.reached") == 1);
  static final String HIGH_RATIO = "the starts of high minimal ratio";
  static final String AT_ZERO = "where the gradient vanishes";
  static final String AT_THE_END = "where training ended";

  static final Yardstick USUAL = new Yardstick(COUNTED, "zero", 1e-2, 1e-6, 0.05, false, 1e-6, 500);

  Yardstick withDeviation(double other) {
    return new Yardstick(cases, point, other, tolerance, lowLoss, byEigenvalues, bound, samples);
  }

  Yardstick withLowLoss(double other) {
    return new Yardstick(cases, point, deviation, tolerance, other, byEigenvalues, bound, samples);
  }

  Yardstick withEigenvalues() {
    return new Yardstick(cases, point, deviation, tolerance, lowLoss, true, bound, samples);
  }

  Yardstick withTolerance(double other) {
    return new Yardstick(cases, point, deviation, other, lowLoss, byEigenvalues, bound, samples);
  }

  /** Seeks another bound, and perturbs another number of times. */
  Yardstick seeking(double otherBound, int otherSamples) {
    return new Yardstick(
        cases, point, deviation, tolerance, lowLoss, byEigenvalues, otherBound, otherSamples);
  }

  /** Reads all runs where training ended, whatever their gradient there. */
  Yardstick whereTrainingEnded() {
    return new Yardstick(
        STARTS, "trained", deviation, tolerance, lowLoss, byEigenvalues, bound, samples);
  }

  /** Reads losses by this yardstick. */
  Comparison readLosses(Comparison of) {
    return of.reading(highAndLow(), highAndHigher(), gap());
  }

  /** Reads eigenvalues by this yardstick. */
  Comparison readEigenvalues(Comparison of) {
    return of.reading(noNegative(), positive());
  }

  /** Reads all by this yardstick. */
  Comparison readAll(Comparison of) {
    return readEigenvalues(readLosses(of)).reading(ratio(), reached(), unexplained(), normLeft());
  }

  /** The name has the usual bound, as criteria know the metric by it; another is said beside. */
  Metric reached() {
    return ofStarts("a gradient norm below 1e-6 (1 = yes)", Yardstick::requireReached)
        .within(MetricRange.SHARE);
  }

  /** What no claim reads, for a control: 1 for the best constant. */
  Metric unexplained() {
    return ofStarts(
            "loss where training ended as a share of the target's variance",
            run -> run.measurements().scalar("trained.loss") / variance(run))
        .within(MetricRange.NOT_NEGATIVE);
  }

  /** What no claim reads, for a control: 0 if training ended below the bound. */
  Metric normLeft() {
    return ofStarts(
            "gradient norm after the search over that before",
            run -> {
              double before = run.measurements().scalar("trained.gradient");
              return before < bound ? 0 : run.measurements().scalar("zero.gradient") / before;
            })
        .within(MetricRange.NOT_NEGATIVE);
  }

  Metric highAndLow() {
    return ofCases("a high minimal ratio and a low loss (1 = yes)", run -> high(run) && low(run));
  }

  Metric highAndHigher() {
    return ofCases(
        "a high minimal ratio and a higher loss (1 = yes)", run -> high(run) && !low(run));
  }

  /** Each higher loss of a high ratio over the median of the low ones. */
  Metric gap() {
    Cases higher = cases.and("", run -> high(run) && !low(run));
    Cases lower = cases.and("", run -> high(run) && low(run));
    return sampled(
            Metric.ofSeed(
                "decades above the low losses' median",
                COUNTED.name(),
                runs -> {
                  TrialResult run = higher.of(runs);
                  double[] low =
                      lower.all(runs).stream().mapToDouble(this::loss).sorted().toArray();
                  if (low.length == 0) {
                    throw new NoCaseException();
                  }
                  return Math.log10(loss(run)) - Math.log10(low[low.length / 2]);
                }))
        .in("decades")
        // A higher loss lies above each low one.
        .within(MetricRange.NOT_NEGATIVE);
  }

  Metric noNegative() {
    return ofHighRatio(
        "no negative eigenvalue (1 = yes)", spectrum -> spectrum.negative(tolerance) == 0 ? 1 : 0);
  }

  Metric positive() {
    return ofHighRatio(
        "share of positive eigenvalues", spectrum -> spectrum.positiveShare(tolerance));
  }

  /** The same perturbations at both points of a run. */
  Metric ratio() {
    return sampled(
            Metric.ofSeed(
                "minimal ratio by perturbation",
                List.of(AT_ZERO, AT_THE_END),
                (runs, arm) -> ratio(cases.of(runs), arm.equals(AT_ZERO) ? "zero" : "trained")))
        .within(MetricRange.SHARE);
  }

  private Metric ofStarts(String name, ToDoubleFunction<TrialResult> read) {
    return searched(Metric.ofSeed(name, STARTS.name(), runs -> read.applyAsDouble(runs.of(MLP))));
  }

  private Metric ofCases(String name, Predicate<TrialResult> holds) {
    return sampled(Metric.ofSeed(name, COUNTED.name(), runs -> holds.test(cases.of(runs)) ? 1 : 0))
        .within(MetricRange.SHARE);
  }

  private Metric ofHighRatio(String name, ToDoubleFunction<Spectrum> read) {
    Cases high = cases.and(HIGH_RATIO, this::high);
    return searched(
            Metric.ofSeed(name, HIGH_RATIO, runs -> read.applyAsDouble(spectrum(high.of(runs)))))
        .within(MetricRange.SHARE)
        .measuredBy(InstrumentRegistry.STARTS, CRITICAL_POINT, MINIMAL_RATIO, SPECTRUM);
  }

  private Metric sampled(Metric metric) {
    return searched(metric).measuredBy(InstrumentRegistry.STARTS, CRITICAL_POINT, MINIMAL_RATIO);
  }

  private Metric searched(Metric metric) {
    return metric
        .from(
            (plan, trial) ->
                new ZeroGradient(
                    new CriticalPointSearch(
                        bound, plan.choose(10, 300, 1_000), plan.choose(10, 100, 300)),
                    DEVIATIONS.contains(deviation) ? DEVIATIONS : List.of(deviation),
                    plan.choose(50, samples, samples)))
        .measuredBy(InstrumentRegistry.STARTS, CRITICAL_POINT);
  }

  private static double requireReached(TrialResult run) {
    Measurements measured = run.measurements();
    if (measured.scalar("zero.reached") == 1) {
      return 1;
    }
    throw new NotMeasuredException(
        "the gradient norm stayed at %.1e after %.0f + %.0f steps",
        measured.scalar("zero.gradient"),
        measured.scalar("zero.descents"),
        measured.scalar("zero.corrections"));
  }

  /**
   * Refuses "100 runs" that never initialise anew.
   *
   * @throws IllegalStateException if two runs started from the same weights
   */
  static void requireNewStarts(List<TrialResult> runs) {
    // A run that diverged before its first step kept no start.
    Weights.requireDistinct(
        runs.stream()
            .map(run -> run.measurements().weights())
            .filter(weights -> weights.containsKey("start"))
            .map(weights -> Objects.requireNonNull(weights.get("start")))
            .toList());
  }

  /** Returns the variance of the function that a run was trained on, at its own points. */
  static double variance(TrialResult run) {
    return VARIANCES.computeIfAbsent(
        ((TrialData.Function) run.trial().data()).samples(),
        samples -> CurveFit.variance(samples.ys()));
  }

  Spectrum spectrum(TrialResult run) {
    return Spectrum.of(run.measurements().series(point + ".spectrum").ys());
  }

  double loss(TrialResult run) {
    return run.measurements().scalar(point + ".loss");
  }

  private double ratio(TrialResult run, String where) {
    return run.measurements().series(where + ".ratio").at(deviation);
  }

  private boolean high(TrialResult run) {
    double ratio = byEigenvalues ? spectrum(run).positiveShare(tolerance) : ratio(run, point);
    return ratio >= HIGH;
  }

  private boolean low(TrialResult run) {
    return loss(run) <= lowLoss * variance(run);
  }
}
