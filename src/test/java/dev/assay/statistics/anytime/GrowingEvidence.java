package dev.assay.statistics.anytime;

import dev.assay.statistics.Draws;
import dev.assay.statistics.GridPower;
import dev.assay.statistics.Limits;
import dev.assay.statistics.OneSided;
import dev.assay.statistics.Sample;
import dev.assay.statistics.Samples;
import dev.assay.statistics.SignTest;
import dev.assay.statistics.SignedRankTest;
import dev.assay.statistics.SimulationTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Measures how often evidence that is looked at after every run errs, and what it shows, against
 * the boundary that spends α over interim analyses planned up to a largest number of seeds.
 *
 * <p>{@code main} writes both tables in docs/statistics-methods.md.
 */
public final class GrowingEvidence {
  static final double ALPHA = 0.05;
  static final int ANALYSES = 400;
  static final int RUNS = 1000;
  static final SimulationTable ERRORS = new SimulationTable("growing evidence");
  static final SimulationTable POWER = new SimulationTable("power of growing evidence");

  /** Numbers of runs at which the tables say what was decided by then. */
  private static final int[] BY = {8, 20, 60, 400};

  private GrowingEvidence() {}

  /** Finds after how many runs α is crossed in a direction, if ever. */
  interface Rule {
    OptionalInt crossing(Sample sample, double alpha, boolean greater);
  }

  /** A rule on draws of which its null is true (or, for power, false). */
  record Case(String evidence, String truth, boolean covered, Draws draws, Rule rule) {

    /** First crossings in a direction, one for each run; MAX_VALUE for none. */
    int[] crossings(int runs, double alpha, boolean greater) {
      SplittableRandom random = new SplittableRandom(truth.hashCode());
      int[] crossings = new int[runs];
      for (int run = 0; run < runs; run++) {
        Sample sample = Samples.ofArms(draws.of(random.split(), ANALYSES)).get(0);
        crossings[run] = rule.crossing(sample, alpha, greater).orElse(Integer.MAX_VALUE);
      }
      return crossings;
    }
  }

  /** Writes the tables into the page. */
  public static void main(String[] arguments) throws IOException {
    ERRORS.write(errors());
    POWER.write(power());
  }

  static List<String> errors() {
    List<String> lines = new ArrayList<>();
    lines.add("| evidence | what is true | covered | by 8 runs | 20 | 60 | 400 |");
    lines.add("|---|---|---|---:|---:|---:|---:|");
    cases().parallelStream().map(GrowingEvidence::row).forEachOrdered(lines::add);
    return lines;
  }

  private static String row(Case each) {
    int[] greater = each.crossings(RUNS, ALPHA, true);
    int[] less = each.crossings(RUNS, ALPHA, false);
    StringBuilder row = new StringBuilder();
    row.append(
        String.format(
            Locale.ENGLISH,
            "| %s | %s | %s |",
            each.evidence(),
            each.truth(),
            each.covered() ? "yes" : "**no**"));
    for (int by : BY) {
      row.append(
          String.format(
              Locale.ROOT, " %.1f / %.1f |", 100 * rate(greater, by), 100 * rate(less, by)));
    }
    return row.toString();
  }

  static double rate(int[] crossings, int by) {
    return Arrays.stream(crossings).filter(crossing -> crossing <= by).count()
        / (double) crossings.length;
  }

  static List<Case> cases() {
    List<Case> all = new ArrayList<>();
    Rule half = rule(sample -> AnytimeMean.of(sample, Limits.SHARE), 0.5);
    Rule most = rule(sample -> AnytimeMean.of(sample, Limits.SHARE), 0.8);
    all.add(new Case("share", "half of the runs", true, Draws.ones(0.5), half));
    all.add(new Case("share", "80% of the runs", true, Draws.ones(0.8), most));
    for (double dead : new double[] {0.05, 0.1, 0.2}) {
      String percent = String.format(Locale.ROOT, "%.0f%%", 100 * dead);
      all.add(
          new Case(
              "mean within limits", percent + " dead, mean 0.8", true, Draws.accuracy(dead), most));
      all.add(
          new Case(
              "median",
              percent + " dead, median 0",
              true,
              Draws.medianZero(dead),
              rule(AnytimeMedian::of, 0)));
      all.add(
          new Case(
              "centre",
              String.format(Locale.ENGLISH, "two like arms, %s dead in each", percent),
              true,
              Draws.pair(dead, SplittableRandom::nextGaussian),
              rule(AnytimeCentre::of, 0)));
      all.add(
          new Case(
              "t mixture",
              percent + " dead, mean 0",
              false,
              Draws.meanZero(dead),
              GrowingEvidence::tMixture));
    }
    all.add(
        new Case("median", "Cauchy", true, Draws.each(Draws::cauchy), rule(AnytimeMedian::of, 0)));
    all.add(
        new Case("centre", "Cauchy", true, Draws.each(Draws::cauchy), rule(AnytimeCentre::of, 0)));
    all.add(
        new Case(
            "centre",
            "normal in steps of ½",
            true,
            Draws.each(Draws::inSteps),
            rule(AnytimeCentre::of, 0)));
    all.add(
        new Case(
            "mean τ of a seed within limits",
            "errors drift along five arms",
            true,
            (random, seeds) ->
                GridPower.taus(Samples.ofArms(Draws.drifting(5).of(random, seeds)))
                    .values()
                    .values()
                    .stream()
                    .map(tau -> new double[] {tau})
                    .toArray(double[][]::new),
            rule(sample -> AnytimeMean.of(sample, Limits.CORRELATION), 0)));
    all.add(
        new Case(
            "t mixture",
            "normal",
            true,
            Draws.each(SplittableRandom::nextGaussian),
            GrowingEvidence::tMixture));
    all.add(
        new Case(
            "analysis at 8, then for ever: signs",
            "10% dead, median 0",
            true,
            Draws.medianZero(0.1),
            split(SignTest::of, AnytimeMedian::of, 0)));
    all.add(
        new Case(
            "analysis at 8, then for ever: signed ranks",
            "two like arms, 10% dead in each",
            true,
            Draws.pair(0.1, SplittableRandom::nextGaussian),
            split(SignedRankTest::of, AnytimeCentre::of, 0)));
    all.add(
        new Case(
            "signed ranks at α after every run",
            "normal",
            false,
            Draws.each(SplittableRandom::nextGaussian),
            (sample, alpha, greater) -> {
              for (int n = 1; n <= 100; n++) {
                SignedRankTest test = SignedRankTest.of(first(sample, n), 0);
                if ((greater ? test.pGreater() : test.pLess()) <= alpha) {
                  return OptionalInt.of(n);
                }
              }
              return OptionalInt.empty();
            }));
    return all;
  }

  static Rule rule(Function<Sample, AnytimeTest> test, double nullValue) {
    return (sample, alpha, greater) -> {
      AnytimeTest evidence = test.apply(sample);
      return (greater ? evidence.greater(nullValue) : evidence.less(nullValue)).crossing(alpha);
    };
  }

  /** The planned analysis after eight runs takes four fifths of α. */
  static Rule split(
      BiFunction<Sample, Double, OneSided> analysis,
      Function<Sample, AnytimeTest> later,
      double nullValue) {
    return (sample, alpha, greater) -> {
      double share = AlphaSplit.STANDARD.fixed();
      OneSided planned = analysis.apply(first(sample, 8), nullValue);
      AnytimeTest grown = later.apply(sample);
      EProcess evidence = greater ? grown.greater(nullValue) : grown.less(nullValue);
      // What counts is the evidence that the runs of the day give together, from the analysis on.
      return (greater ? planned.pGreater() : planned.pLess()) <= share * alpha
          ? OptionalInt.of(8)
          : IntStream.rangeClosed(8, evidence.runs())
              .filter(runs -> evidence.logAfter(runs) >= -Math.log((1 - share) * alpha))
              .findFirst();
    };
  }

  /**
   * The rule before: analyses after 8, 16, 32, … up to a largest number, each with the part of α
   * that its added seeds are of all (Lan &amp; DeMets 1983, linear; by Bonferroni).
   */
  static Rule boundary(BiFunction<Sample, Double, OneSided> test, int most, double nullValue) {
    return (sample, alpha, greater) -> {
      int before = 0;
      for (int seeds = 8; before < most; seeds = Math.min(most, 2 * seeds)) {
        OneSided result = test.apply(first(sample, seeds), nullValue);
        if ((greater ? result.pGreater() : result.pLess())
            <= alpha * ((double) (seeds - before) / most)) {
          return OptionalInt.of(seeds);
        }
        before = seeds;
      }
      return OptionalInt.empty();
    };
  }

  private static Sample first(Sample sample, int n) {
    Sample.Builder builder = Sample.builder(sample.metric(), sample.unit());
    sample.values().headMap((long) n).forEach(builder::put);
    sample.missing().headMap((long) n).forEach(builder::missing);
    return builder.build();
  }

  /**
   * The mixture of likelihood ratios of t over a normal effect size of variance 1 (Lai 1976, Ann.
   * Statist. 4; as the Bayes factor of Gönen et al. 2005, Amer. Statist. 59), in the direction of
   * the mean. It exists here alone, because it does not hold α among dead runs.
   */
  private static OptionalInt tMixture(Sample sample, double alpha, boolean greater) {
    double sum = 0;
    double squares = 0;
    int n = 0;
    for (double value : sample.toArray()) {
      n++;
      sum += value;
      squares += value * value;
      double freedom = n - 1;
      double variance = freedom == 0 ? 0 : (squares - sum * sum / n) / freedom;
      if (variance <= 0) {
        continue;
      }
      double t2 = sum * sum / n / variance;
      double log =
          -0.5 * Math.log(1 + n)
              + (freedom + 1) / 2 * (Math.log1p(t2 / freedom) - Math.log1p(t2 / freedom / (1 + n)));
      if (log >= -Math.log(alpha) && sum > 0 == greater) {
        return OptionalInt.of(n);
      }
    }
    return OptionalInt.empty();
  }

  static List<String> power() {
    List<String> lines = new ArrayList<>();
    lines.add("| rule | what is true | by 8 runs | 20 | 60 | 400 | mean runs |");
    lines.add("|---|---|---:|---:|---:|---:|---:|");
    for (double share : new double[] {0.8, 0.9, 0.95}) {
      Draws draws = Draws.each(random -> random.nextDouble() < share ? 1 : -1);
      powers(lines, "share", String.format(Locale.ROOT, "%.0f%%", 100 * share), draws, true);
    }
    for (double shift : new double[] {0.5, 1}) {
      Draws draws = Draws.each(random -> shift + random.nextGaussian());
      powers(lines, "ranks", String.format(Locale.ROOT, "normal, %.1f sd", shift), draws, false);
    }
    return lines;
  }

  private static void powers(
      List<String> lines, String kind, String truth, Draws draws, boolean signs) {
    BiFunction<Sample, Double, OneSided> fixed = signs ? SignTest::of : SignedRankTest::of;
    Function<Sample, AnytimeTest> later = signs ? AnytimeMedian::of : AnytimeCentre::of;
    List<Case> rules =
        List.of(
            new Case(
                kind + ": one analysis at 8, all of α", truth, true, draws, boundary(fixed, 8, 0)),
            new Case(kind + ": boundary up to 32", truth, true, draws, boundary(fixed, 32, 0)),
            new Case(kind + ": boundary up to 128", truth, true, draws, boundary(fixed, 128, 0)),
            new Case(
                kind + ": analysis at 8 with ⅘ α, then for ever",
                truth,
                true,
                draws,
                split(fixed, later, 0)),
            new Case(kind + ": evidence alone, for ever", truth, true, draws, rule(later, 0)));
    int[] most = {8, 32, 128, ANALYSES, ANALYSES};
    for (int i = 0; i < most.length; i++) {
      Case each = rules.get(i);
      int last = most[i];
      int[] crossings = each.crossings(RUNS, ALPHA, true);
      StringBuilder row = new StringBuilder();
      row.append(String.format(Locale.ENGLISH, "| %s | %s |", each.evidence(), each.truth()));
      for (int by : BY) {
        row.append(String.format(Locale.ROOT, " %.1f |", 100 * rate(crossings, by)));
      }
      double runs = Arrays.stream(crossings).map(c -> Math.min(c, last)).average().orElseThrow();
      lines.add(row.append(String.format(Locale.ROOT, " %.1f |", runs)).toString());
    }
  }
}
