package dev.assay.run;

import dev.assay.data.ImageIdentity;
import dev.assay.data.source.DataChoice;
import dev.assay.data.source.DataSettings;
import dev.assay.data.source.DataUnavailableException;
import dev.assay.data.source.DownloadListener;
import dev.assay.data.source.ImageSource;
import dev.assay.data.source.LoadedData;
import dev.assay.training.DataSets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The images that experiments of a run name for themselves, each loaded once. */
final class NamedImages {
  private final Consumer<String> warnings;
  private final Map<String, ImageIdentity> resolved = new HashMap<>();
  private final Set<String> digests = new HashSet<>();
  private DataSets loaded = DataSets.of();

  /** Creates none yet; warnings hear what is drawn in the place of what cannot be had. */
  NamedImages(Consumer<String> warnings) {
    this.warnings = warnings;
  }

  /**
   * Returns what stands for a source in this run, loaded: its own images, or what the project draws
   * in their place where that was asked for, or where they cannot be had.
   *
   * @throws DataUnavailableException if they cannot be had and nothing is drawn in their place
   */
  ImageIdentity of(ImageSource source, DataSettings settings, DownloadListener listener) {
    return resolved.computeIfAbsent(
        source.identity().name() + source.identity().digest(),
        unseen -> load(source, settings, listener));
  }

  private ImageIdentity load(ImageSource source, DataSettings settings, DownloadListener listener) {
    boolean drawn = settings.choice() == DataChoice.STROKES && source.standIn().isPresent();
    if (!drawn) {
      try {
        return keep(source.identity(), source.load(settings, listener));
      } catch (DataUnavailableException e) {
        if (source.standIn().isEmpty()) {
          throw e;
        }
        warnings.accept(
            String.format(
                Locale.ENGLISH,
                "NOT %s: this run is on %s, which the project draws itself. %s",
                source.identity().name(),
                source.standIn().get().identity().name(),
                e.getMessage()));
      }
    }
    ImageSource other = source.standIn().get();
    return keep(other.identity(), other.load(settings, listener));
  }

  private ImageIdentity keep(ImageIdentity identity, LoadedData data) {
    data.notice().ifPresent(warnings);
    loaded = loaded.and(identity, data.data());
    digests.add(identity.digest());
    return identity;
  }

  /** Tells whether images of a digest are loaded. */
  boolean has(String digest) {
    return digests.contains(digest);
  }

  /** Returns these images and others. */
  DataSets and(DataSets others) {
    return others.and(loaded);
  }
}
