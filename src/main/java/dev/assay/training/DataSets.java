package dev.assay.training;

import dev.assay.data.ImageData;
import dev.assay.data.ImageIdentity;
import dev.assay.training.setting.TrialData;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  /**
   * Returns the data that a trial names, and no other; nothing if it names none.
   *
   * @throws IllegalArgumentException if no loaded data has the trial's digest
   */
  public DataSets neededBy(Trial trial) {
    return trial
        .data()
        .ofImages()
        .map(images -> new DataSets(Map.of(images.digest(), find(images))))
        .orElse(DataSets.of());
  }

  /** Returns the same with images that trials name by another identity than their own. */
  public DataSets and(ImageIdentity identity, ImageData data) {
    Map<String, ImageData> more = new HashMap<>(byDigest);
    more.put(identity.digest(), data);
    return new DataSets(Map.copyOf(more));
  }

  /** Returns these and others. */
  public DataSets and(DataSets others) {
    Map<String, ImageData> more = new HashMap<>(byDigest);
    more.putAll(others.byDigest);
    return new DataSets(Map.copyOf(more));
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
