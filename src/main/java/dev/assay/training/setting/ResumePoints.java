package dev.assay.training.setting;

import java.util.Optional;

/**
 * Keeps how far one trial is, so that a later run goes on from there to the same bytes.
 *
 * <p>What is kept stands between two optimizer steps: weights, the optimizer's moments, the random
 * stream, and what the probes have measured and remember.
 */
public interface ResumePoints {
  /** Keeps nothing and lets every trial run to its end. */
  ResumePoints NONE =
      new ResumePoints() {
        @Override
        public Optional<byte[]> last() {
          return Optional.empty();
        }

        @Override
        public Next after(int step, int steps) {
          return Next.GO_ON;
        }

        @Override
        public void keep(int step, byte[] state) {}

        @Override
        public void unusable(String why) {}
      };

  /** What a run does after a step. */
  enum Next {
    /** Takes the next step, or measures at the end. */
    GO_ON,
    /** Keeps its state first. */
    KEEP,
    /** Keeps its state and ends. */
    SUSPEND
  }

  /** Ends a run whose state was kept. */
  final class SuspendedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Names the trial and the last step that it took. */
    public SuspendedException(String trial, int step) {
      super("suspended after step " + step + ": " + trial);
    }
  }

  /** Returns the same for a trial whose state cannot be kept: it ends in time, and begins anew. */
  default ResumePoints withoutState() {
    ResumePoints asked = this;
    return new ResumePoints() {
      @Override
      public Optional<byte[]> last() {
        return Optional.empty();
      }

      @Override
      public Next after(int step, int steps) {
        Next next = asked.after(step, steps);
        return next == Next.KEEP ? Next.GO_ON : next;
      }

      @Override
      public void keep(int step, byte[] state) {}

      @Override
      public void unusable(String why) {}
    };
  }

  /** Returns the state to go on from, if there is one. */
  Optional<byte[]> last();

  /** Asked after each step; after the last one, before what is measured at the end. */
  Next after(int step, int steps);

  /** Takes a state. */
  void keep(int step, byte[] state);

  /** Hears that the state to go on from is not used, and why: the trial begins anew. */
  void unusable(String why);
}
