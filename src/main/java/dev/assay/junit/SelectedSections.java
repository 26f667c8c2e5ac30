package dev.assay.junit;

import dev.assay.experiment.Experiment;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds, before the first test runs, the experiments of all test classes that were selected.
 *
 * <p>JUnit runs class after class and tells none of the others; only the launcher knows them all.
 * {@code META-INF/services} names this class to it.
 */
public final class SelectedSections implements LauncherSessionListener {
  private static final Class<?> PART = SelectedSections.class;
  private static final Logger LOG = LoggerFactory.getLogger(SelectedSections.class);

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    session
        .getLauncher()
        .registerTestExecutionListeners(
            new TestExecutionListener() {
              @Override
              public void testPlanExecutionStarted(TestPlan plan) {
                session.getStore().put(Namespace.create(PART), PART, new Found(experiments(plan)));
              }
            });
  }

  /** Returns the experiments that this launch selected, in the order in which they run. */
  static List<Experiment> of(ExtensionContext context) {
    return Optional.ofNullable(
            context
                .getStore(StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(PART))
                .get(PART, Found.class))
        .map(Found::experiments)
        .orElse(List.of());
  }

  /** Returns the same from the store of a launch, which sees its session's. */
  static List<Experiment> of(NamespacedHierarchicalStore<Namespace> store) {
    return Optional.ofNullable(store.get(Namespace.create(PART), PART, Found.class))
        .map(Found::experiments)
        .orElse(List.of());
  }

  private record Found(List<Experiment> experiments) {}

  static List<Experiment> experiments(TestPlan plan) {
    return plan.getRoots().stream()
        .flatMap(root -> plan.getDescendants(root).stream())
        .flatMap(test -> testClass(test).stream())
        .flatMap(SelectedSections::experiments)
        .toList();
  }

  private static Optional<Class<?>> testClass(TestIdentifier test) {
    return test.getSource()
        .filter(ClassSource.class::isInstance)
        .map(source -> ((ClassSource) source).getJavaClass());
  }

  /**
   * Returns the experiments of a test class, whichever way it has them: of none whose file of
   * claims is not as it must be, since its own tests fail of that and say so.
   */
  private static Stream<Experiment> experiments(Class<?> testClass) {
    if (!ClaimFile.is(testClass)) {
      return sections(testClass).map(ClaimsExtension::experiment);
    }
    try {
      return Stream.of(ClaimFile.experiment(testClass));
    } catch (IllegalArgumentException e) {
      LOG.warn(e.getMessage());
      return Stream.of();
    }
  }

  private static Stream<ClaimsExtension> sections(Class<?> testClass) {
    return Stream.of(testClass.getDeclaredFields())
        .filter(field -> field.getType() == ClaimsExtension.class)
        .filter(field -> Modifier.isStatic(field.getModifiers()))
        .map(SelectedSections::section);
  }

  private static ClaimsExtension section(Field field) {
    try {
      field.setAccessible(true);
      return (ClaimsExtension) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("the section of " + field.getDeclaringClass(), e);
    }
  }
}
