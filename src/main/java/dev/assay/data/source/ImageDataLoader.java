package dev.assay.data.source;

import dev.assay.data.DataException;
import dev.assay.data.strokes.Strokes;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the data set of a run. */
public final class ImageDataLoader {
  private static final Logger LOG = LoggerFactory.getLogger(ImageDataLoader.class);

  private ImageDataLoader() {}

  /**
   * Loads what {@code settings} choose. Without a choice, strokes stand in, with a notice, where
   * there is neither a copy of MNIST nor a mirror that gives one.
   *
   * @throws MnistUnavailableException if MNIST was chosen and cannot be had
   * @throws DataException if a directory was named for MNIST and does not hold it, whatever the
   *     choice but strokes
   */
  public static LoadedData load(DataSettings settings, DownloadListener listener) {
    return load(settings, listener, MnistFiles.CANONICAL);
  }

  static LoadedData load(DataSettings settings, DownloadListener listener, MnistFiles files) {
    if (settings.choice() == DataChoice.STROKES) {
      return strokes(Optional.empty());
    }
    Mnist mnist = new Mnist(settings, listener, files);
    try {
      return mnist.load();
    } catch (MnistUnavailableException e) {
      if (settings.choice() == DataChoice.MNIST_IN_CI) {
        throw new MnistUnavailableException(
            "CI=true asks for MNIST, so that nothing is green on other data unseen; "
                + "-Dassay.data=strokes asks for strokes. "
                + e.getMessage());
      }
      if (settings.choice() == DataChoice.MNIST) {
        throw e;
      }
      String notice =
          "NOT MNIST: this run is on strokes, digits the project draws itself; what is expected of"
              + " MNIST does not apply. "
              + e.getMessage();
      LOG.warn(notice);
      return strokes(Optional.of(mnist.notice().map(n -> n + "\n").orElse("") + notice));
    }
  }

  private static LoadedData strokes(Optional<String> notice) {
    return new LoadedData(Strokes.generate(), "strokes, drawn by this program", notice);
  }
}
