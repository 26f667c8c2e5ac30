package dev.assay.junit.allure;

import java.nio.file.Path;
import java.util.Optional;

/** A run of claims as far as the Allure report sees it: starts its process, then ends somehow. */
final class AllureRun {
  private AllureRun() {}

  /** Takes how to end ({@code crash} or {@code close}), the results, the report, the history. */
  public static void main(String[] arguments) {
    AllureReportProcess report =
        AllureReportProcess.start(
            "A report",
            Path.of(arguments[1]),
            Path.of(arguments[2]),
            Optional.of(arguments[3]).map(Path::of));
    if (arguments[0].equals("crash")) {
      Runtime.getRuntime().halt(134);
    }
    report.close();
  }

  /** A program that ends on its own after an hour. */
  static final class Stuck {
    private Stuck() {}

    public static void main(String[] arguments) throws InterruptedException {
      Thread.sleep(3_600_000);
    }
  }
}
