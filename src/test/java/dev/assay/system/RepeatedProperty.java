package dev.assay.system;

import java.util.Locale;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutionResult.Status;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Starts each property from a seed of its own that is the same in every build, so that no build is
 * red by chance; {@code -Djqwik.seed=new} draws new seeds, and the workflow of each night does. A
 * property that fails says the command that repeats it. jqwik finds this hook by its service file.
 */
public final class RepeatedProperty implements AroundPropertyHook {
  /** The option that names the seed. */
  static final String OPTION = "jqwik.seed";

  /** The option's value under which jqwik draws seeds. */
  static final String NEW = "new";

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    String seed = System.getProperty(OPTION, own(context));
    if (!seed.equals(NEW)) {
      context.attributes().setSeed(seed);
    }
    PropertyExecutionResult result = property.execute();
    if (result.status() != Status.FAILED || result.seed().isEmpty()) {
      return result;
    }
    Throwable cause = result.throwable().orElseGet(() -> new AssertionError("it fails"));
    AssertionError told =
        new AssertionError(
            String.format(
                Locale.ENGLISH,
                "%s%nRepeat it: mvn test -Dtest=%s#%s -D%s=%s",
                cause,
                context.containerClass().getName(),
                context.targetMethod().getName(),
                OPTION,
                result.seed().get()),
            cause);
    return result.mapToFailed(told);
  }

  private static String own(PropertyLifecycleContext context) {
    String name = context.containerClass().getName() + "#" + context.targetMethod().getName();
    return Integer.toString(name.hashCode());
  }
}
