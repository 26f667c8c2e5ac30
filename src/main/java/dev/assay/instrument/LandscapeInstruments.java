package dev.assay.instrument;

import dev.assay.measurement.Batches;
import dev.assay.measurement.Examples;
import dev.assay.measurement.LossSurface;
import dev.assay.measurement.Sharpness;
import dev.assay.measurement.Weights;
import dev.assay.model.Activation;
import dev.assay.model.Mlp;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** What looks at the loss around the weights. */
final class LandscapeInstruments {
  /** Two parameters: its squared error is a parabola, whose highest point in a box is a corner. */
  private static final Mlp LINE = new Mlp(1, List.of(), 1, Activation.TANH, Mlp.Start.UNIFORM);

  private static final double EPSILON = 0.05;
  private static final int POINTS = 16;

  private LandscapeInstruments() {}

  static List<Instrument<?>> all() {
    return List.of(sharpness(), surface());
  }

  @FunctionalInterface
  private interface Sharpest {
    double of(MultiLayerNetwork network, Weights at, Examples set, Batches batches);
  }

  private static Instrument<Sharpest> sharpness() {
    return Instrument.<Sharpest>of(
            InstrumentRegistry.SHARPNESS,
            "By how much the loss rises at most in a box around the weights, in percent (Keskar et"
                + " al.)",
            (network, at, set, batches) ->
                new Sharpness(EPSILON, 10, 4).of(network, at, set, batches, Specimens.random(3)),
            "a network of two parameters, whose loss is highest in one of the box's four corners, of"
                + " which each is evaluated",
            (sharpest, faults) -> {
              for (float[] at : new float[][] {{0.7f, -0.2f}, {-1.5f, 0.4f}}) {
                Examples set = Specimens.points(POINTS);
                double found =
                    sharpest.of(network(at), new Weights(at), set, Specimens.batches(LINE));
                faults.within(1e-3, "the sharpness of a parabola", found, corner(at, set));
              }
            })
        .mutant(
            "the highest loss is not divided by 1 + loss",
            (network, at, set, batches) ->
                new Sharpness(EPSILON, 10, 4).of(network, at, set, batches, Specimens.random(3))
                    * (1 + loss(at.toArray(), set)))
        .mutant(
            "all weights move alike, however large they are",
            (network, at, set, batches) -> {
              double loss = loss(at.toArray(), set);
              double highest = loss;
              for (int corner = 0; corner < 4; corner++) {
                float[] moved = at.toArray();
                for (int i = 0; i < 2; i++) {
                  moved[i] += (float) ((corner >> i & 1) == 0 ? -EPSILON : EPSILON);
                }
                highest = Math.max(highest, loss(moved, set));
              }
              return 100 * (highest - loss) / (1 + loss);
            })
        .mutant(
            "one step of the ascent is taken for its end",
            (network, at, set, batches) ->
                new Sharpness(EPSILON, 1, 1).of(network, at, set, batches, Specimens.random(3)));
  }

  /** Returns the sharpness by the loss in each corner of the box. */
  private static double corner(float[] at, Examples set) {
    double loss = loss(at, set);
    double highest = loss;
    for (int corner = 0; corner < 4; corner++) {
      float[] moved = at.clone();
      for (int i = 0; i < 2; i++) {
        double side = EPSILON * (Math.abs(at[i]) + 1);
        moved[i] += (float) ((corner >> i & 1) == 0 ? -side : side);
      }
      highest = Math.max(highest, loss(moved, set));
    }
    return 100 * (highest - loss) / (1 + loss);
  }

  /** Returns the mean squared error of a straight line by its definition. */
  private static double loss(float[] at, Examples set) {
    double sum = 0;
    float[] x = new float[1];
    float[] y = new float[1];
    for (int n = 0; n < set.count(); n++) {
      set.write(n, x, 0, y, 0);
      double error = (double) at[0] * x[0] + at[1] - y[0];
      sum += error * error;
    }
    return sum / set.count();
  }

  private static MultiLayerNetwork network(float[] at) {
    return Specimens.build(LINE, new Weights(at));
  }

  @FunctionalInterface
  private interface Surface {
    LossSurface along(
        MultiLayerNetwork network,
        float[] first,
        float[] second,
        Weights at,
        Examples set,
        Batches batches,
        double[] places);
  }

  private static Instrument<Surface> surface() {
    float[] at = {0.7f, -0.2f};
    float[] first = {1, 0.5f};
    float[] second = {-0.3f, 2};
    double[] places = {-1, -0.25, 0, 1};
    return Instrument.<Surface>of(
            InstrumentRegistry.SURFACE,
            "The loss over a plane through the weights, row by row along the second direction",
            LossSurface::along,
            "the loss of a network of two parameters by its definition, at each place of the plane",
            (surface, faults) -> {
              Examples set = Specimens.points(POINTS);
              double[][] rows =
                  surface
                      .along(
                          network(at),
                          first,
                          second,
                          new Weights(at),
                          set,
                          Specimens.batches(LINE),
                          places)
                      .rows();
              for (int b = 0; b < places.length; b++) {
                for (int a = 0; a < places.length; a++) {
                  float[] moved = {
                    (float) (at[0] + places[a] * first[0] + places[b] * second[0]),
                    (float) (at[1] + places[a] * first[1] + places[b] * second[1])
                  };
                  faults.within(1e-4, "the loss on the plane", rows[b][a], loss(moved, set));
                }
              }
            })
        .mutant(
            "rows and columns are exchanged",
            (network, one, other, from, set, batches, where) ->
                LossSurface.along(network, other, one, from, set, batches, where))
        .mutant(
            "both places go along the first direction",
            (network, one, other, from, set, batches, where) ->
                LossSurface.along(network, one, one, from, set, batches, where))
        .mutant(
            "the plane goes through 0 and not through the weights",
            (network, one, other, from, set, batches, where) ->
                LossSurface.along(
                    network, one, other, new Weights(new float[2]), set, batches, where));
  }
}
