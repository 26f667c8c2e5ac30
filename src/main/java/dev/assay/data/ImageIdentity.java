package dev.assay.data;

/** Says which images a trial is planned on, without the images. */
public interface ImageIdentity {
  /** Returns the data set's name. */
  String name();

  /** Returns the SHA-256, in hexadecimal, of its images and labels. */
  String digest();

  /**
   * An identity that is known before anything is loaded.
   *
   * @param name the data set's name
   * @param digest the SHA-256, in hexadecimal, of its images and labels
   */
  record Known(String name, String digest) implements ImageIdentity {}
}
