package dev.assay.report.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.claim.Claim;
import dev.assay.claim.Judge;
import dev.assay.claim.Setting;
import dev.assay.claim.Verdict;
import dev.assay.claim.criterion.Arithmetic;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.criterion.Effect;
import dev.assay.claim.criterion.Level;
import dev.assay.claim.criterion.Ordering;
import dev.assay.claim.criterion.Proportion;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.Text;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class ForestStripTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  /** Nine seeds: a's loss is a half to a ninth of b's, one run is dead. */
  private static Evidence evidence() {
    Evidence.Builder evidence = Evidence.builder();
    for (long seed = 1; seed <= 9; seed++) {
      evidence.put("loss", "", "a", seed, 1);
      evidence.put("loss", "", "b", seed, 1.0 + seed);
      evidence.put("dead: yes", "", "a", seed, seed == 4 ? 1 : 0);
    }
    return evidence.build();
  }

  private static ForestStrip strip(Criterion criterion, boolean full) {
    return ForestStrip.of(verdict(criterion, full)).orElseThrow();
  }

  private static Verdict verdict(Criterion criterion, boolean full) {
    Claim claim =
        Claim.of("X1", "X")
            .statement("It holds.")
            .where("§1", "holds")
            .criterion(criterion)
            .build();
    Setting setting =
        new Setting(
            "function",
            full ? "full" : "quick",
            LongStream.rangeClosed(1, 9).boxed().toList(),
            0.05,
            true,
            full,
            "0".repeat(64));
    return Judge.judge(List.of(claim), evidence(), Map.of(), setting).get(0);
  }

  @Test
  void showsTheSeedsOfTheNumberThatDecides() {
    ForestStrip strip = strip(Ordering.lowerFirst("loss", "a", "b").byFactor(3), true);
    assertThat(strip.seeds()).hasSize(9);
    assertThat(strip.seeds().get(1)).isCloseTo(Math.log(3), within(1e-12));
    assertThat(strip.claimedFrom()).isEqualTo(Math.log(3));
    assertThat(strip.claimedTo()).isEqualTo(INFINITY);
    assertThat(strip.noEffect()).hasValue(0);
    assertThat(strip.middle()).isCloseTo(Math.log(6), within(1e-12));
    assertThat(strip.text()).startsWith("9 seeds; ×6 [").endsWith("claimed ≥ ×3; no effect ×1");
  }

  @Test
  void showsWhatIsClaimedTheWayRoundThatTheNumberIsNamed() {
    ForestStrip down = strip(Effect.below("loss", "b", 20, 15), true);
    assertThat(down.claimedFrom()).isEqualTo(-INFINITY);
    assertThat(down.claimedTo()).isEqualTo(15);
    assertThat(down.noEffect()).hasValue(20);
    assertThat(down.seeds()).containsExactly(2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0);
    assertThat(strip(Level.between("loss", "b", 2, 5), true).text()).contains("claimed 2 to 5");
    assertThat(strip(Ordering.lowerFirst("loss", "a", "b"), true).text()).contains("claimed > 0");
  }

  @Test
  void showsAShareByTheRunsThatHaveIt() {
    ForestStrip share = strip(new Proportion("dead: yes", "a", 1, 1, 0, 0.5, 0), true);
    assertThat(share.seeds()).containsOnly(0.0, 1.0).filteredOn(v -> v == 1).hasSize(1);
    assertThat(share.claimedTo()).isEqualTo(0.5);
    assertThat(share.text()).startsWith("9 seeds; 11.11% [");
  }

  @Test
  void showsAComputedNumberBesideTheStatedOne() {
    ForestStrip exact = strip(new Arithmetic("parameters", 571, 351, 0, "5 + 10"), false);
    assertThat(exact.seeds()).isEmpty();
    assertThat(exact.atReportsSettings()).isTrue();
    assertThat(exact.text()).isEqualTo("351; claimed 571");
    assertThat(exact.labelled()).contains(">claimed 571</text>");
  }

  @Test
  void showsNoStripWhereNothingWasMeasured() {
    Verdict full = verdict(Ordering.lowerFirst("loss", "a", "b"), true);
    assertThat(ForestStrip.of(Judge.notRun(List.of(full.claim()), full.setting(), "why").get(0)))
        .isEmpty();
  }

  @Test
  void fillsDotsAtTheReportsSettingsAndOutlinesThoseOfACutDownBudget() {
    Criterion order = Ordering.lowerFirst("loss", "a", "b");
    String full = strip(order, true).svg();
    String quick = strip(order, false).svg();
    assertThat(count("h\\.01", full)).isEqualTo(9);
    assertThat(count("a2 2 0 1 0 4 0a2 2", quick)).isEqualTo(9);
    assertThat(full).contains("fill=\"currentColor\"/></svg>");
    assertThat(quick).contains("stroke-width=\"1.5\" fill=\"none\"/></svg>");
  }

  @Test
  void drawsEverythingWithinItsWidth() throws Exception {
    List<Double> seeds = List.of(0.1, 0.11, 0.12, 0.1, 0.13, 0.11, 4e7);
    ForestStrip far =
        new ForestStrip(
            seeds, 0.11, Optional.empty(), 0.05, INFINITY, OptionalDouble.of(0), "", true);
    for (String svg : List.of(far.svg(), far.labelled())) {
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(svg)));
      assertThat(
              Pattern.compile("M(-?[0-9.]+)[ ]")
                  .matcher(svg)
                  .results()
                  .map(MatchResult::group)
                  .map(text -> Double.parseDouble(text.substring(1).strip())))
          .isNotEmpty()
          .allSatisfy(x -> assertThat(x).isBetween(0.0, (double) ForestStrip.WIDTH));
    }
    assertThat(count("h\\.01", far.svg())).isEqualTo(6);
    assertThat(far.svg()).as("the arrow of the value far away").contains("l-3-2m3 2l-3 2");
    assertThat(far.labelled()).contains(">no effect 0<", ">claimed ≥ 0.05<");
  }

  @Test
  void staysWithoutNanWhereAllNumbersAreOne() {
    ForestStrip same =
        new ForestStrip(
            List.of(0.0, 0.0),
            0,
            Optional.empty(),
            0,
            INFINITY,
            OptionalDouble.of(0),
            Text.SHARE,
            false);
    assertThat(same.labelled()).doesNotContain("NaN").contains("claimed &gt; 0%");
  }

  private static long count(String pattern, String in) {
    return Pattern.compile(pattern).matcher(in).results().count();
  }
}
