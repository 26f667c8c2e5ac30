package dev.assay.hw1.randomlabels;

import static dev.assay.hw1.randomlabels.RandomLabelsPilot.Candidate.BATCH_NORM;
import static dev.assay.hw1.randomlabels.RandomLabelsPilot.Candidate.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.KnownImages;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Plan;
import dev.assay.experiment.Scale;
import dev.assay.hw1.randomlabels.RandomLabelsPilot.Candidate;
import dev.assay.hw1.randomlabels.RandomLabelsPilot.Shown;
import dev.assay.junit.ClaimFile;
import dev.assay.training.Trial;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RandomLabelsPilotTest {
  private static final double[] LEARNED = {0.97, 0.98, 0.975};
  private static final double[] CHANCE = {0.11, 0.1, 0.12};

  @Test
  void choosesTheFirstCandidateWhoseControlIsShown() {
    assertThat(choice(LEARNED, LEARNED)).isEqualTo(PLAIN);
    assertThat(choice(CHANCE, LEARNED)).isEqualTo(BATCH_NORM);
    assertThat(choice(new double[] {0.98, 0.11, 0.98}, LEARNED)).isEqualTo(BATCH_NORM);
    assertThat(choice(new double[] {0.98, Double.NaN, 0.98}, LEARNED)).isEqualTo(BATCH_NORM);
    assertThat(choice(CHANCE, CHANCE)).isEqualTo(PLAIN);
  }

  private static RandomLabelsPilot.Candidate choice(double[] plain, double[] batchNorm) {
    return RandomLabelsPilot.choice(
        List.of(new Shown(PLAIN, plain), new Shown(BATCH_NORM, batchNorm)));
  }

  /** The default follows from what was recorded, and no seed of the pilot is graded. */
  @Test
  void theExperimentUsesWhatThePilotChose() {
    assertThat(RandomLabelsPilot.SHOWN)
        .extracting(Shown::candidate)
        .containsExactly(Candidate.values());
    assertThat(RandomLabelsPilot.SHOWN)
        .allSatisfy(seen -> assertThat(seen.accuracies()).hasSameSizeAs(RandomLabelsPilot.SEEDS));
    assertThat(RandomLabelsPilot.choice(RandomLabelsPilot.SHOWN)).isEqualTo(BATCH_NORM);
    Experiment experiment = ClaimFile.experiment(RandomLabelsClaimsIT.class);
    for (Scale scale : Scale.values()) {
      List<Long> seeds =
          LongStream.range(0, experiment.seeds(scale))
              .map(i -> experiment.firstSeed(scale) + i)
              .boxed()
              .toList();
      Plan plan = new Plan(scale, seeds, () -> KnownImages.MNIST);
      assertThat(experiment.trials(plan))
          .extracting(Trial::seed)
          .doesNotContainAnyElementsOf(RandomLabelsPilot.SEEDS);
      assertThat(experiment.trials(plan)).containsAll(RandomLabelsPilot.trials(plan, BATCH_NORM));
    }
  }

  @Test
  void readsNothingThatAClaimGrades() {
    Experiment experiment = ClaimFile.experiment(RandomLabelsClaimsIT.class);
    assertThat(experiment.controls()).hasSize(1);
    assertThat(experiment.claims().stream().flatMap(claim -> claim.needs().stream()))
        .doesNotContainAnyElementsOf(experiment.controls().get(0).criterion().needs());
  }
}
