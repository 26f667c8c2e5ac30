package dev.assay.training.setting;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.assay.data.FunctionPoints;
import dev.assay.data.FunctionSamples;
import dev.assay.data.OwnTable;
import dev.assay.data.TargetFunction;
import java.util.Locale;
import java.util.Optional;

/** Says which examples a trial is trained and tested on. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TrialData.Images.class, name = "images"),
  @JsonSubTypes.Type(value = TrialData.Augmented.class, name = "augmented"),
  @JsonSubTypes.Type(value = TrialData.Function.class, name = "function"),
  @JsonSubTypes.Type(value = TrialData.Points.class, name = "points"),
  @JsonSubTypes.Type(value = TrialData.Table.class, name = "table")
})
public sealed interface TrialData {
  /** Returns the number of training examples. */
  int trainCount();

  /** Returns the number of test examples. */
  int testCount();

  /** Says in words what is learnt. */
  String text();

  /** Returns the images that it is of, if it is of images. */
  default Optional<Images> ofImages() {
    return Optional.empty();
  }

  /** Tells whether the targets are classes; otherwise they are numbers. */
  default boolean ofClasses() {
    return false;
  }

  /**
   * Returns the training examples' targets that a seed draws.
   *
   * @throws IllegalStateException if they are classes
   */
  double[] targets(long seed);

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

    @Override
    public Optional<Images> ofImages() {
      return Optional.of(this);
    }

    @Override
    public boolean ofClasses() {
      return true;
    }

    @Override
    public double[] targets(long seed) {
      throw noNumbers(dataset);
    }

    @Override
    public String text() {
      return String.format(
          Locale.ENGLISH,
          "%,d training and %,d test images of %s%s",
          trainCount,
          testCount,
          dataset,
          shuffledShare > 0
              ? String.format(
                  Locale.ENGLISH, ", %.0f%% of the labels permuted", 100 * shuffledShare)
              : "");
    }
  }

  /**
   * Images whose training examples are cropped and mirrored anew in each epoch.
   *
   * @param images the images
   * @param margin by how many pixels a crop may move, 0 to 16
   * @param flip whether left and right are exchanged in half of all cases
   */
  record Augmented(Images images, int margin, boolean flip) implements TrialData {
    private static final int MOST = 16;

    /** Validates the margin. */
    public Augmented {
      if (margin < 0 || margin > MOST || margin == 0 && !flip) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ENGLISH,
                "crops with a margin of %d and %s mirrors are not usable: give a margin of 1 to %d, or mirrors",
                margin,
                flip ? "with" : "without",
                MOST));
      }
    }

    @Override
    public int trainCount() {
      return images.trainCount();
    }

    @Override
    public int testCount() {
      return images.testCount();
    }

    @Override
    public Optional<Images> ofImages() {
      return Optional.of(images);
    }

    @Override
    public boolean ofClasses() {
      return true;
    }

    @Override
    public double[] targets(long seed) {
      throw noNumbers(images.dataset());
    }

    @Override
    public String text() {
      return images.text()
          + (margin > 0 ? String.format(Locale.ENGLISH, ", crops moved by up to %d", margin) : "")
          + (flip ? ", mirrored" : "");
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

    @Override
    public double[] targets(long seed) {
      return samples.ys();
    }

    @Override
    public String text() {
      return String.format(
          Locale.ENGLISH, "%,d points of %s", samples.count(), TargetFunction.TEXT);
    }
  }

  /**
   * Points of a named function.
   *
   * @param points where they lie
   */
  record Points(FunctionPoints points) implements TrialData {
    @Override
    public int trainCount() {
      return points.count();
    }

    @Override
    public int testCount() {
      return points.heldOut() == 0 ? points.count() : points.heldOut();
    }

    @Override
    public double[] targets(long seed) {
      return points.train(seed).ys();
    }

    @Override
    public String text() {
      return points.describe();
    }
  }

  /**
   * Rows of a report's own table.
   *
   * @param name the table's name
   * @param digest the table's digest
   * @param trainCount how many rows the seed draws to train on
   * @param heldOut how many to test on; 0 where networks are tested on the training rows
   */
  record Table(String name, String digest, int trainCount, int heldOut) implements TrialData {
    /** Validates the counts. */
    public Table {
      positive("the number of training rows", trainCount);
      if (heldOut < 0) {
        throw new IllegalArgumentException(heldOut + " rows held out: give at least 0");
      }
    }

    @Override
    public int testCount() {
      return heldOut == 0 ? trainCount : heldOut;
    }

    @Override
    public boolean ofClasses() {
      return OwnTable.of(digest).classes() > 0;
    }

    @Override
    public double[] targets(long seed) {
      if (ofClasses()) {
        throw noNumbers(name);
      }
      return OwnTable.of(digest).draw(seed, trainCount, heldOut).targets();
    }

    @Override
    public String text() {
      return String.format(
          Locale.ENGLISH,
          "%,d rows of %s%s",
          trainCount,
          name,
          heldOut == 0 ? "" : String.format(Locale.ENGLISH, ", %,d held out", heldOut));
    }
  }

  private static IllegalStateException noNumbers(String name) {
    return new IllegalStateException(
        "the targets of " + name + " are classes and no numbers: ask for its labels");
  }

  private static void positive(String what, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(what + " is " + value + ": give at least 1");
    }
  }
}
