package dev.assay.hw1;

import dev.assay.claim.Claim;
import dev.assay.experiment.ReportSection;
import dev.assay.experiment.ReportUnderTest;
import java.util.Optional;

/** A section of HW1. */
public interface Hw1Section extends ReportSection {
  @Override
  default Optional<ReportUnderTest> report() {
    return Optional.of(Hw1.REPORT);
  }

  @Override
  default void everyClaim(Claim.Builder claim) {
    claim.nothingInEarlierSolutions(
        "the project's notes on earlier solutions have none for this section");
  }
}
