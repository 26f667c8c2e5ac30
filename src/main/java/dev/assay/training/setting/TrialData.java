package dev.assay.training.setting;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.assay.data.FunctionSamples;

/** Says which examples a trial is trained and tested on. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TrialData.Images.class, name = "images"),
  @JsonSubTypes.Type(value = TrialData.Function.class, name = "function")
})
public sealed interface TrialData {
  /** Returns the number of training examples. */
  int trainCount();

  /** Returns the number of test examples. */
  int testCount();

  /**
   * Images of a data set.
   *
   * @param dataset the data set's name
   * @param digest the SHA-256 of its images and labels
   * @param trainCount how many training images the seed draws, stratified unless it is all of them
   * @param testCount how many test images, drawn likewise
   * @param shuffledShare the share of training labels that is permuted, 0 to 1; test labels never
   *     are
   */
  record Images(String dataset, String digest, int trainCount, int testCount, double shuffledShare)
      implements TrialData {
    /** Validates the counts and the share. */
    public Images {
      positive("the number of training images", trainCount);
      positive("the number of test images", testCount);
      if (!(shuffledShare >= 0 && shuffledShare <= 1)) {
        throw new IllegalArgumentException(
            "a shuffled share of " + shuffledShare + " is not usable: give 0 to 1");
      }
    }

    /** Returns the same images with a share of the training labels permuted. */
    public Images withShuffledShare(double share) {
      return new Images(dataset, digest, trainCount, testCount, share);
    }
  }

  /**
   * Points of {@link dev.assay.data.TargetFunction}, which are training and test set at once.
   *
   * @param samples where the points lie
   */
  record Function(FunctionSamples samples) implements TrialData {
    @Override
    public int trainCount() {
      return samples.count();
    }

    @Override
    public int testCount() {
      return samples.count();
    }
  }

  private static void positive(String what, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(what + " is " + value + ": give at least 1");
    }
  }
}
