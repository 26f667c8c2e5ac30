package dev.assay.claim.criterion;

/** Which way a claimed effect goes. */
public enum Direction {
  /** Higher, rising, a peak, a barrier. */
  UP(1),
  /** Lower, falling, a valley, a dip. */
  DOWN(-1);

  private final int sign;

  Direction(int sign) {
    this.sign = sign;
  }

  int sign() {
    return sign;
  }
}
