package dev.assay.data;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is taken off a pixel that is scaled to [0, 1], and what the rest is divided by.
 *
 * @param mean one number for each channel
 * @param deviation one number for each channel, above 0
 */
public record Normalisation(List<Double> mean, List<Double> deviation) implements Serializable {
  /** MNIST's training mean and standard deviation. */
  public static final Normalisation OF_MNIST = new Normalisation(List.of(0.1307), List.of(0.3081));

  private static final int VALUES = 256;
  private static final double WHITE = 255.0;

  /**
   * Copies the numbers.
   *
   * @throws DataException if there are not as many deviations as means, or one is not above 0
   */
  public Normalisation {
    mean = List.copyOf(mean);
    deviation = List.copyOf(deviation);
    if (mean.size() != deviation.size() || deviation.stream().anyMatch(one -> !(one > 0))) {
      throw new DataException(
          String.format(
              Locale.ENGLISH,
              "means %s and deviations %s of pixels; give one of each for each channel, deviations above 0. Images that are all alike in a channel cannot be normalised.",
              mean,
              deviation));
    }
  }

  /**
   * Returns the mean and standard deviation of each channel over all pixels: of a training set, by
   * which its test set is normalised as well. Sums are of integers and thus exact.
   *
   * @param pixels image after image, in it channel after channel, row after row
   */
  public static Normalisation of(ImageFormat format, byte[] pixels) {
    int plane = format.rows() * format.columns();
    long[] sum = new long[format.channels()];
    long[] squares = new long[format.channels()];
    for (int k = 0; k < pixels.length; k++) {
      int value = Byte.toUnsignedInt(pixels[k]);
      int channel = k / plane % format.channels();
      sum[channel] += value;
      squares[channel] += (long) value * value;
    }
    double count = (double) pixels.length / format.channels();
    List<Double> means = new ArrayList<>();
    List<Double> deviations = new ArrayList<>();
    for (int c = 0; c < format.channels(); c++) {
      double mean = sum[c] / count;
      means.add(mean / WHITE);
      deviations.add(Math.sqrt(Math.max(0, squares[c] / count - mean * mean)) / WHITE);
    }
    return new Normalisation(means, deviations);
  }

  /** Returns what each byte becomes, for each channel. */
  float[][] table() {
    float[][] table = new float[mean.size()][VALUES];
    for (int c = 0; c < table.length; c++) {
      for (int p = 0; p < VALUES; p++) {
        table[c][p] = (float) ((p / WHITE - mean.get(c)) / deviation.get(c));
      }
    }
    return table;
  }
}
