package dev.assay.example;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.assay.experiment.Scale;
import dev.assay.system.TestJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the example's claims in a process of its own, as Failsafe does, in an empty project. */
final class TanhWinsMain {
  private TanhWinsMain() {}

  /** Says of each claim how its test ended. */
  public static void main(String[] args) {
    TestExecutionListener listener =
        new TestExecutionListener() {
          @Override
          public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            System.out.println(test.getDisplayName() + " " + result.getStatus());
            result.getThrowable().ifPresent(Throwable::printStackTrace);
          }
        };
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(TanhWinsIT.class))
                .build(),
            listener);
    System.exit(0);
  }

  /** Returns the process of a run, in a project that is made if need be. */
  static TestJvm in(Path project, Path store, Scale scale) throws IOException {
    Path fixtures = Files.createDirectories(project.resolve("fixtures"));
    Files.writeString(fixtures.resolve("expected-verdicts.json"), "{\"verdicts\": []}");
    return TestJvm.of(TanhWinsMain.class)
        .with(
            "-Djava.awt.headless=true",
            "-Dassay.basedir=" + project,
            "-Dassay.scale=" + scale.label(),
            "-Dassay.store=" + store,
            "-Dassay.progress=off",
            "-Dallure.results.directory=" + results(project));
  }

  /** Returns where Allure's results of that project lie. */
  static Path results(Path project) {
    return project.resolve("allure-results");
  }
}
