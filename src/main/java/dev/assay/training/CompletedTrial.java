package dev.assay.training;

/**
 * A trial's result and how this run came by it.
 *
 * @param result the result
 * @param stored whether it was taken from the store and not trained now
 */
public record CompletedTrial(TrialResult result, boolean stored) {
  /** Returns how this run came by the result, in words. */
  public String origin() {
    Provenance provenance = result.provenance();
    String commit =
        provenance.commit().substring(0, Math.min(10, provenance.commit().length()))
            + (provenance.dirty() ? "+changes" : "");
    return stored
        ? "from the store, commit %s, %s".formatted(commit, provenance.finished())
        : "trained now, commit %s".formatted(commit);
  }
}
