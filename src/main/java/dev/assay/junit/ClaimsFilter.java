package dev.assay.junit;

import dev.assay.system.PathOptions;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;

/**
 * Leaves out the tests that a run was not asked for; see {@link Selection}.
 *
 * <p>{@code META-INF/services} names this class to JUnit's launcher, which asks it about the tests
 * of every engine.
 */
public final class ClaimsFilter implements PostDiscoveryFilter {
  private final Map<String, String> properties;
  private final Function<Class<?>, List<ClaimClass>> all;
  private @Nullable Selection selection;

  /** Creates the filter that the system properties ask for. */
  public ClaimsFilter() {
    this(PathOptions.properties(), ClaimClass::besides);
  }

  /**
   * Creates a filter.
   *
   * @param all finds all classes of claims from one of them
   */
  ClaimsFilter(Map<String, String> properties, Function<Class<?>, List<ClaimClass>> all) {
    this.properties = Map.copyOf(properties);
    this.all = all;
  }

  /**
   * Tells whether a test was asked for.
   *
   * @throws IllegalArgumentException if what was asked for is not there, listing what is
   */
  @Override
  public FilterResult apply(TestDescriptor test) {
    if (!Selection.isAsked(properties)) {
      return FilterResult.included("everything was asked for");
    }
    boolean claimsAlone = !properties.getOrDefault("assay.claim", "").isBlank();
    if (!(test.getSource().orElse(null) instanceof MethodSource method)) {
      return FilterResult.includedIf(!claimsAlone);
    }
    Class<?> testClass = method.getJavaClass();
    return FilterResult.includedIf(
        ClaimClass.of(testClass).isEmpty()
            ? !claimsAlone
            : selection(testClass).includes(test, method));
  }

  /** All classes of claims are looked for beside the first one that is seen. */
  private Selection selection(Class<?> testClass) {
    if (selection == null) {
      selection =
          new Selection(properties, all.apply(testClass), () -> ClaimClass.tagsBesides(testClass));
    }
    return selection;
  }
}
