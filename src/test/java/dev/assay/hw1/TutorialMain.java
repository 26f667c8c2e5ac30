package dev.assay.hw1;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a test class of the tutorial in a process of its own, as Failsafe does. */
final class TutorialMain {
  private TutorialMain() {}

  /** Runs the class named by the first argument and prints how each test ended. */
  public static void main(String[] args) throws ClassNotFoundException {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(Class.forName(args[0])))
            .build();
    AtomicInteger failures = new AtomicInteger();
    TestExecutionListener listener =
        new TestExecutionListener() {
          @Override
          public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
              System.out.printf(
                  "%s %s %s%n",
                  test.getDisplayName(),
                  result.getStatus(),
                  result.getThrowable().map(Throwable::getMessage).orElse(""));
            }
            result.getThrowable().ifPresent(failure -> failures.incrementAndGet());
          }
        };
    LauncherFactory.create().execute(request, listener);
    System.exit(failures.get() == 0 ? 0 : 1);
  }
}
