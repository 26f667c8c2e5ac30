package dev.assay.junit;

import dev.assay.experiment.Experiment;
import dev.assay.run.AssayRun;
import java.util.Objects;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;
import org.junit.platform.engine.support.store.Namespace;

/**
 * Runs the claims of {@link AssayReport} classes, a test each.
 *
 * <p>An engine of its own, because a test of JUnit Jupiter returns nothing and a claim returns its
 * criterion. {@code META-INF/services} names it to the launcher.
 */
public final class ClaimsEngine implements TestEngine {
  private static final EngineDiscoveryRequestResolver<EngineDescriptor> RESOLVER =
      EngineDiscoveryRequestResolver.<EngineDescriptor>builder()
          .addClassContainerSelectorResolver(ClaimFile::is)
          .addSelectorResolver(new ClaimResolver())
          .build();

  /** Creates the engine; the launcher does. */
  public ClaimsEngine() {}

  @Override
  public String getId() {
    return "assay";
  }

  @Override
  public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
    EngineDescriptor engine = new EngineDescriptor(id, "Assay");
    RESOLVER.resolve(request, engine);
    CheapestFirst.sort(engine);
    return engine;
  }

  @Override
  public void execute(ExecutionRequest request) {
    TestDescriptor engine = request.getRootTestDescriptor();
    EngineExecutionListener listener = request.getEngineExecutionListener();
    listener.executionStarted(engine);
    engine.getChildren().forEach(section -> execute((SectionDescriptor) section, request));
    listener.executionFinished(engine, TestExecutionResult.successful());
  }

  private static void execute(SectionDescriptor section, ExecutionRequest request) {
    EngineExecutionListener listener = request.getEngineExecutionListener();
    listener.executionStarted(section);
    try {
      Experiment experiment = ClaimFile.experiment(section.type());
      AssayRun run = run(request, section.type(), experiment);
      for (TestDescriptor claim : section.getChildren()) {
        listener.executionStarted(claim);
        listener.executionFinished(claim, judge(run, experiment, (ClaimDescriptor) claim));
      }
      listener.executionFinished(section, TestExecutionResult.successful());
    } catch (RuntimeException | Error e) {
      listener.executionFinished(section, TestExecutionResult.failed(e));
    }
  }

  private static TestExecutionResult judge(
      AssayRun run, Experiment experiment, ClaimDescriptor claim) {
    try {
      run.judge(experiment, claim.claim());
      return TestExecutionResult.successful();
    } catch (RuntimeException | Error e) {
      return TestExecutionResult.failed(e);
    }
  }

  private static AssayRun run(ExecutionRequest request, Class<?> type, Experiment experiment) {
    return Objects.requireNonNull(
        request
            .getStore()
            .getOrComputeIfAbsent(
                Namespace.create(SharedRun.PART),
                SharedRun.PART,
                first -> SharedRun.of(SelectedSections.of(request.getStore()), type, experiment),
                AssayRun.class));
  }
}
