package dev.assay.junit;

import dev.assay.experiment.Experiment;
import dev.assay.junit.allure.AllureFiles;
import dev.assay.junit.allure.AllureReportProcess;
import dev.assay.run.ProcessSettings;
import dev.assay.run.RunLock;
import dev.assay.run.RunSettings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.engine.support.store.NamespacedHierarchicalStore;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Finds, before the first test runs, the experiments of all test classes that were selected, and
 * prepares the run: this process, the directory of Allure's results, the process that makes the
 * report. A launch without claims is left alone.
 *
 * <p>JUnit runs class after class and tells none of the others; only the launcher knows them all.
 * {@code META-INF/services} names this class to it.
 */
public final class SelectedSections implements LauncherSessionListener {
  private static final Class<?> PART = SelectedSections.class;

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    session
        .getLauncher()
        .registerTestExecutionListeners(
            new TestExecutionListener() {
              @Override
              public void testPlanExecutionStarted(TestPlan plan) {
                session
                    .getStore()
                    .getOrComputeIfAbsent(
                        Namespace.create(PART), PART, first -> found(plan), Found.class);
              }
            });
  }

  /**
   * Returns the experiments that this launch selected, in the order in which they run.
   *
   * @throws RuntimeException if the run could not be prepared
   */
  static List<Experiment> of(ExtensionContext context) {
    return Optional.ofNullable(
            context
                .getStore(StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(PART))
                .get(PART, Found.class))
        .map(Found::prepared)
        .orElse(List.of());
  }

  /** Returns the same from the store of a launch, which sees its session's. */
  static List<Experiment> of(NamespacedHierarchicalStore<Namespace> store) {
    return Optional.ofNullable(store.get(Namespace.create(PART), PART, Found.class))
        .map(Found::prepared)
        .orElse(List.of());
  }

  /**
   * What was found, and the process that makes the report when the session closes its store: later
   * than every listener, Allure's too.
   *
   * @param lock holds the run's directories until the report is made
   * @param failure why the run could not be prepared: JUnit only logs what a listener throws
   */
  private record Found(
      List<Experiment> experiments,
      Optional<AllureReportProcess> report,
      RunLock lock,
      Optional<RuntimeException> failure)
      implements AutoCloseable {

    List<Experiment> prepared() {
      if (failure.isPresent()) {
        throw failure.get();
      }
      return experiments;
    }

    @Override
    public void close() {
      try (lock) {
        report.ifPresent(AllureReportProcess::close);
      }
    }
  }

  private static Found found(TestPlan plan) {
    List<Experiment> experiments = experiments(plan);
    if (experiments.isEmpty()) {
      return new Found(experiments, Optional.empty(), RunLock.none(), Optional.empty());
    }
    RunLock lock = RunLock.none();
    try {
      ProcessSettings.prepare();
      RunSettings settings = RunSettings.current();
      lock = lock(settings);
      return new Found(
          experiments, Optional.of(prepare(experiments, settings)), lock, Optional.empty());
    } catch (RuntimeException e) {
      lock.close();
      return new Found(experiments, Optional.empty(), RunLock.none(), Optional.of(e));
    }
  }

  /**
   * Takes what a run writes to, before anything there is touched.
   *
   * @throws IllegalStateException if another run has it, with the remedy
   */
  static RunLock lock(RunSettings settings) {
    return RunLock.of(List.of(settings.output(), AllureFiles.directory()));
  }

  private static AllureReportProcess prepare(List<Experiment> experiments, RunSettings settings) {
    AllureFiles.removeLast();
    return AllureReportProcess.start(
        experiments.get(0).report().title(),
        AllureFiles.directory(),
        settings.allureReport(),
        settings.history());
  }

  static List<Experiment> experiments(TestPlan plan) {
    return plan.getRoots().stream()
        .flatMap(root -> plan.getDescendants(root).stream())
        .flatMap(test -> testClass(test).stream())
        .flatMap(type -> ClaimClass.of(type).stream())
        .map(ClaimClass::experiment)
        .toList();
  }

  private static Optional<Class<?>> testClass(TestIdentifier test) {
    return test.getSource()
        .filter(ClassSource.class::isInstance)
        .map(source -> ((ClassSource) source).getJavaClass());
  }
}
