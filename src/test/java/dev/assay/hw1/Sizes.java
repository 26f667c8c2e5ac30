package dev.assay.hw1;

/** Sizes that several sections ask for, each once. */
public final class Sizes {
  /** 0.2 points: two accuracies on 10,000 test images that lie nearer are as good as equal. */
  public static final double TOLD_APART = 0.002;

  /**
   * What "learned" means to a reader: a linear classifier gets about nine of ten digits right
   * (LeCun et al. 1998: 88%), so a convolutional network that gets fewer of its own training images
   * has not learned them.
   */
  public static final double LEARNED = 0.9;

  /** Far above chance, 10%, and far below what a claim says, so that no grade hangs on it. */
  public static final double BEGAN_TO_LEARN = 0.5;

  /** Kendall's τ over epochs or arms from which on a rise or fall is steady. */
  public static final double STEADY = 0.6;

  private Sizes() {}
}
