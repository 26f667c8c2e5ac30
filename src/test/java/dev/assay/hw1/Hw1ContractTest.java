package dev.assay.hw1;

import dev.assay.claim.NullModel;
import dev.assay.experiment.Experiment;
import dev.assay.junit.ClaimClasses;
import dev.assay.junit.ExperimentContract;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What every report owes, asked of HW1; its test classes are found by their names. */
class Hw1ContractTest extends ExperimentContract {
  @Override
  protected List<Class<?>> testClasses() {
    return ClaimClasses.in("dev.assay.hw1");
  }

  /** {@link Hw1NullsIT} holds them. */
  @Override
  protected Set<NullModel> nulls() {
    return Set.of();
  }

  static Stream<Experiment> all() {
    return new Hw1ContractTest().experiments().stream();
  }
}
