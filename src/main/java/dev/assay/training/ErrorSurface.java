package dev.assay.training;

import dev.assay.data.RandomStreams;
import dev.assay.measurement.LinearPath;
import dev.assay.measurement.LossSurface;
import dev.assay.measurement.MeasuredSeries;
import dev.assay.measurement.SelectedExamples;
import dev.assay.model.Architecture;
import dev.assay.report.figure.Axis;
import dev.assay.report.figure.Contours;
import dev.assay.report.figure.Panel;
import dev.assay.training.result.Measurements;
import java.util.Locale;
import java.util.Set;

/**
 * Asks for the training loss over a plane through the final weights, along two random
 * filter-normalised directions.
 *
 * <p>Leaves the series {@code surface.000}, {@code surface.001} and so on: the loss over α, one
 * series for each β; both take the same places. Batch normalisation is folded, nothing dropped out.
 *
 * @param places how many places on either side; an odd number has the weights themselves
 * @param reach the plane goes from −reach to reach; 1 is a direction as long as the filters
 * @param points how many evenly spaced training examples the loss is taken over
 */
public record ErrorSurface(int places, double reach, int points) implements Probe {
  private static final int LINES = 8;

  /** Validates the numbers. */
  public ErrorSurface {
    if (places < 2 || places > 101 || !(reach > 0 && reach <= 100) || points < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "an error surface of %d places up to %s on %d points: give 2 to 101 places, a reach above 0 and at least 1 point",
              places,
              reach,
              points));
    }
  }

  @Override
  public Set<String> leaves() {
    return Set.of("surface.");
  }

  @Override
  public void requireOf(Architecture network) {
    TrialCheck.requireFoldable(network, "an error surface");
  }

  @Override
  public Observer observer() {
    return new Observer() {
      @Override
      public void finished(TrainingRun run) {
        try (PlainNetwork network = PlainNetwork.of(run.trial(), run.weights())) {
          LossSurface surface =
              network.surface(
                  SelectedExamples.spaced(run.train(), points),
                  LinearPath.places(places, -reach, reach),
                  new RandomStreams(run.trial().seed()).stream("surface"));
          double[][] rows = surface.rows();
          for (int i = 0; i < rows.length; i++) {
            run.recorder().series(name(i), new MeasuredSeries(surface.places(), rows[i]));
          }
        }
      }
    };
  }

  private static String name(int row) {
    return String.format(Locale.ROOT, "surface.%03d", row);
  }

  /** Returns the surface that a run measured. */
  public static LossSurface of(Measurements measured) {
    double[] places = measured.series(name(0)).xs();
    double[][] rows = new double[places.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = measured.series(name(i)).ys();
    }
    return new LossSurface(places, rows);
  }

  /** Returns the contours of the surface that a run measured, at levels evenly spaced by rank. */
  public static Panel contours(String title, Measurements measured) {
    LossSurface surface = of(measured);
    double[][] rows = surface.rows();
    return Panel.of(
        title,
        Axis.linear("first direction, α"),
        Axis.linear("second direction, β"),
        Contours.of(surface.places(), rows, Contours.levels(rows, LINES), "loss"));
  }

  @Override
  public double work(Trial trial) {
    return (double) places * places * points * trial.architecture().operations();
  }
}
