package dev.assay.genre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.Claim;
import dev.assay.claim.NullModel;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Scale;
import dev.assay.junit.ClaimClasses;
import dev.assay.junit.ExperimentContract;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every report owes, asked of the second one; its test classes are found by their names. */
class GenreContractTest extends ExperimentContract {
  @Override
  protected List<Class<?>> testClasses() {
    return ClaimClasses.in("dev.assay.genre");
  }

  /** {@link GenreNullsIT} holds them. */
  @Override
  protected Set<NullModel> nulls() {
    return Set.of();
  }

  static Stream<Experiment> all() {
    return new GenreContractTest().experiments().stream();
  }

  @Test
  void hasTheClaimsOfEightRepositories() {
    assertThat(all().flatMap(section -> section.claims().stream()).map(Claim::id))
        .hasSizeGreaterThanOrEqualTo(12)
        .doesNotHaveDuplicates();
    assertThat(all().map(section -> section.section().split(" ")[0]).distinct())
        .hasSizeGreaterThanOrEqualTo(8);
    assertThat(all().map(Experiment::section))
        .containsExactlyInAnyOrderElementsOf(Genre.REPORT.sections());
  }

  /** In place of a ledger: no seed that grades was ever one to look at. */
  @ParameterizedTest
  @MethodSource("all")
  void gradesBySeedsOfItsOwn(Experiment section) {
    assertThat(section.firstSeed(Scale.QUICK)).isIn(1001L, 3001L);
    assertThat(section.firstSeed(Scale.FULL)).isEqualTo(2001);
    assertThat(section.seeds(Scale.QUICK)).isLessThanOrEqualTo(1000);
  }
}
