package dev.assay.measurement;

import dev.assay.measurement.algebra.Assignment;
import dev.assay.model.ConvNet;

/**
 * Reorders one network's units so that its weights lie as close as they can to another's.
 *
 * <p>Weight matching of Ainsworth, Hayase and Srinivasa 2023 (arXiv:2209.04836, algorithm 1): layer
 * by layer the permutation that maximises the inner product of the weights that touch the layer,
 * until nothing improves. The start is not the identity but one pass, from the input on, that looks
 * at incoming weights alone: it undoes a mere permutation at once.
 */
public final class WeightMatching {
  private static final int PASSES = 100;

  private WeightMatching() {}

  /**
   * Returns {@code moved} with its units reordered to match {@code fixed}; its function is the same
   * as before.
   *
   * @throws IllegalArgumentException if the network has batch normalisation
   */
  public static Weights align(ConvNet network, Weights fixed, Weights moved) {
    HiddenUnits units = new HiddenUnits(network);
    Weights aligned = moved;
    for (int layer = 0; layer < units.hidden(); layer++) {
      int[] order = Assignment.greatest(units.incoming(fixed, aligned, layer));
      aligned = units.permute(aligned, layer, order);
    }
    boolean improved = true;
    for (int pass = 0; improved && pass < PASSES; pass++) {
      improved = false;
      for (int layer = 0; layer < units.hidden(); layer++) {
        double[][] products = units.incomingAndOutgoing(fixed, aligned, layer);
        int[] order = Assignment.greatest(products);
        if (gain(products, order) > 0) {
          aligned = units.permute(aligned, layer, order);
          improved = true;
        }
      }
    }
    return aligned;
  }

  /** Returns by how much an order beats the present one, or 0 where rounding could be all of it. */
  private static double gain(double[][] products, int[] order) {
    double gain = 0;
    double size = 0;
    for (int i = 0; i < order.length; i++) {
      gain += products[i][order[i]] - products[i][i];
      size += Math.abs(products[i][i]);
    }
    return gain > 1e-9 * size ? gain : 0;
  }
}
