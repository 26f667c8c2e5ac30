package dev.assay.statistics;

/**
 * Tests a quantity against one number, in either direction.
 *
 * <p>A run without a finite value counts against whatever is being shown: as the smallest possible
 * value in {@link #pGreater()} and as the largest possible one in {@link #pLess()}. Both p are then
 * at least what they would be, had that run had any value at all.
 */
public interface OneSided {
  /** Computes the p of the quantity being at most the number. */
  double pGreater();

  /** Computes the p of the quantity being at least the number. */
  double pLess();
}
