package dev.assay.experiment;

import dev.assay.report.figure.Dash;
import dev.assay.report.figure.Series;
import dev.assay.report.figure.Style;
import dev.assay.training.TrialResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Draws curves of several seeds as a median with a band, and says when seeds are missing in it. */
public final class Bands {
  private Bands() {}

  /** Returns the band of one measured curve over the runs; its name counts those that have it. */
  public static Series of(String name, List<TrialResult> runs, String measured) {
    List<TrialResult> with = with(runs, measured);
    return Series.overSeeds(
        label(name, with.size(), runs.size()),
        with.isEmpty() ? new double[0] : with.get(0).measurements().series(measured).xs(),
        with.stream().map(run -> run.measurements().series(measured).ys()).toList());
  }

  /** Returns the last median of one measured curve over the runs; NaN if no run has the curve. */
  public static double end(List<TrialResult> runs, String measured) {
    return of(measured, runs, measured).last();
  }

  /**
   * Returns the bands of each arm's curves in training and in test, the latter dashed, in the arms'
   * order.
   *
   * @param styles the arms that are drawn, each in a style
   * @param what what the curves show, such as {@code loss}
   */
  public static List<Series> trainingAndTest(
      Map<String, List<TrialResult>> runs, Map<String, Style> styles, String what) {
    List<Series> curves = new ArrayList<>();
    runs.forEach(
        (arm, ofArm) -> {
          Style style = styles.get(arm);
          if (style != null) {
            curves.add(of(arm + ", training", ofArm, "train." + what).withStyle(style));
            curves.add(
                of(arm + ", test", ofArm, "test." + what).withStyle(style.with(Dash.DASHED)));
          }
        });
    return curves;
  }

  /**
   * Returns a curve over the arms for each seed that all of them have.
   *
   * @param arms the runs of each arm, by rising seed
   * @param scalar the number that is drawn; NaN where a run lacks it
   */
  public static List<double[]> overArms(Collection<List<TrialResult>> arms, String scalar) {
    int seeds = arms.stream().mapToInt(List::size).min().orElse(0);
    return IntStream.range(0, seeds)
        .mapToObj(seed -> arms.stream().mapToDouble(of -> number(of.get(seed), scalar)).toArray())
        .toList();
  }

  /** Returns a number of one run; NaN if it lacks it. */
  public static double number(TrialResult run, String scalar) {
    return run.measurements().scalars().getOrDefault(scalar, Double.NaN);
  }

  /** Returns a number of each arm, in the arms' order. */
  public static Map<String, Double> byArm(
      Map<String, List<TrialResult>> runs, ToDoubleFunction<List<TrialResult>> number) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    runs.forEach((arm, ofArm) -> numbers.put(arm, number.applyAsDouble(ofArm)));
    return numbers;
  }

  /** Returns the runs that did not diverge and measured the curve. */
  public static List<TrialResult> with(List<TrialResult> runs, String measured) {
    return runs.stream()
        .filter(run -> !run.diverged() && run.measurements().series().containsKey(measured))
        .toList();
  }

  /** Returns a series' name, with the number of its seeds when some are missing. */
  public static String label(String name, int seeds, int of) {
    return seeds == of
        ? name
        : String.format(Locale.ENGLISH, "%s, %d of %d seeds", name, seeds, of);
  }
}
