package dev.assay.support;

import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Runs one experiment for the claims of a test class, once, when the first of them is settled.
 *
 * <p>Register it in a static field; each test settles one claim.
 */
public final class Section implements BeforeAllCallback {
  private final Experiment experiment;
  private Optional<AssayRun> run = Optional.empty();
  private Optional<JudgedSection> judged = Optional.empty();
  private Optional<RuntimeException> failure = Optional.empty();

  private Section(Experiment experiment) {
    this.experiment = experiment;
  }

  /** Returns the section of an experiment. */
  public static Section of(Experiment experiment) {
    return new Section(experiment);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    // The root's store is closed when the last test of the run has ended.
    run =
        Optional.of(
            context
                .getRoot()
                .getStore(Namespace.create(AssayRun.class))
                .getOrComputeIfAbsent(AssayRun.class));
  }

  /**
   * Publishes a claim's verdict and figures in the report.
   *
   * @throws AssertionError if the grade is not the one that is expected of this claim
   */
  public synchronized void settle(String claim) {
    AssayRun current = run.orElseThrow();
    current.publish(experiment, judged(current), claim);
  }

  /** An experiment that failed is not run again for the next claim. */
  private JudgedSection judged(AssayRun current) {
    if (failure.isPresent()) {
      throw failure.get();
    }
    if (judged.isEmpty()) {
      try {
        judged = Optional.of(current.judge(experiment));
      } catch (RuntimeException e) {
        failure = Optional.of(e);
        throw e;
      }
    }
    return judged.get();
  }
}
