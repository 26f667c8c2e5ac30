package dev.assay.report;

/**
 * What computed a run: part of every trial's key, so that results of another do not count as the
 * same.
 *
 * @param training version of the code that trains
 * @param kernels native binary, convolution kernels and the fingerprint of how they round
 */
public record Computed(int training, String kernels) {
  /** Of a run that trains nothing. */
  public static final Computed NOTHING = new Computed(0, "none");
}
