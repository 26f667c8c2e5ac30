package dev.assay.measurement.trajectory;

import dev.assay.data.RandomStreams;
import dev.assay.measurement.algebra.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Points and matrices drawn from a seed. */
public final class Clouds {
  private Clouds() {}

  public static List<double[]> points(int count, int dimensions, long seed) {
    RandomGenerator random = new RandomStreams(seed).stream("cloud");
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      points.add(normal(dimensions, random));
    }
    return points;
  }

  static double[] normal(int dimensions, RandomGenerator random) {
    double[] point = new double[dimensions];
    for (int i = 0; i < dimensions; i++) {
      point[i] = RandomStreams.gaussian(random);
    }
    return point;
  }

  /** Returns an orthogonal matrix: Gram and Schmidt's of normal rows. */
  static double[][] rotation(int dimensions, long seed) {
    double[][] rows = points(dimensions, dimensions, seed).toArray(new double[0][]);
    for (int i = 0; i < dimensions; i++) {
      for (int pass = 0; pass < 2; pass++) {
        for (int j = 0; j < i; j++) {
          rows[i] = Vectors.plus(rows[i], -Vectors.dot(rows[i], rows[j]), rows[j]);
        }
      }
      rows[i] = Vectors.plus(new double[dimensions], 1 / Vectors.norm(rows[i]), rows[i]);
    }
    return rows;
  }

  static double[] rotate(double[][] rotation, double[] point) {
    double[] turned = new double[point.length];
    for (int i = 0; i < point.length; i++) {
      turned[i] = Vectors.dot(rotation[i], point);
    }
    return turned;
  }
}
