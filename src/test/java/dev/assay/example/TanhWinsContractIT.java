package dev.assay.example;

import dev.assay.claim.ExpectedVerdicts;
import dev.assay.junit.ExperimentContract;
import dev.assay.report.ExpectedVerdictsFile;
import java.nio.file.Path;
import java.util.List;

/** What every report owes, of the project that strangers copy and with the verdicts it expects. */
class TanhWinsContractIT extends ExperimentContract {
  @Override
  protected List<Class<?>> testClasses() {
    return List.of(TanhWinsIT.class);
  }

  @Override
  protected ExpectedVerdicts expectedVerdicts() {
    return ExpectedVerdictsFile.read(
        Path.of("examples/own-report/fixtures/expected-verdicts.json"));
  }
}
