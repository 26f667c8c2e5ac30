package dev.assay.data.source;

import dev.assay.data.DataException;
import dev.assay.data.IdxFile;
import dev.assay.data.ImageData;
import dev.assay.data.ImageFormat;
import dev.assay.data.ImageIdentity;
import dev.assay.data.ImageSet;
import dev.assay.data.Normalisation;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A report's own images as four IDX files, by their digest: images of unsigned bytes in three
 * dimensions (images, rows, columns) where they are grey, and four (images, channels, rows,
 * columns) where not; labels in one.
 *
 * <p>Files are named from the project's directory. The training set's own mean and deviation
 * normalise both sets.
 *
 * @param name what pages call the data set: small letters, digits and dashes
 * @param digest the SHA-256 of the images and labels; what a run without the right one names
 * @param ofAll what the images have in common
 * @param trainImages the training images
 * @param trainLabels their labels
 * @param testImages the test images
 * @param testLabels their labels
 */
public record OwnImages(
    String name,
    String digest,
    ImageFormat ofAll,
    String trainImages,
    String trainLabels,
    String testImages,
    String testLabels)
    implements ImageSource {
  /**
   * Checks the name.
   *
   * @throws DataException if it is that of a published data set, or has other characters
   */
  public OwnImages {
    if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")
        || ImageFormat.ofKnown(name).isPresent()
        || List.of("function", "external").contains(name)) {
      throw new DataException(
          String.format(
              Locale.ENGLISH,
              "data set \"%s\": name your own by small letters, digits and dashes, and not as one that is known.",
              name));
    }
  }

  @Override
  public ImageIdentity identity() {
    return new ImageIdentity.Known(name, digest);
  }

  @Override
  public Optional<ImageFormat> format() {
    return Optional.of(ofAll);
  }

  @Override
  public LoadedData load(DataSettings settings, DownloadListener listener) {
    IdxFile train = images(trainImages);
    IdxFile test = images(testImages);
    Normalisation own = naming(trainImages, () -> Normalisation.of(ofAll, train.values()));
    ImageData data =
        new ImageData(
            name,
            set(own, train, trainImages, trainLabels),
            set(own, test, testImages, testLabels));
    if (!data.digest().equals(digest)) {
      throw new DataException(
          String.format(
              Locale.ENGLISH,
              "%s: the images have SHA-256 %s and \"%s\" was named. If they are those that are meant, name theirs.",
              name,
              data.digest(),
              digest));
    }
    return new LoadedData(
        data, name + " in " + path(trainImages).toAbsolutePath().getParent(), Optional.empty());
  }

  private IdxFile images(String file) {
    boolean grey = ofAll.channels() == 1;
    IdxFile images = IdxFile.read(path(file), grey ? 3 : 4);
    int[] found = images.dimensions();
    int last = found.length - 1;
    if (found[last] != ofAll.columns()
        || found[last - 1] != ofAll.rows()
        || !grey && found[1] != ofAll.channels()) {
      throw new DataException(
          String.format(
              Locale.ENGLISH,
              "%s: its dimensions are %s, and %s were named. Correct the format or the file.",
              file,
              Arrays.toString(found),
              ofAll));
    }
    return images;
  }

  private ImageSet set(Normalisation own, IdxFile images, String imageFile, String labelFile) {
    byte[] labels = IdxFile.read(path(labelFile), 1).values();
    return naming(
        imageFile + " and " + labelFile, () -> ImageSet.of(ofAll, own, images.values(), labels));
  }

  /** Says of which files a refusal is. */
  private static <T> T naming(String files, Supplier<T> made) {
    try {
      return made.get();
    } catch (DataException e) {
      throw new DataException(files + ": " + e.getMessage(), e);
    }
  }

  private static Path path(String file) {
    return Path.of(System.getProperty("assay.basedir", "")).resolve(file);
  }
}
