package dev.assay.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.Claim;
import dev.assay.claim.criterion.Level;
import dev.assay.claim.criterion.Ordering;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Plan;
import dev.assay.experiment.ReportSettings;
import dev.assay.experiment.Scale;
import dev.assay.junit.ClaimFile;
import dev.assay.training.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A file of claims is a whole experiment, and runs as one. */
class TanhWinsTest {
  private static final Experiment EXPERIMENT = ClaimFile.experiment(TanhWinsIT.class);

  /** What is tried here is what a stranger copies. */
  @Test
  void isTheFileOfTheProjectThatStrangersCopy() throws IOException {
    String ours = Files.readString(Path.of("src/test/java/dev/assay/example/TanhWinsIT.java"));
    assertThat(Path.of("examples/own-report/src/test/java/report/TanhWinsIT.java"))
        .content()
        .isEqualTo(ours.replace("package dev.assay.example;", "package report;"));
  }

  @Test
  void hasTheCriteriaThatTheSentenceAsksFor() {
    assertThat(EXPERIMENT.claims())
        .extracting(Claim::criterion)
        .containsExactly(
            Ordering.lowerFirst("final loss", "tanh", "relu").byFactor(1.5),
            Level.atLeast("R²", "tanh", 0.99));
  }

  @Test
  void plansEveryArmAndReadingWithTheSameSeeds() {
    List<Trial> trials =
        EXPERIMENT.trials(
            new Plan(
                Scale.QUICK,
                LongStream.rangeClosed(1, EXPERIMENT.seeds(Scale.QUICK)).boxed().toList(),
                () -> {
                  throw new AssertionError("a function needs no images");
                }));
    assertThat(trials).hasSize(2 * 30 + 2 * 3);
    assertThat(trials.stream().map(Trial::batchSize).distinct()).containsExactly(200, 100);
    assertThat(ReportSettings.tableOf(EXPERIMENT).orElseThrow().differing()).isEmpty();
  }
}
