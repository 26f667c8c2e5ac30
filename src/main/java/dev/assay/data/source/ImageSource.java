package dev.assay.data.source;

import dev.assay.data.ImageFormat;
import dev.assay.data.ImageIdentity;
import java.util.Optional;

/** Images that an experiment names for itself, apart from the run's data set. */
public interface ImageSource {
  /** Returns what trials are planned on; nothing is loaded for it. */
  ImageIdentity identity();

  /** Returns what the images have in common, if that is known before they are loaded. */
  Optional<ImageFormat> format();

  /**
   * Loads the images, whose digests or sums are those that were named.
   *
   * @throws DataUnavailableException if they are not at hand and no mirror gives them
   * @throws dev.assay.data.DataException if they are there and cannot be used
   */
  LoadedData load(DataSettings settings, DownloadListener listener);

  /** Returns what the project draws itself in the same format, if it does. */
  default Optional<ImageSource> standIn() {
    return Optional.empty();
  }
}
