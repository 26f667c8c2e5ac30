package dev.assay.training;

import java.io.Serializable;
import dev.assay.data.ImageData;
import dev.assay.training.setting.TrialData;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The image data that trials may ask for, by digest. Immutable. */
public final class DataSets implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Map<String, ImageData> byDigest;

  private DataSets(Map<String, ImageData> byDigest) {
    this.byDigest = byDigest;
  }

  /** Returns the given data sets. */
  public static DataSets of(ImageData... data) {
    return new DataSets(
        List.of(data).stream().collect(Collectors.toMap(ImageData::digest, Function.identity())));
  }

  /** Returns the digests by which trials name the data. */
  public Set<String> digests() {
    return Set.copyOf(byDigest.keySet());
  }

  /**
   * Returns the data a trial names.
   *
   * @throws IllegalArgumentException if no loaded data has the trial's digest
   */
  ImageData find(TrialData.Images images) {
    ImageData data = byDigest.get(images.digest());
    if (data == null) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "the trial wants %s with digest %s, loaded are %s: load that data set",
              images.dataset(),
              images.digest(),
              byDigest.values().stream().map(ImageData::name).toList()));
    }
    return data;
  }
}
