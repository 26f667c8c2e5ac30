package dev.assay.junit;

import dev.assay.experiment.Experiment;
import dev.assay.run.AssayRun;
import java.util.Locale;
import java.util.Optional;

/** One experiment whose claims are settled one by one; it is run when the first of them is. */
final class SettledSection {
  private final Experiment experiment;
  private final String testClass;
  private boolean judged;
  private Optional<Throwable> failure = Optional.empty();

  SettledSection(Experiment experiment, String testClass) {
    this.experiment = experiment;
    this.testClass = testClass;
  }

  /**
   * Publishes a claim's verdict and figures in the report.
   *
   * @throws AssertionError if the grade is not the one that is expected of this claim
   */
  synchronized void settle(AssayRun run, String claim) {
    judge(run);
    if (failure.isPresent()) {
      run.publishFailed(experiment, claim);
      throw new IllegalStateException(
          String.format(
              Locale.ENGLISH,
              "the experiment of %s could not be run: %s",
              experiment.section(),
              failure.get().getMessage()),
          failure.get());
    }
    run.publish(experiment, claim);
  }

  /** Runs the experiment once; one that failed is not run again for the next claim. */
  private void judge(AssayRun run) {
    if (judged) {
      return;
    }
    judged = true;
    try {
      run.judge(experiment, testClass);
    } catch (RuntimeException | Error e) {
      failure = Optional.of(e);
    }
  }
}
