package dev.assay.claim;

import static dev.assay.claim.Given.arms;
import static dev.assay.claim.Given.grade;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.assessment.Grade;
import dev.assay.claim.criterion.AllOf;
import dev.assay.claim.criterion.Arithmetic;
import dev.assay.claim.criterion.Barrier;
import dev.assay.claim.criterion.Correlation;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.criterion.Direction;
import dev.assay.claim.criterion.Effect;
import dev.assay.claim.criterion.Level;
import dev.assay.claim.criterion.Ordering;
import dev.assay.claim.criterion.Proportion;
import dev.assay.claim.criterion.Saturation;
import dev.assay.claim.criterion.Trend;
import dev.assay.claim.criterion.Unimodal;
import dev.assay.claim.evidence.ValueScale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Plants the mistakes a reviewer would fear, and see each one change what is reported. */
class MutantsTest {
  // Seeds differ far more from one another than the arms do on the same seed.
  private static final double[] ONE = {1.0, 5.0, 9.0, 13.0, 17.0};
  private static final double[] OTHER = {1.5, 5.6, 9.4, 13.5, 17.6};
  private static final Criterion ORDERING = Ordering.lowerFirst("loss", "one", "other");

  @Test
  void swappedArmsTurnTheGradeAround() {
    assertThat(grade(ORDERING, Given.arm("loss", "one", ONE).and("loss", "other", OTHER).build()))
        .isEqualTo(Grade.REPRODUCED);
    assertThat(grade(ORDERING, Given.arm("loss", "one", OTHER).and("loss", "other", ONE).build()))
        .isEqualTo(Grade.REFUTED);
    assertThat(Ordering.lowerFirst("loss", "other", "one").digest())
        .isNotEqualTo(ORDERING.digest());
  }

  @Test
  void shuffledSeedsLoseThePairing() {
    double[] shuffled = {OTHER[3], OTHER[0], OTHER[4], OTHER[1], OTHER[2]};
    assertThat(
            grade(ORDERING, Given.arm("loss", "one", ONE).and("loss", "other", shuffled).build()))
        .isEqualTo(Grade.INCONCLUSIVE);
  }

  /** Each list holds criteria that differ in one threshold from their neighbours. */
  @Test
  void everyChangedThresholdChangesTheDigest() {
    List<Criterion> all = new ArrayList<>();
    Ordering ordering = Ordering.lowerFirst("loss", "a", "b");
    all.addAll(
        List.of(
            ordering,
            ordering.byDifference(0.1),
            ordering.byFactor(1),
            ordering.byFactor(1.1),
            Ordering.higherFirst("loss", "a", "b"),
            Ordering.lowerFirst("loss", "a", "c"),
            Ordering.lowerFirst("accuracy", "a", "b"),
            Ordering.lowerFirst("loss", "a", "b", "c")));
    Level level = Level.between("loss", "a", 0.1, 0.2);
    all.addAll(
        List.of(
            level,
            level.tolerating(0.01),
            Level.between("loss", "a", 0.1, 0.3),
            Level.between("loss", "a", 0.0, 0.2),
            Level.between("loss", "b", 0.1, 0.2),
            Level.atLeast("loss", "a", 0.1),
            Level.atMost("loss", "a", 0.1)));
    all.addAll(
        List.of(
            Effect.above("loss", "a", 0, 1),
            Effect.above("loss", "a", 0, 2),
            Effect.above("loss", "a", 1, 1),
            Effect.below("loss", "a", 1, 1)));
    Trend trend = Trend.rising("loss", arms(3));
    all.addAll(
        List.of(
            trend,
            trend.withTauAtLeast(0.5),
            trend.beyond(-0.1),
            Trend.falling("loss", arms(3)),
            Trend.rising("loss", arms(4))));
    Unimodal peak = Unimodal.peak("loss", List.of("a"), List.of("b"), List.of("c"));
    all.addAll(
        List.of(
            peak,
            peak.byDifference(1),
            peak.byFactor(1),
            Unimodal.peak("loss", List.of("b"), List.of("a"), List.of("c"))));
    Saturation saturation = Saturation.rising("loss", arms(5), 3);
    all.addAll(
        List.of(
            saturation,
            saturation.onLogX(),
            saturation.requiringBeyond(3),
            Saturation.rising("loss", arms(5), 4),
            Saturation.falling("loss", arms(5), 3)));
    all.addAll(
        List.of(
            Barrier.ofHeight("loss", arms(3), 0.1, 1),
            Barrier.ofHeight("loss", arms(3), 0.2, 1),
            Barrier.ofHeight("loss", arms(3), 0.1, 2),
            Barrier.dipOfDepth("loss", arms(3), 0.1, 1)));
    Correlation correlation = Correlation.positive("norm", "loss", arms(3), 0.5);
    all.addAll(
        List.of(
            correlation,
            Correlation.positive("norm", "loss", arms(3), 0.6),
            Correlation.negative("norm", "loss", arms(3), 0.5),
            Correlation.positive("loss", "norm", arms(3), 0.5)));
    Proportion share = Proportion.moreThan(0.5, "ratio", "a", 0.9, 1);
    all.addAll(
        List.of(
            share,
            share.tolerating(0.1),
            Proportion.moreThan(0.6, "ratio", "a", 0.9, 1),
            Proportion.moreThan(0.5, "ratio", "a", 0.8, 1),
            Proportion.lessThan(0.5, "ratio", "a", 0.9, 1)));
    Arithmetic sum = Arithmetic.ofReport("parameters", 571, 351, "a sum");
    all.addAll(List.of(sum, sum.within(1), Arithmetic.ofReport("parameters", 572, 351, "a sum")));
    all.addAll(
        List.of(AllOf.of(level, trend), AllOf.of(trend, level), AllOf.of(level, trend, share)));
    Map<String, Criterion> digests = new HashMap<>();
    for (Criterion criterion : all) {
      Criterion same = digests.put(criterion.digest(), criterion);
      assertThat(same).as("%s has the digest of another", criterion).isNull();
      assertThat(criterion.digest()).matches("[0-9a-f]{64}");
    }
    Set<Class<?>> kinds = new HashSet<>();
    all.forEach(criterion -> kinds.add(criterion.getClass()));
    assertThat(kinds).containsExactlyInAnyOrder(Criterion.class.getPermittedSubclasses());
  }

  @Test
  void equalCriteriaHaveEqualDigestsAndTheComputedNumberIsNoThreshold() {
    assertThat(Ordering.lowerFirst("loss", "a", "b").byDifference(0).digest())
        .isEqualTo(
            new Ordering("loss", List.of("a", "b"), Direction.DOWN, ValueScale.RAW, -0.0).digest());
    assertThat(Arithmetic.ofReport("n", 571, 351, "one way").digest())
        .isEqualTo(Arithmetic.ofReport("n", 571, 571, "another way").digest());
  }

  @Test
  void namesCannotBeForgedIntoOneAnother() {
    assertThat(Ordering.lowerFirst("loss", "a", "b, c").digest())
        .isNotEqualTo(Ordering.lowerFirst("loss", "a, b", "c").digest());
    assertThat(Ordering.lowerFirst("loss", "a\", \"b", "c").digest())
        .isNotEqualTo(Ordering.lowerFirst("loss", "a", "b", "c").digest());
  }

  /** The digest of a known criterion, so that a change of its canonical form is seen in review. */
  @Test
  void theCanonicalFormIsFixed() {
    assertThat(Level.atMost("loss", "a", 0.05).canonical())
        .isEqualTo(
            "rule 2 \"level\"{\"arm\":\"a\";\"high\":0.05;\"metric\":\"loss\";\"tolerance\":0.0;}");
  }
}
