package dev.assay.claim;

import java.util.Locale;

/**
 * Where one seed of a recording comes from, and what it gave.
 *
 * @param commit commit of the code that trained it, with a mark for uncommitted changes; several
 *     are separated by commas
 * @param finished when its last trial ended, ISO-8601, UTC
 * @param machine the processor, without the name of a host
 * @param kernels what computed it: native binary, convolution kernels and the fingerprint of how
 *     BLAS and {@link Math} round, as in the trials' keys
 * @param trials number of its trials
 * @param seconds their training time, summed
 * @param digest SHA-256, in hexadecimal, of what its trials measured and how they ended
 */
public record RecordedSeed(
    String commit,
    String finished,
    String machine,
    String kernels,
    int trials,
    double seconds,
    String digest) {

  /** Says where it comes from in a few words. */
  public String text() {
    return String.format(
        Locale.ENGLISH,
        "results %s, commit %s, %s, kernels %s",
        digest.substring(0, Math.min(10, digest.length())),
        commit,
        machine,
        kernels);
  }
}
