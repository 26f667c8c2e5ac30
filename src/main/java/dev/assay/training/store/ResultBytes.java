package dev.assay.training.store;

import dev.assay.training.Trial;
import dev.assay.training.TrialJson;
import dev.assay.training.TrialResult;
import java.io.IOException;
import java.util.Locale;

/** A result in the store's form, to be sent from one machine to another. */
public final class ResultBytes {
  private ResultBytes() {}

  /**
   * Returns what the store would write.
   *
   * @throws IOException if the result has no JSON
   */
  public static byte[] of(TrialResult result) throws IOException {
    return new StoredEntry(TrialJson.content(result.trial()), result).file();
  }

  /**
   * Reads a trial's result that another machine sent.
   *
   * @throws IOException if {@link #read(byte[])} refuses it, or it is another trial's
   */
  public static TrialResult read(byte[] bytes, Trial trial) throws IOException {
    TrialResult result = read(bytes);
    if (!result.trial().equals(trial)) {
      throw new IOException(
          String.format(
              Locale.ENGLISH,
              "another machine sent a result of %s and was asked for %s: give both the same version"
                  + " of Assay",
              result.trial().describe(),
              trial.describe()));
    }
    return result;
  }

  /**
   * Reads a result that another machine sent.
   *
   * @throws IOException if the bytes are damaged, or were made by other kernels or training code
   *     than this machine would use, so that the same trial has other bits
   */
  public static TrialResult read(byte[] bytes) throws IOException {
    StoredEntry entry = StoredEntry.of(SealedFile.read(bytes));
    Trial trial = entry.result().trial();
    if (!entry.belongsTo(trial.key())) {
      throw new IOException(
          String.format(
              Locale.ENGLISH,
              "another machine sent a result of %s under %s, where this machine has %s: give both"
                  + " the same kind of processor, kernels and version of Assay",
              trial.describe(),
              kernels(entry),
              kernels(new StoredEntry(TrialJson.content(trial), entry.result()))));
    }
    return entry.result();
  }

  private static String kernels(StoredEntry entry) {
    return String.format(
        Locale.ENGLISH,
        "%s, convolution %s, arithmetic %s, training code %s",
        entry.content().path("backend").asText(),
        entry.content().path("convolution").asText(),
        entry.content().path("arithmetic").asText(),
        entry.content().path("trainingCode").asText());
  }
}
