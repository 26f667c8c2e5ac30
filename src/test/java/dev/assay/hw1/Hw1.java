package dev.assay.hw1;

import dev.assay.experiment.ReportUnderTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The first report under test: a homework on optimisation and generalisation. */
public final class Hw1 {
  public static final ReportUnderTest REPORT =
      new ReportUnderTest(
          "hw1",
          "HW1: optimisation and generalisation",
          Optional.of(Path.of("../shared/report/hw1-report.md")),
          Path.of("fixtures"),
          List.of(
              "HW1-1 §1",
              "HW1-1 §2",
              "HW1-2 §1",
              "HW1-2 §2",
              "HW1-2 §3",
              "HW1-3 §1",
              "HW1-3 §2",
              "HW1-3 §3",
              "HW1-3 §4"),
          List.of("F2", "C6", "Z1", "R5", "S4"));

  private Hw1() {}

  /** Returns the file of the report's text, where it is given or lies beside the project. */
  static Optional<Path> text() {
    return Optional.ofNullable(System.getProperty("assay.report.text"))
        .map(Path::of)
        .or(REPORT::text)
        .filter(Files::isRegularFile);
  }
}
