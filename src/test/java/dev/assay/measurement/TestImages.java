package dev.assay.measurement;

import dev.assay.data.ImageSet;
import dev.assay.data.RandomStreams;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Makes small sets of noise images with labels from 0 to 9. */
final class TestImages {
  private TestImages() {}

  static ImageExamples random(int count, long seed) {
    RandomGenerator random = new RandomStreams(seed).stream("images");
    byte[] pixels = new byte[count * 784];
    byte[] labels = new byte[count];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) random.nextInt(256);
    }
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) random.nextInt(10);
    }
    return ImageExamples.labelled(
        ImageSet.of(28, 28, pixels, labels), IntStream.range(0, count).toArray());
  }
}
