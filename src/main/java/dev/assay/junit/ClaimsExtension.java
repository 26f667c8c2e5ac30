package dev.assay.junit;

import dev.assay.experiment.Experiment;
import dev.assay.junit.allure.AllurePublisher;
import dev.assay.run.AssayRun;
import dev.assay.run.RunSettings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Runs one experiment for the claims of a test class, once, when the first of them is judged.
 *
 * <p>Register it in a static field; each test judges one claim.
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
    List<Experiment> ofReport =
        ClaimClass.besides(context.getRequiredTestClass()).stream()
            .map(ClaimClass::experiment)
            .filter(other -> other.report().equals(experiment.report()))
            .toList();
    return AssayRun.of(
        selected.isEmpty() ? List.of(experiment) : selected,
        ofReport,
        settings,
        new AllurePublisher(settings));
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
