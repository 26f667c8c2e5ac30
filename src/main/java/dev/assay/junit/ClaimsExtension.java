package dev.assay.junit;

import dev.assay.experiment.Experiment;
import dev.assay.run.AssayRun;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/**
 * Runs one experiment for the claims of a test class, once, when the first of them is judged.
 *
 * <p>Register it in a static field; each test judges one claim. For claims that are made of a
 * comparison's metrics {@link AssayReport} says the same in less.
 */
public final class ClaimsExtension implements BeforeAllCallback {
  private final Experiment experiment;
  private Optional<AssayRun> run = Optional.empty();

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
    Class<?> testClass = context.getRequiredTestClass();
    // The request's store is closed when the last test of the run has ended, whichever engine's.
    run =
        Optional.of(
            context
                .getStore(StoreScope.EXECUTION_REQUEST, Namespace.create(SharedRun.PART))
                .getOrComputeIfAbsent(
                    SharedRun.PART,
                    first -> SharedRun.of(SelectedSections.of(context), testClass, experiment),
                    AssayRun.class));
  }

  /**
   * Publishes a claim's verdict and figures in the report.
   *
   * @throws AssertionError if the grade is not the one that is expected of this claim
   * @throws dev.assay.run.NotRunException if the experiment could not be run, with the first cause
   *     and its remedy
   */
  public void judge(String claim) {
    run.orElseThrow().judge(experiment, claim);
  }
}
