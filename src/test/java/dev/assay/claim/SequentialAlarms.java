package dev.assay.claim;

import dev.assay.claim.assessment.Grade;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.criterion.Effect;
import dev.assay.claim.criterion.Ordering;
import dev.assay.claim.criterion.Proportion;
import dev.assay.claim.evidence.Evidence;
import dev.assay.statistics.AlphaSpending;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * Measures how often a claim is wrongly decided when seeds are added until it is decided: with the
 * boundary, and when each interim analysis tests at α as if it were the only one.
 *
 * <p>{@code main} writes the table between the marks in docs/statistics.md: after {@code mvn
 * test-compile}, run it with the test class path from the project's directory.
 */
public final class SequentialAlarms {
  static final AlphaSpending ANALYSES = AlphaSpending.doubling(Given.ALPHA, 4, 16);
  static final int RUNS = 2000;
  static final MarkedTable TABLE =
      new MarkedTable(
          "<!-- adding seeds: written by SequentialAlarms.main -->",
          "<!-- end of adding seeds -->");
  private static final int MOST = ANALYSES.seedsAt(ANALYSES.analyses());
  private static final Setting ALL =
      new Setting(
          "mnist",
          "full",
          LongStream.range(0, MOST).boxed().toList(),
          Given.ALPHA,
          true,
          true,
          Given.DIGEST);

  private SequentialAlarms() {}

  /** Which decision is wrong where. */
  enum Wrong {
    /** The claim is false: REPRODUCED and PARTIAL are wrong. */
    FOR,
    /** The claim is true: REFUTED is wrong. */
    AGAINST,
    /** The truth lies on the edge: either is. */
    EITHER
  }

  /** Draws one seed's measurements. */
  @FunctionalInterface
  interface Seed {
    void draw(Random random, long seed, Evidence.Builder into);
  }

  /** A kind of claim, what is true, and how one seed comes out. */
  record Scenario(String kind, String truth, Wrong wrong, List<Claim> claims, Seed seed) {
    private Evidence evidence(long experiment, int seeds) {
      Random random = new Random(experiment);
      Evidence.Builder builder = Evidence.builder();
      for (int i = 0; i < seeds; i++) {
        seed.draw(random, i, builder);
      }
      return builder.build();
    }

    Rates rates(int runs) {
      // Drawn and not counted: the first numbers from consecutive seeds are alike.
      Random experiments = new Random(kind.hashCode() * 31L + truth.hashCode());
      double[] sums = new double[8];
      for (int i = 0; i < runs; i++) {
        long experiment = experiments.nextLong();
        add(sums, 0, run(experiment, true));
        add(sums, 4, run(experiment, false));
      }
      for (int i = 0; i < sums.length; i++) {
        sums[i] /= runs;
      }
      return new Rates(
          new Decided(sums[0], sums[1], sums[2], sums[3]),
          new Decided(sums[4], sums[5], sums[6], sums[7]));
    }

    private static void add(double[] sums, int from, Ended ended) {
      switch (ended.best()) {
        case REPRODUCED -> sums[from]++;
        case PARTIAL -> sums[from + 1]++;
        default -> {}
      }
      sums[from + 2] += ended.refuted() ? 1 : 0;
      sums[from + 3] += ended.seeds();
    }

    /**
     * Interim analyses until decided; every interim analysis sees the seeds of the one before, and
     * more.
     */
    private Ended run(long experiment, boolean boundary) {
      int analysis = 1;
      SequentialVerdicts verdicts =
          SequentialVerdicts.first(analysis(experiment, analysis, boundary));
      while (!verdicts.open().isEmpty() && analysis < ANALYSES.analyses()) {
        analysis++;
        verdicts = verdicts.then(analysis(experiment, analysis, boundary));
      }
      List<Grade> grades = verdicts.verdicts().stream().map(Verdict::grade).toList();
      return new Ended(
          grades.stream().min(Comparator.naturalOrder()).orElseThrow(),
          grades.contains(Grade.REFUTED),
          ANALYSES.seedsAt(analysis));
    }

    private List<Verdict> analysis(long experiment, int number, boolean boundary) {
      return Judge.judge(
          claims,
          evidence(experiment, ANALYSES.seedsAt(number)),
          Map.of(),
          boundary ? ALL.at(new InterimAnalysis(ANALYSES, number)) : ALL);
    }
  }

  /** How one experiment ended: its best grade, whether a claim is refuted, and its seeds. */
  private record Ended(Grade best, boolean refuted, int seeds) {}

  /**
   * How often experiments ended how.
   *
   * @param reproduced share with a claim REPRODUCED
   * @param partial share whose best grade is PARTIAL
   * @param refuted share with a claim REFUTED
   * @param seeds mean number of seeds
   */
  record Decided(double reproduced, double partial, double refuted, double seeds) {
    double wrong(Wrong wrong) {
      double inFavour = reproduced + partial;
      return switch (wrong) {
        case FOR -> inFavour;
        case AGAINST -> refuted;
        case EITHER -> Math.max(inFavour, refuted);
      };
    }
  }

  /**
   * The same experiments, judged with the boundary and by testing at α at each interim analysis.
   */
  record Rates(Decided boundary, Decided naive) {}

  /** Writes the table into the page. */
  public static void main(String[] arguments) throws IOException {
    TABLE.write(table());
  }

  private static String table() {
    StringBuilder table = new StringBuilder();
    table.append("| kind | what is true | wrong is | REPRODUCED | PARTIAL | REFUTED | seeds |");
    table.append(" at α each time: REPRODUCED | PARTIAL | REFUTED | seeds |\n");
    table.append("|---|---|---|---:|---:|---:|---:|---:|---:|---:|---:|\n");
    scenarios().parallelStream().map(SequentialAlarms::row).forEachOrdered(table::append);
    return table.toString();
  }

  private static String row(Scenario scenario) {
    Rates rates = scenario.rates(RUNS);
    return String.format(
        Locale.ENGLISH,
        "| %s | %s | %s | %s | %s |\n",
        scenario.kind(),
        scenario.truth(),
        switch (scenario.wrong()) {
          case FOR -> "first two";
          case AGAINST -> "REFUTED";
          case EITHER -> "first two; REFUTED";
        },
        cells(rates.boundary()),
        cells(rates.naive()));
  }

  private static String cells(Decided rates) {
    return String.format(
        Locale.ROOT,
        "%.1f%% | %.1f%% | %.1f%% | %.1f",
        100 * rates.reproduced(),
        100 * rates.partial(),
        100 * rates.refuted(),
        rates.seeds());
  }

  static Rates parse(List<String> cells) {
    double[] numbers =
        cells.subList(3, 11).stream()
            .mapToDouble(
                cell ->
                    cell.endsWith("%")
                        ? Double.parseDouble(cell.replace("%", "")) / 100
                        : Double.parseDouble(cell))
            .toArray();
    return new Rates(
        new Decided(numbers[0], numbers[1], numbers[2], numbers[3]),
        new Decided(numbers[4], numbers[5], numbers[6], numbers[7]));
  }

  static List<Scenario> scenarios() {
    List<Scenario> all = new ArrayList<>();
    Ordering direction = Ordering.lowerFirst("loss", "a", "b");
    all.add(ordering("equal arms", Wrong.EITHER, direction, 0));
    all.add(ordering("a leads by 0.8 sd", Wrong.AGAINST, direction, 0.8));
    Effect effect = Effect.above("x", "a", 0, 0.5);
    all.add(effect("no effect", Wrong.FOR, effect, 0));
    all.add(effect("exactly as claimed, half a sd", Wrong.AGAINST, effect, 0.5));
    all.add(effect("twice as claimed", Wrong.AGAINST, effect, 1));
    Proportion most = Proportion.moreThan(0.5, "x", "a", 0, 1);
    all.add(share("half of the runs", Wrong.EITHER, most, 0.5));
    all.add(share("80% of the runs", Wrong.AGAINST, most, 0.8));
    all.add(section("none leads", Wrong.EITHER, 0));
    all.add(section("each leads by a sd", Wrong.AGAINST, 1));
    return all;
  }

  /** Arms share the seed's own 1 in the logarithm and differ by noise whose difference has sd 1. */
  private static Scenario ordering(String truth, Wrong wrong, Criterion criterion, double lead) {
    return new Scenario(
        "ordering, direction alone",
        truth,
        wrong,
        List.of(Given.claim("F1", criterion)),
        (random, seed, into) -> {
          double own = random.nextGaussian();
          into.put("loss", "", "a", seed, Math.exp(own - lead + half(random)));
          into.put("loss", "", "b", seed, Math.exp(own + half(random)));
        });
  }

  private static double half(Random random) {
    return random.nextGaussian() / Math.sqrt(2);
  }

  private static Scenario effect(String truth, Wrong wrong, Criterion criterion, double mean) {
    return new Scenario(
        "effect",
        truth,
        wrong,
        List.of(Given.claim("F1", criterion)),
        (random, seed, into) -> into.put("x", "", "a", seed, mean + random.nextGaussian()));
  }

  private static Scenario share(String truth, Wrong wrong, Criterion criterion, double share) {
    return new Scenario(
        "share",
        truth,
        wrong,
        List.of(Given.claim("F1", criterion)),
        (random, seed, into) -> into.put("x", "", "a", seed, random.nextDouble() < share ? 1 : 2));
  }

  private static Scenario section(String truth, Wrong wrong, double mean) {
    List<Claim> claims = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      claims.add(Given.claim("F" + i, Effect.above("x", "a" + i, 0, 0)));
    }
    return new Scenario(
        "section of five, any claim",
        truth,
        wrong,
        claims,
        (random, seed, into) -> {
          for (int i = 1; i <= claims.size(); i++) {
            into.put("x", "", "a" + i, seed, mean + random.nextGaussian());
          }
        });
  }
}
