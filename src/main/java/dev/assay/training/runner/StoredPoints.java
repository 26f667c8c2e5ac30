package dev.assay.training.runner;

import dev.assay.training.Trial;
import dev.assay.training.setting.ResumePoints;
import dev.assay.training.store.KeptState;
import dev.assay.training.store.TrialStore;
import java.util.Optional;

/** Keeps one trial's state in the store while it is trained. Belongs to one run of one trial. */
final class StoredPoints implements ResumePoints {
  private final Trial trial;
  private final TrialStore store;
  private final boolean cold;
  private final TrainingTime time;
  private final long start;
  private long kept;
  private double before;

  /**
   * Creates them.
   *
   * @param cold whether the trial begins anew whatever the store holds
   */
  StoredPoints(Trial trial, TrialStore store, boolean cold, TrainingTime time) {
    this.trial = trial;
    this.store = store;
    this.cold = cold;
    this.time = time;
    start = time.clock().getAsLong();
    kept = start;
  }

  /** Returns how long the trial has been trained by now, in all runs together, in seconds. */
  double seconds() {
    return before + since(start);
  }

  @Override
  public Optional<byte[]> last() {
    Optional<KeptState> state = cold ? Optional.empty() : store.state(trial);
    state.ifPresent(there -> before = there.seconds());
    return state.map(KeptState::state);
  }

  @Override
  public Next after(int step, int steps) {
    return time.after(trial, step, seconds(), since(kept));
  }

  @Override
  public void keep(int step, byte[] state) {
    store.keep(trial, new KeptState(step, seconds(), state));
    kept = time.clock().getAsLong();
  }

  @Override
  public void unusable(String why) {
    store.refuse(trial, why);
    before = 0;
  }

  private double since(long moment) {
    return (time.clock().getAsLong() - moment) / 1e9;
  }
}
