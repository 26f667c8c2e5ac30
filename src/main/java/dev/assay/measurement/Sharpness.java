package dev.assay.measurement;

import dev.assay.model.Architecture;
import dev.assay.model.BatchPass;
import dev.assay.model.Floats;
import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * The ε-sharpness of Keskar et al. 2017 (arXiv:1609.04836): by how much the loss rises at most in a
 * box around the weights, 100 · (max − loss) / (1 + loss).
 *
 * <p>The box is theirs in the whole space: each weight w moves by at most ε(|w| + 1). The maximum
 * is sought by ascent along the gradient's signs, each step projected onto the box: from the
 * weights themselves, and from random points of the box. The highest loss on the way counts, so
 * more steps or starts never give less.
 */
public final class Sharpness {
  private static final int CHUNK = 256;

  private final double epsilon;
  private final int steps;
  private final int starts;

  /**
   * Creates the measurement.
   *
   * @param epsilon the box's half side for a weight of 0; 1e-3 in the paper
   * @param steps ascending steps from each start, each of them an eighth of the box
   * @param starts from where: 1 for the weights alone, the rest at random
   */
  public Sharpness(double epsilon, int steps, int starts) {
    if (!(epsilon > 0 && epsilon < 1) || steps < 1 || starts < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "a sharpness at ε %s by %d steps from %d starts: give ε between 0 and 1, and at least 1 of each",
              epsilon,
              steps,
              starts));
    }
    this.epsilon = epsilon;
    this.steps = steps;
    this.starts = starts;
  }

  /** Returns the sharpness in percent; the network keeps its own parameters. */
  public double of(
      MultiLayerNetwork network,
      Weights at,
      Examples set,
      Batches batches,
      RandomGenerator random) {
    return Parameters.lend(
        network,
        lent -> {
          lent.accept(at);
          double loss = Slope.of(network, set, batches).loss();
          double highest = loss;
          for (int start = 0; start < starts; start++) {
            double[] share = new double[at.size()];
            if (start > 0) {
              Arrays.setAll(share, i -> 2 * random.nextDouble() - 1);
            }
            for (int step = 0; step <= steps; step++) {
              lent.accept(moved(at, share));
              Slope here = Slope.of(network, set, batches);
              highest = Math.max(highest, here.loss());
              for (int i = 0; i < share.length; i++) {
                share[i] =
                    Math.max(-1, Math.min(1, share[i] + 0.125 * Math.signum(here.gradient(i))));
              }
            }
          }
          return 100 * (highest - loss) / (1 + loss);
        });
  }

  /** Returns how many passes over the set, forward or backward, a measurement takes. */
  public double passes() {
    return 3.0 * (starts * (steps + 1) + 1);
  }

  private Weights moved(Weights at, double[] share) {
    float[] moved = at.toArray();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += (float) (share[i] * epsilon * (Math.abs(moved[i]) + 1));
    }
    return new Weights(moved);
  }

  /** The mean loss over a set and its gradient, at a network's parameters. */
  private record Slope(double loss, double[] sums) {
    double gradient(int i) {
      return sums[i];
    }

    static Slope of(MultiLayerNetwork network, Examples set, Batches batches) {
      int[] order = IntStream.range(0, set.count()).toArray();
      double[] sums = new double[Math.toIntExact(network.numParams())];
      double loss = 0;
      for (int from = 0; from < order.length; from += CHUNK) {
        Batch batch = batches.fill(set, order, from, Math.min(CHUNK, order.length - from));
        BatchPass.gradient(network, batch.inputs(), batch.labels());
        double share = (double) batch.size() / order.length;
        loss += share * Architecture.lossOf(network).lastMean();
        float[] gradient = Floats.read(network.getGradientsViewArray());
        for (int i = 0; i < sums.length; i++) {
          sums[i] += share * gradient[i];
        }
      }
      return new Slope(loss, sums);
    }
  }
}
