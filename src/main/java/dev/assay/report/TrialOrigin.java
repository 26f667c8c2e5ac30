package dev.assay.report;

/**
 * Where a trial's result comes from.
 *
 * @param key the trial's key
 * @param trainedNow whether this run trained it; otherwise it was in the store
 * @param commit the commit whose code trained it
 * @param date when it was trained
 */
public record TrialOrigin(String key, boolean trainedNow, String commit, String date) {

  /** Says it in a few words. */
  public String text() {
    return trainedNow
        ? "trained now, commit " + commit
        : "from the store, commit " + commit + ", " + date;
  }
}
