package dev.assay.junit;

import dev.assay.experiment.Experiment;
import dev.assay.junit.allure.AllurePublisher;
import dev.assay.run.AssayRun;
import dev.assay.run.RunSettings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Runs one experiment for the claims of a test class, once, when the first of them is settled.
 *
 * <p>Register it in a static field; each test settles one claim.
 */
public final class ClaimsExtension implements BeforeAllCallback {
  private final Experiment experiment;
  private Optional<AssayRun> run = Optional.empty();
  private String testClass = "";
  private boolean judged;
  private Optional<Throwable> failure = Optional.empty();

  private ClaimsExtension(Experiment experiment) {
    this.experiment = experiment;
  }

  /** Returns the section of an experiment. */
  public static ClaimsExtension of(Experiment experiment) {
    return new ClaimsExtension(experiment);
  }

  /** Returns the experiment. */
  public Experiment experiment() {
    return experiment;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    testClass = context.getRequiredTestClass().getSimpleName();
    // The root's store is closed when the last test of the run has ended.
    run =
        Optional.of(
            context
                .getRoot()
                .getStore(Namespace.create(AssayRun.class))
                .getOrComputeIfAbsent(AssayRun.class, first -> run(context), AssayRun.class));
  }

  private AssayRun run(ExtensionContext context) {
    List<Experiment> selected = SelectedSections.of(context);
    RunSettings settings = RunSettings.current();
    return AssayRun.of(
        selected.isEmpty() ? List.of(experiment) : selected,
        settings,
        new AllurePublisher(settings));
  }

  /**
   * Publishes a claim's verdict and figures in the report.
   *
   * @throws AssertionError if the grade is not the one that is expected of this claim
   */
  public synchronized void settle(String claim) {
    AssayRun current = run.orElseThrow();
    judge(current);
    if (failure.isPresent()) {
      current.publishFailed(experiment, claim);
      throw new IllegalStateException(
          String.format(
              Locale.ENGLISH,
              "the experiment of %s could not be run: %s",
              experiment.section(),
              failure.get().getMessage()),
          failure.get());
    }
    current.publish(experiment, claim);
  }

  /** Runs the experiment once; one that failed is not run again for the next claim. */
  private void judge(AssayRun current) {
    if (judged) {
      return;
    }
    judged = true;
    try {
      current.judge(experiment, testClass);
    } catch (RuntimeException | Error e) {
      failure = Optional.of(e);
    }
  }
}
