package dev.assay.hw1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.Claim;
import dev.assay.claim.Judge;
import dev.assay.claim.Setting;
import dev.assay.claim.Verdict;
import dev.assay.claim.assessment.Grade;
import dev.assay.claim.assessment.PartialKind;
import dev.assay.claim.criterion.AllOf;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.criterion.Effect;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.Measurement;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.ReportSettings;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is open says how many seeds would decide it, or that seeds do not. */
class OpenClaimsTest {
  private static final List<Long> SEEDS = LongStream.rangeClosed(1, 9).boxed().toList();

  /** Numbers in [0, 1), so that no metric's range refuses them, pushed to either end by turns. */
  @Test
  void saysOfEveryOpenClaimWhatWouldDecideIt() {
    Set<String> met = new TreeSet<>();
    for (Experiment experiment : Hw1ContractTest.all().toList()) {
      List<Claim> claims = ReportSettings.claimsOf(experiment);
      for (int draw = 0; draw < 12; draw++) {
        for (boolean full : new boolean[] {true, false}) {
          Setting setting = new Setting("drawn", "full", SEEDS, 0.05, true, full, "0".repeat(64));
          for (Verdict verdict : Judge.judge(claims, drawn(claims, draw), Map.of(), setting)) {
            if (isOpen(verdict)) {
              met.add(kind(verdict));
              assertThat(verdict.power())
                  .as("%s: %s", verdict.claim().id(), verdict.why())
                  .isPresent();
              assertThat(verdict.power().get().text()).as(verdict.claim().id()).isNotBlank();
            }
          }
        }
      }
    }
    assertThat(met).contains("INCONCLUSIVE", "UNTESTED");
  }

  @Test
  void saysHowManySeedsWouldSettleASizeThatIsOpen() {
    double[] values = {0.1, 0.2, 0.3, 0.4, 0.45, 0.6, 0.7, 0.8, 0.9};
    Evidence.Builder evidence = Evidence.builder();
    SEEDS.forEach(seed -> evidence.put("x", "", "a", seed, values[(int) (seed - 1)]));
    Effect effect = Effect.above("x", "a", 0, 0.5);
    for (Criterion criterion : List.of(effect, AllOf.of(effect, Effect.above("x", "a", 0, 0.01)))) {
      Claim claim = Claim.of("X1", "s").statement("s").where("p", "q").criterion(criterion).build();
      Setting setting = new Setting("drawn", "full", SEEDS, 0.05, true, true, "0".repeat(64));
      Verdict verdict = Judge.judge(List.of(claim), evidence.build(), Map.of(), setting).get(0);
      assertThat(kind(verdict)).isEqualTo("size open");
      assertThat(isOpen(verdict)).isTrue();
      assertThat(verdict.power().orElseThrow().seedsCanDecide()).isTrue();
      assertThat(verdict.power().orElseThrow().seedsNeeded()).isPresent();
    }
  }

  private static boolean isOpen(Verdict verdict) {
    return verdict.grade() == Grade.INCONCLUSIVE
        || verdict.grade() == Grade.UNTESTED
        || verdict.partial().filter(PartialKind.SIZE_OPEN::equals).isPresent();
  }

  private static String kind(Verdict verdict) {
    return verdict.grade() == Grade.PARTIAL ? "size open" : verdict.grade().name();
  }

  private static Evidence drawn(List<Claim> claims, long draw) {
    Set<Measurement> needs = new HashSet<>();
    claims.forEach(claim -> needs.addAll(claim.needs()));
    SplittableRandom random = new SplittableRandom(draw);
    Evidence.Builder evidence = Evidence.builder();
    for (String arm : new TreeSet<>(needs.stream().map(Measurement::arm).toList())) {
      evidence.arm(arm, 1 + random.nextInt(1_000_000));
    }
    for (Measurement need : needs) {
      double power = Math.pow(8, random.nextInt(-1, 2));
      boolean share = need.metric().contains("(1 = yes)") || need.metric().equals("dead run");
      for (long seed : SEEDS) {
        double value = Math.pow(random.nextDouble(), power);
        evidence.put(need.metric(), "", need.arm(), seed, share ? Math.round(value) : value);
      }
    }
    return evidence.build();
  }
}
