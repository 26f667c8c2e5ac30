package dev.assay.experiment.external;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a file of claims as Failsafe does, in a process of its own. */
final class ElsewhereMain {
  private ElsewhereMain() {}

  public static void main(String[] args) {
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(ElsewhereClaims.class))
                .build(),
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                System.out.println(test.getDisplayName() + " " + result.getStatus());
                result.getThrowable().ifPresent(Throwable::printStackTrace);
              }
            });
    System.exit(0);
  }
}
