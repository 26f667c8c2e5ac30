package dev.assay.hw1;

import dev.assay.experiment.ReportSection;
import dev.assay.experiment.ReportUnderTest;
import java.util.Optional;

/** A section of HW1. */
public interface Hw1Section extends ReportSection {
  @Override
  default Optional<ReportUnderTest> report() {
    return Optional.of(Hw1.REPORT);
  }
}
