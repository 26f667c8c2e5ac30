package dev.assay.system;

import java.util.Locale;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutionResult.Status;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Says of each property that fails the command that repeats it, and starts from the seed that such
 * a command names. jqwik finds it by its service file.
 */
public final class RepeatedProperty implements AroundPropertyHook {
  /** The option that names the seed. */
  static final String OPTION = "jqwik.seed";

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    String seed = System.getProperty(OPTION);
    if (seed != null) {
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
}
