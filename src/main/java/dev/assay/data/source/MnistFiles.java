package dev.assay.data.source;

import dev.assay.data.IdxFile;
import dev.assay.data.ImageData;
import dev.assay.data.ImageSet;
import java.util.Set;
import java.util.function.Function;

/** Lists the four files of MNIST. */
record MnistFiles(
    MnistFile trainImages, MnistFile trainLabels, MnistFile testImages, MnistFile testLabels) {

  static final MnistFiles CANONICAL =
      new MnistFiles(
          new MnistFile(
              "train-images-idx3-ubyte",
              3,
              "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
          new MnistFile(
              "train-labels-idx1-ubyte",
              1,
              "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
          new MnistFile(
              "t10k-images-idx3-ubyte",
              3,
              "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
          new MnistFile(
              "t10k-labels-idx1-ubyte",
              1,
              "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"));

  /** Returns the SHA-256 of each file's decompressed bytes. */
  Set<String> digests() {
    return Set.of(
        trainImages.sha256(), trainLabels.sha256(), testImages.sha256(), testLabels.sha256());
  }

  /** Gets each file by {@code reader} and joins images with labels. */
  ImageData read(Function<MnistFile, IdxFile> reader) {
    return new ImageData(
        ImageData.MNIST,
        set(reader.apply(trainImages), reader.apply(trainLabels)),
        set(reader.apply(testImages), reader.apply(testLabels)));
  }

  private static ImageSet set(IdxFile images, IdxFile labels) {
    int[] dimensions = images.dimensions();
    return ImageSet.of(dimensions[1], dimensions[2], images.values(), labels.values());
  }
}
