package dev.assay.contract;

import dev.assay.data.ImageData;
import dev.assay.data.ImageFormat;
import dev.assay.data.ImageSet;
import dev.assay.data.Normalisation;
import dev.assay.data.RandomStreams;
import dev.assay.data.source.ImageSource;
import dev.assay.training.DataSets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A few images of noise in the format of a source, for networks that never learn. */
final class TinyImages {
  private static final Map<String, ImageData> DRAWN = new ConcurrentHashMap<>();

  private TinyImages() {}

  /** Returns images that stand for a source's; always the same. */
  static ImageData of(ImageSource source) {
    return DRAWN.computeIfAbsent(
        source.identity().name(),
        name -> {
          ImageFormat format = source.format().orElse(ImageFormat.OF_MNIST);
          return new ImageData(
              name,
              noise(format, TinyTrials.TRAIN_IMAGES, name + "/train"),
              noise(format, TinyTrials.TEST_IMAGES, name + "/test"));
        });
  }

  private static ImageSet noise(ImageFormat format, int count, String stream) {
    byte[] pixels = new byte[count * format.size()];
    byte[] labels = new byte[count];
    var random = new RandomStreams(1).stream(stream);
    for (int k = 0; k < pixels.length; k++) {
      pixels[k] = (byte) random.nextInt();
    }
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % format.classes());
    }
    return ImageSet.of(format, Normalisation.of(format, pixels), pixels, labels);
  }

  /** Returns these images beside the run's. */
  static DataSets dataSets(ImageData ofRun) {
    DataSets all = DataSets.of(ofRun);
    for (ImageData one : DRAWN.values()) {
      all = all.and(one, one);
    }
    return all;
  }
}
