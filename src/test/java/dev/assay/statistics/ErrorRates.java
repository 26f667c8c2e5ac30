package dev.assay.statistics;

import dev.assay.statistics.anytime.AnytimeMean;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/**
 * Measures how often each test errs where its null is true, among dead runs, heavy tails, values in
 * steps and correlated arms.
 *
 * <p>{@code main} writes the table in docs/statistics-methods.md: after {@code mvn test-compile},
 * run it with the test class path from the project's directory.
 */
public final class ErrorRates {
  static final double ALPHA = 0.05;
  static final int[] SEEDS = {2, 3, 5, 8, 20, 60};
  static final int RUNS = 2000;

  /** A rate of α exceeds it in one cell of 30,000, a rate of 2α stays below in one of 300,000. */
  public static final double BOUND = 0.07;

  static final SimulationTable TABLE = new SimulationTable("error rates");
  private static final int ARMS = 5;

  private ErrorRates() {}

  /**
   * A test where its null is true.
   *
   * @param covered whether what is simulated is inside what the test assumes, so that it must hold
   *     α
   */
  record Case(
      String test, String truth, boolean covered, Draws draws, Function<List<Sample>, OneSided> p) {

    /** Rates of p ≤ α for so many seeds, in favour and against. */
    double[] rates(int seeds) {
      SplittableRandom random = new SplittableRandom((test + truth).hashCode() * 64L + seeds);
      double[] rates = new double[2];
      for (int run = 0; run < RUNS; run++) {
        OneSided result = p.apply(Samples.ofArms(draws.of(random.split(), seeds)));
        rates[0] += result.pGreater() <= ALPHA ? 1.0 / RUNS : 0;
        rates[1] += result.pLess() <= ALPHA ? 1.0 / RUNS : 0;
      }
      return rates;
    }

    String row() {
      StringBuilder row = new StringBuilder();
      row.append(
          String.format(
              Locale.ENGLISH, "| %s | %s | %s |", test, truth, covered ? "yes" : "**no**"));
      for (int seeds : SEEDS) {
        double[] rates = rates(seeds);
        row.append(String.format(Locale.ROOT, " %.1f / %.1f |", 100 * rates[0], 100 * rates[1]));
      }
      return row.toString();
    }
  }

  /** Writes the table into the page. */
  public static void main(String[] arguments) throws IOException {
    TABLE.write(table());
  }

  static List<String> table() {
    List<String> lines = new ArrayList<>();
    lines.add("| test | what is true | covered | n = 2 | 3 | 5 | 8 | 20 | 60 |");
    lines.add("|---|---|---|---:|---:|---:|---:|---:|---:|");
    cases().parallelStream().map(Case::row).forEachOrdered(lines::add);
    return lines;
  }

  static List<Case> cases() {
    List<Case> all = new ArrayList<>();
    means(all);
    signsAndRanks(all);
    bounded(all);
    blocks(all);
    return all;
  }

  private static void means(List<Case> all) {
    Function<List<Sample>, OneSided> t = arms -> MeanTest.of(arms.get(0), 0);
    all.add(new Case("t", "normal", true, Draws.each(SplittableRandom::nextGaussian), t));
    all.add(new Case("t", "t₃", true, Draws.each(Draws::heavy), t));
    all.add(new Case("t", "Cauchy", true, Draws.each(Draws::cauchy), t));
    for (double dead : new double[] {0.05, 0.1, 0.2}) {
      all.add(
          new Case(
              "t",
              String.format(Locale.ENGLISH, "%s dead, mean 0", percent(dead)),
              false,
              Draws.meanZero(dead),
              t));
    }
    all.add(new Case("t", "two like arms, 10% dead in each", true, pair(0.1), t));
    all.add(
        new Case(
            "t",
            "two values, 70% at the upper",
            false,
            Draws.ones(0.7),
            arms -> MeanTest.of(arms.get(0), 0.7)));
    for (double share : new double[] {0.5, 0.7, 0.9}) {
      all.add(
          new Case(
              "t with step floor",
              String.format(Locale.ENGLISH, "two values, %s at the upper", percent(share)),
              true,
              Draws.ones(share),
              arms -> MeanTest.of(arms.get(0), share, 1)));
    }
    all.add(
        new Case(
            "t with step floor",
            "normal in steps of ½",
            true,
            Draws.each(Draws::inSteps),
            arms -> MeanTest.of(arms.get(0), 0, 0.5)));
  }

  private static void signsAndRanks(List<Case> all) {
    for (double share : new double[] {0.5, 0.8}) {
      all.add(
          new Case(
              "share, exact",
              String.format(Locale.ENGLISH, "%s of the runs", percent(share)),
              true,
              Draws.ones(share),
              arms ->
                  new BinomialProportion(SignTest.of(arms.get(0), 0.5).above(), arms.get(0).size())
                      .against(share)));
    }
    Function<List<Sample>, OneSided> sign = arms -> SignTest.of(arms.get(0), 0);
    Function<List<Sample>, OneSided> rank = arms -> SignedRankTest.of(arms.get(0), 0);
    for (boolean ranks : new boolean[] {false, true}) {
      String name = ranks ? "signed ranks" : "signs";
      Function<List<Sample>, OneSided> test = ranks ? rank : sign;
      all.add(new Case(name, "normal", true, Draws.each(SplittableRandom::nextGaussian), test));
      all.add(new Case(name, "t₃", true, Draws.each(Draws::heavy), test));
      all.add(new Case(name, "Cauchy", true, Draws.each(Draws::cauchy), test));
      all.add(new Case(name, "normal in steps of ½", true, Draws.each(Draws::inSteps), test));
      for (double dead : new double[] {0.05, 0.1, 0.2}) {
        all.add(
            new Case(
                name,
                String.format(Locale.ENGLISH, "two like arms, %s dead in each", percent(dead)),
                true,
                pair(dead),
                test));
      }
      for (double dead : new double[] {0.05, 0.1, 0.2}) {
        all.add(
            new Case(
                name,
                String.format(Locale.ENGLISH, "%s dead, median 0", percent(dead)),
                !ranks,
                Draws.medianZero(dead),
                test));
      }
      all.add(
          new Case(
              name,
              "normal, 10% without a value",
              true,
              Draws.each(r -> r.nextDouble() < 0.1 ? Double.NaN : r.nextGaussian()),
              test));
    }
    all.add(
        new Case(
            "equivalence by signed ranks",
            "t₃ on the edge",
            true,
            Draws.each(random -> 1 + Draws.heavy(random)),
            arms -> equivalence(arms.get(0), end -> SignedRankTest.of(arms.get(0), end))));
    all.add(
        new Case(
            "equivalence by signs",
            "10% dead, median on the edge",
            true,
            (random, seeds) -> {
              double[][] rows = Draws.medianZero(0.1).of(random, seeds);
              for (double[] row : rows) {
                row[0] += 1;
              }
              return rows;
            },
            arms -> equivalence(arms.get(0), end -> SignTest.of(arms.get(0), end))));
  }

  private static OneSided equivalence(Sample sample, DoubleFunction<OneSided> test) {
    Equivalence result = Equivalence.of(-1, 1, test);
    return new Pair(result.pInside(), result.pOutside());
  }

  private static void bounded(List<Case> all) {
    for (boolean betting : new boolean[] {false, true}) {
      String name = betting ? "mean within limits, bets" : "mean within limits, Hoeffding–Bentkus";
      for (double dead : new double[] {0.05, 0.1, 0.2}) {
        all.add(
            new Case(
                name,
                String.format(Locale.ENGLISH, "%s dead, mean 0.8", percent(dead)),
                true,
                Draws.accuracy(dead),
                arms -> ofMean(arms.get(0), 0.8, betting)));
      }
      all.add(
          new Case(
              name,
              "zeros and ones, mean 0.5",
              true,
              Draws.ones(0.5),
              arms -> ofMean(arms.get(0), 0.5, betting)));
      all.add(
          new Case(
              name,
              "uniform, 10% without a value",
              true,
              Draws.each(r -> r.nextDouble() < 0.1 ? Double.NaN : r.nextDouble()),
              arms -> ofMean(arms.get(0), 0.5, betting)));
    }
  }

  private static OneSided ofMean(Sample sample, double mean, boolean betting) {
    return betting
        ? AnytimeMean.of(sample, Limits.SHARE).against(mean)
        : BoundedMeanTest.of(sample, Limits.SHARE, mean);
  }

  private static void blocks(List<Case> all) {
    List<Double> weights = PlannedContrast.linear(ARMS);
    for (boolean page : new boolean[] {true, false}) {
      String name = page ? "Page's L, five arms" : "pooled contrast, five arms";
      Function<List<Sample>, OneSided> test =
          page ? PageL::of : arms -> PlannedContrast.of(arms, weights);
      all.add(
          new Case(
              name, "normal", true, Draws.arms(ARMS, 0, SplittableRandom::nextGaussian), test));
      all.add(new Case(name, "t₃", true, Draws.arms(ARMS, 0, Draws::heavy), test));
      all.add(new Case(name, "Cauchy", true, Draws.arms(ARMS, 0, Draws::cauchy), test));
      all.add(
          new Case(name, "normal in steps of ½", true, Draws.arms(ARMS, 0, Draws::inSteps), test));
      for (double dead : new double[] {0.05, 0.1, 0.2}) {
        all.add(
            new Case(
                name,
                String.format(Locale.ENGLISH, "%s dead in each arm", percent(dead)),
                true,
                Draws.arms(ARMS, dead, SplittableRandom::nextGaussian),
                test));
      }
      all.add(
          new Case(
              name,
              "normal, 5% without a value",
              true,
              Draws.arms(ARMS, 0, r -> r.nextDouble() < 0.05 ? Double.NaN : r.nextGaussian()),
              test));
      all.add(new Case(name, "errors drift along the arms", false, Draws.drifting(ARMS), test));
    }
    all.add(
        new Case(
            "signed ranks of one slope a seed",
            "errors drift along the arms",
            true,
            Draws.drifting(ARMS),
            arms -> SignedRankTest.of(slopes(arms), 0)));
    all.add(
        new Case(
            "mean τ of a seed within limits, bets",
            "errors drift along the arms",
            true,
            Draws.drifting(ARMS),
            arms -> AnytimeMean.of(GridPower.taus(arms), Limits.CORRELATION).against(0)));
    all.add(
        new Case(
            "pooled contrast, five arms",
            "last arm's deviation three times the others'",
            false,
            Draws.rows(
                random -> {
                  double[] row = new double[ARMS];
                  Arrays.setAll(row, arm -> random.nextGaussian());
                  row[ARMS - 1] *= 3;
                  return row;
                }),
            arms -> PlannedContrast.of(arms, weights)));
  }

  private static Sample slopes(List<Sample> arms) {
    List<Double> weights = PlannedContrast.linear(arms.size());
    Sample.Builder slopes = Sample.builder("slope", "");
    for (long seed : arms.get(0).seeds()) {
      double slope = 0;
      for (int i = 0; i < arms.size(); i++) {
        slope += weights.get(i) * arms.get(i).values().getOrDefault(seed, Double.NaN);
      }
      slopes.put(seed, slope);
    }
    return slopes.build();
  }

  private static Draws pair(double dead) {
    return Draws.pair(dead, SplittableRandom::nextGaussian);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f%%", 100 * share);
  }

  /** Two p computed elsewhere. */
  record Pair(double pGreater, double pLess) implements OneSided {}
}
