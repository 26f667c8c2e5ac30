package dev.assay.run.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.run.FakeExperiment;
import dev.assay.run.budget.Candidate.Reason;
import dev.assay.training.Trial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MinutesTest {
  private final Map<Trial, Double> seconds = new HashMap<>();
  private long next = 1;

  private Trial trial(double length) {
    Trial trial = FakeExperiment.trials(next++).get(0);
    seconds.put(trial, length);
    return trial;
  }

  private Candidate candidate(String section, Reason reason, int seeds, double... lengths) {
    List<List<Trial>> open = new ArrayList<>();
    for (int seed = 0; seed < seeds; seed++) {
      List<Trial> trials = new ArrayList<>();
      for (double length : lengths) {
        trials.add(trial(length));
      }
      open.add(trials);
    }
    return new Candidate(section, reason, 1, 1 + seeds, open);
  }

  private Minutes minutes(int threads) {
    return new Minutes(trial -> seconds.getOrDefault(trial, Double.NaN), threads);
  }

  @Test
  void buysWholeSeedsOfWhatLacksARecordingFirstTheCheapestSectionFirst() {
    Candidate recorded = candidate("R", Reason.UNDECIDED, 1, 10);
    Candidate dear = candidate("D", Reason.UNRECORDED, 5, 100, 300);
    Candidate cheap = candidate("C", Reason.UNRECORDED, 3, 50, 20);
    List<Purchase> bought = minutes(1).buy(List.of(recorded, dear, cheap), 1040);
    assertThat(bought).extracting(one -> one.candidate().section()).startsWith("C", "D", "R");
    assertThat(bought.get(0).seeds()).isEqualTo(3);
    assertThat(bought.get(1).seeds()).isEqualTo(2);
    assertThat(bought.get(0).trials())
        .extracting(seconds::get)
        .containsExactly(50.0, 50.0, 50.0, 20.0, 20.0, 20.0);
    assertThat(bought.subList(0, 3)).allMatch(Purchase::whole);
    assertThat(bought.stream().filter(Purchase::whole).mapToDouble(Purchase::seconds).sum())
        .isLessThanOrEqualTo(1040);
  }

  @Test
  void takesTheClaimNearestToADecisionFirst() {
    Candidate far = candidate("F", Reason.UNDECIDED, 40, 10);
    Candidate near = candidate("N", Reason.UNDECIDED, 2, 90);
    assertThat(minutes(1).buy(List.of(far, near), 200).get(0).candidate()).isEqualTo(near);
  }

  @Test
  void givesWhatIsLeftToAPartOfTheNextSeedAndOfNoOther() {
    Candidate one = candidate("A", Reason.UNRECORDED, 2, 3000, 1000, 500);
    Candidate other = candidate("B", Reason.UNRECORDED, 4, 4000);
    List<Purchase> bought = minutes(2).buy(List.of(one, other), 600);
    assertThat(bought).hasSize(1);
    assertThat(bought.get(0).whole()).isFalse();
    assertThat(bought.get(0).candidate().section()).isEqualTo("A");
    assertThat(bought.get(0).seeds()).isZero();
    assertThat(bought.get(0).trials()).extracting(seconds::get).containsExactly(3000.0, 1000.0);
  }

  @Test
  void buysATrialThatTwoSectionsShareOnce() {
    Trial shared = trial(60);
    Candidate one = new Candidate("A", Reason.UNRECORDED, 0, 1, List.of(List.of(shared)));
    Candidate other =
        new Candidate("B", Reason.UNRECORDED, 0, 1, List.of(List.of(shared, trial(30))));
    List<Purchase> bought = minutes(1).buy(List.of(one, other), 90);
    assertThat(bought.stream().flatMap(purchase -> purchase.trials().stream()))
        .doesNotHaveDuplicates()
        .hasSize(2);
  }

  @Test
  void neverBuysMoreThanFits() {
    for (int threads : List.of(1, 2, 5)) {
      for (double available : List.of(1.0, 30.0, 500.0, 1e4)) {
        List<Candidate> candidates =
            IntStream.range(0, 6)
                .mapToObj(
                    i ->
                        candidate(
                            "S" + i,
                            i % 2 == 0 ? Reason.UNRECORDED : Reason.UNDECIDED,
                            1 + i,
                            7 * i + 1,
                            13 + i))
                .toList();
        List<Purchase> bought = minutes(threads).buy(candidates, available);
        assertThat(bought.stream().mapToDouble(Purchase::seconds).sum())
            .isLessThanOrEqualTo(available + 1e-9);
        assertThat(bought.stream().filter(one -> !one.whole())).hasSizeLessThanOrEqualTo(1);
      }
    }
  }

  @Test
  void saysWhatTheTimeBuysAndWhatItDoesNot() {
    Candidate cheap = candidate("C §1", Reason.UNRECORDED, 3, 60);
    Candidate dear = candidate("S §4", Reason.UNRECORDED, 2, 7200);
    Minutes minutes = minutes(1);
    List<Candidate> all = List.of(cheap, dear);
    List<String> table = minutes.table(all, minutes.buy(all, 190));
    assertThat(table).hasSize(3);
    assertThat(table.get(1)).contains("C §1", "to be graded", "4 of 4", "3.0");
    assertThat(table.get(2)).contains("S §4", "not yet", "240.0");
  }
}
