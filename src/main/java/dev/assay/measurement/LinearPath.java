package dev.assay.measurement;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Loss and accuracy along the straight line θ(α) = (1 − α)·start + α·end.
 *
 * <p>Goodfellow, Vinyals and Saxe 2015 (arXiv:1412.6544).
 *
 * @param loss the mean loss over α
 * @param accuracy the share classified right over α
 */
public record LinearPath(MeasuredSeries loss, MeasuredSeries accuracy) {

  /**
   * Returns evenly spaced places on a line; whole numbers among them are met exactly.
   *
   * @throws IllegalArgumentException if there are fewer than two places or no line between them
   */
  public static double[] places(int count, double low, double high) {
    if (count < 2 || !(low < high)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "%d places from %s to %s are no line: give at least 2 and a low end below the high one",
              count,
              low,
              high));
    }
    int last = count - 1;
    return IntStream.range(0, count)
        .mapToDouble(i -> (low * (last - i) + high * i) / last)
        .toArray();
  }

  /**
   * Evaluates a network at each place of the line between two of its parameter vectors, on the
   * whole of a set. The network keeps its own parameters afterwards.
   */
  public static LinearPath evaluate(
      MultiLayerNetwork network,
      Weights start,
      Weights end,
      double[] places,
      Examples set,
      Batches batches) {
    List<Evaluation> found =
        Parameters.lend(
            network,
            lent ->
                Arrays.stream(places)
                    .mapToObj(
                        place -> {
                          lent.accept(start.towards(end, place));
                          return Evaluation.of(network, set, batches);
                        })
                    .toList());
    return new LinearPath(
        new MeasuredSeries(places, found.stream().mapToDouble(Evaluation::loss).toArray()),
        new MeasuredSeries(places, found.stream().mapToDouble(Evaluation::accuracy).toArray()));
  }

  /**
   * Returns how far the loss between the ends rises above the line that joins their losses: the
   * barrier of Frankle et al. 2020 (arXiv:1912.05671), taken place by place. 0 if it never does.
   */
  public double barrier() {
    return height(loss, 1);
  }

  /** Returns how far the accuracy between the ends falls below the line that joins theirs. */
  public double dip() {
    return height(accuracy, -1);
  }

  /**
   * Returns the loss's second derivative along the line, with respect to α, at a place that has a
   * neighbour on either side.
   */
  public double curvature(double place) {
    double[] xs = loss.xs();
    double[] ys = loss.ys();
    for (int i = 1; i < xs.length - 1; i++) {
      if (xs[i] == place) {
        double step = (xs[i + 1] - xs[i - 1]) / 2;
        return (ys[i - 1] - 2 * ys[i] + ys[i + 1]) / (step * step);
      }
    }
    throw new IllegalArgumentException(
        "no place " + place + " with two neighbours on this line of " + xs.length);
  }

  private static double height(MeasuredSeries series, int sign) {
    double start = series.at(0);
    double end = series.at(1);
    double[] xs = series.xs();
    double[] ys = series.ys();
    double height = 0;
    for (int i = 0; i < xs.length; i++) {
      if (xs[i] > 0 && xs[i] < 1) {
        height = Math.max(height, sign * (ys[i] - ((1 - xs[i]) * start + xs[i] * end)));
      }
    }
    return height;
  }
}
