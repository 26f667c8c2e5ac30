package dev.assay.experiment;

import dev.assay.report.EvidenceFigures;
import dev.assay.report.figure.Series;
import dev.assay.training.TrialResult;
import java.util.List;

/** Draws curves of several seeds as a median with a band, and says when seeds are missing in it. */
public final class Bands {
  private Bands() {}

  /** Returns the band of one measured curve over the runs; its name counts those that have it. */
  public static Series of(String name, List<TrialResult> runs, String measured) {
    List<TrialResult> with = with(runs, measured);
    return Series.overSeeds(
        EvidenceFigures.label(name, with.size(), runs.size()),
        with.isEmpty() ? new double[0] : with.get(0).measurements().series(measured).xs(),
        with.stream().map(run -> run.measurements().series(measured).ys()).toList());
  }

  /** Returns the runs that did not diverge and measured the curve. */
  public static List<TrialResult> with(List<TrialResult> runs, String measured) {
    return runs.stream()
        .filter(run -> !run.diverged() && run.measurements().series().containsKey(measured))
        .toList();
  }
}
