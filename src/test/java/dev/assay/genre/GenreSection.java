package dev.assay.genre;

import dev.assay.experiment.ReportSection;
import dev.assay.experiment.ReportUnderTest;
import java.util.Optional;

/** A section of the report: one question of one public solution. */
interface GenreSection extends ReportSection {
  @Override
  default Optional<ReportUnderTest> report() {
    return Optional.of(Genre.REPORT);
  }
}
