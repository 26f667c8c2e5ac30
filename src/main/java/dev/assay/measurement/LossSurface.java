package dev.assay.measurement;

import dev.assay.model.ParameterBlock;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * The loss over a plane through the weights, along two random filter-normalised directions (Li et
 * al. 2018, arXiv:1712.09913): loss(θ + αδ + βη).
 *
 * @param places the values of α, and of β, rising
 * @param rows the mean losses: one row for each β, one number in it for each α
 */
public record LossSurface(double[] places, double[][] rows) {
  /** Copies the arrays. */
  public LossSurface {
    places = places.clone();
    rows = copy(rows);
    for (double[] row : rows) {
      if (row.length != places.length || rows.length != places.length) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ENGLISH,
                "a surface over %d places with %d rows: give as many rows and numbers in each",
                places.length,
                rows.length));
      }
    }
  }

  private static double[][] copy(double[][] rows) {
    double[][] copy = rows.clone();
    for (int i = 0; i < copy.length; i++) {
      copy[i] = copy[i].clone();
    }
    return copy;
  }

  @Override
  public double[] places() {
    return places.clone();
  }

  @Override
  public double[][] rows() {
    return copy(rows);
  }

  /**
   * Measures a surface; the network keeps its own parameters.
   *
   * @param blocks the network's parameter blocks; without batch normalisation
   * @param places the values of α and β, such as {@link LinearPath#places} gives
   */
  public static LossSurface of(
      MultiLayerNetwork network,
      List<ParameterBlock> blocks,
      Weights at,
      Examples set,
      Batches batches,
      double[] places,
      RandomGenerator random) {
    float[] first = Curvature.direction(blocks, at, random);
    float[] second = Curvature.direction(blocks, at, random);
    return along(network, first, second, at, set, batches, places);
  }

  /** Measures a surface along two directions. */
  public static LossSurface along(
      MultiLayerNetwork network,
      float[] first,
      float[] second,
      Weights at,
      Examples set,
      Batches batches,
      double[] places) {
    return Parameters.lend(
        network,
        lent -> {
          double[][] rows = new double[places.length][places.length];
          for (int b = 0; b < places.length; b++) {
            for (int a = 0; a < places.length; a++) {
              float[] moved = at.toArray();
              for (int i = 0; i < moved.length; i++) {
                moved[i] += (float) (places[a] * first[i] + places[b] * second[i]);
              }
              lent.accept(new Weights(moved));
              rows[b][a] = Evaluation.of(network, set, batches).loss();
            }
          }
          return new LossSurface(places, rows);
        });
  }
}
