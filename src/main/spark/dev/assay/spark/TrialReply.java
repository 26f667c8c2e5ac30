package dev.assay.spark;

import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import dev.assay.training.runner.ClusterException;
import dev.assay.training.store.ResultBytes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;

/**
 * What came of a trial on an executor. A failure is a value: an exception would make Spark try the
 * same trial again and hide its cause until the last attempt.
 *
 * @param where the executor and its host
 * @param result the result as the store has it; empty if the trial could not be run
 * @param failure what went wrong, with its stack trace there; empty if nothing did
 */
record TrialReply(String where, byte[] result, String failure) implements Serializable {
  private static final byte[] NOTHING = {};

  static TrialReply of(String where, TrialResult result) throws IOException {
    return new TrialReply(where, ResultBytes.of(result), "");
  }

  static TrialReply of(String where, Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return new TrialReply(where, NOTHING, text.toString());
  }

  /**
   * Returns the trial's result.
   *
   * @throws ClusterException if the trial failed there or was trained by other kernels than ours
   */
  TrialResult resultOf(Trial trial) {
    if (!failure.isEmpty()) {
      String cause = failure.lines().findFirst().orElseThrow();
      throw new ClusterException(
          "on " + where + ": " + cause, new ClusterException("its stack trace there:\n" + failure));
    }
    try {
      return ResultBytes.read(result, trial);
    } catch (IOException e) {
      throw new ClusterException("from " + where + ": " + e.getMessage(), e);
    }
  }
}
