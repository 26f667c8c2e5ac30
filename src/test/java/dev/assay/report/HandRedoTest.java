package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.claim.Claim;
import dev.assay.claim.Setting;
import dev.assay.claim.criterion.Level;
import dev.assay.claim.criterion.Ordering;
import dev.assay.claim.evidence.Evidence;
import dev.assay.report.figure.FigureRenderer;
import dev.assay.report.verdict.EvidenceCsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.hipparchus.stat.StatUtils;
import org.hipparchus.stat.descriptive.rank.Median;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Redo verdicts by hand: from the CSV files of a run with Hipparchus alone, as docs/statistics.md
 * says, and with nothing of {@code dev.assay.statistics} or {@code dev.assay.claim}.
 */
class HandRedoTest {
  private static final double ALPHA = 0.05;
  private static final double FACTOR = 2;
  private static final double LEAST = 0.01;
  private static final double DEAD = 0.5;

  /** What one test says: p in favour, p against, and whether the claimed size is reached. */
  private record Redone(double inFavour, double against, boolean reached) {}

  /** Five seeds are tested by t at 4/5 of α, ten are counted; the last draw lacks a value. */
  @ParameterizedTest
  @CsvSource({
    "1, 5, 4.0, REPRODUCED",
    "8, 5, 1.85, PARTIAL",
    "3, 5, 0.7, REFUTED",
    "4, 5, 1.3, INCONCLUSIVE",
    "1, 10, 4.0, REPRODUCED",
    "3, 10, 1.9, PARTIAL",
    "2, 10, 0.7, REFUTED",
    "6, 10, 1.5, INCONCLUSIVE",
    "-1, 10, 4.0, REPRODUCED"
  })
  void redoesVerdictsFromTheFilesOfARun(
      long draw, int seeds, double factor, String grade, @TempDir Path output) throws IOException {
    new ReportWriter(new FigureRenderer()).write(run(draw, seeds, factor), output);

    // Step 1 and 2: one number a seed, its test, and the largest p of the pairs.
    Map<Long, Double> model2 = column(output, "F2", "final loss", "model2");
    Map<Long, Double> model1 = column(output, "F2", "final loss", "model1");
    Map<Long, Double> model0 = column(output, "F2", "final loss", "model0");
    double[] first = logRatios(model1, model2);
    double[] second = logRatios(model0, model1);
    double claimed = Math.log(FACTOR);
    Redone chain =
        new Redone(
            Math.max(above(0, first, seeds), above(0, second, seeds)),
            Math.min(1, 2 * Math.min(below(claimed, first, seeds), below(claimed, second, seeds))),
            middle(first, seeds) >= claimed && middle(second, seeds) >= claimed);
    Redone level = level(column(output, "F4", "final loss", "model0"), LEAST, seeds);
    Redone dead = level(column(output, "F2", "dead units", "model0"), DEAD, seeds);

    // Step 3: two claims, of which the first passes its α on to its explanation.
    double[] inFavour = passedOn(chain.inFavour(), level.inFavour(), dead.inFavour());
    double[] afterShown = passedOn(chain.inFavour(), level.inFavour(), dead.against());
    double[] against = passedOn(chain.against(), level.against(), 1);

    // Step 4: the grades.
    JsonNode f2 = verdict(output, 0);
    JsonNode f4 = verdict(output, 1);
    assertThat(f2.get("grade").asText())
        .isEqualTo(grade)
        .isEqualTo(grade(chain, inFavour[0], against[0]));
    assertThat(f4.get("grade").asText()).isEqualTo(grade(level, inFavour[1], against[1]));
    assertThat(f2.get("explanation").get("grade").asText())
        .isEqualTo(
            switch (grade) {
              case "REFUTED" -> "UNTESTED";
              case "INCONCLUSIVE" -> "INCONCLUSIVE";
              default -> grade(dead, inFavour[2], afterShown[2]);
            });
    boolean refuted = grade.equals("REFUTED");
    assertThat(f2.get("p").get("raw").asDouble())
        .isCloseTo(refuted ? chain.against() : chain.inFavour(), within(1e-12));
    assertThat(f2.get("p").get("adjusted").asDouble())
        .isCloseTo(refuted ? against[0] : inFavour[0], within(1e-12));

    // The 90% interval of the first pair: t, or the second value from either end of ten.
    JsonNode pair = f2.get("observations").get(0);
    double[] sorted = first.clone();
    Arrays.sort(sorted);
    double low =
        seeds >= 7
            ? sorted[first.length < seeds ? 0 : 1]
            : StatUtils.mean(first)
                - new TDistribution(first.length - 1).inverseCumulativeProbability(1 - 0.8 * ALPHA)
                    * Math.sqrt(StatUtils.variance(first) / first.length);
    assertThat(pair.get("mean").asDouble()).isCloseTo(middle(first, seeds), within(1e-12));
    assertThat(pair.get("interval").get("low").asDouble()).isCloseTo(low, within(1e-9));
  }

  @Test
  void theRecipeNamesTheColumnsOfTheFile() throws IOException {
    String recipe = Files.readString(Path.of("docs/statistics.md"));
    List<String> columns = List.of(EvidenceCsv.HEADER.split(","));
    assertThat(recipe).contains("`" + EvidenceCsv.HEADER + "`");
    String lookUp = "SUMIFS(%1$s:%1$s,%2$s:%2$s,\"final loss\",%3$s:%3$s,\"model1\",%4$s:%4$s,";
    assertThat(recipe)
        .contains(
            String.format(
                Locale.ENGLISH,
                lookUp,
                Stream.of("value", "metric", "arm", "seed")
                    .map(name -> (char) ('A' + columns.indexOf(name)))
                    .toArray()));
  }

  /** Makes a run whose neighbouring models differ by a factor on average. */
  private static RunReport run(long draw, int seeds, double factor) {
    Claim chain =
        Claim.of("F2", "s")
            .statement("model2 < model1 < model0")
            .where("p", "q")
            .criterion(
                Ordering.lowerFirst("final loss", "model2", "model1", "model0").byFactor(FACTOR))
            .explanation("Units are dead.", Level.atLeast("dead units", "model0", DEAD))
            .build();
    Claim level =
        Claim.of("F4", "s")
            .statement("model0 stays high")
            .where("p", "q")
            .criterion(Level.atLeast("final loss", "model0", LEAST))
            .build();
    Random random = new Random(draw);
    Evidence.Builder evidence = Evidence.builder();
    // Descending, and a metric nobody reads in between: the file is to be in order all the same.
    for (long seed = seeds; seed >= 1; seed--) {
      double loss = 4e-4;
      for (String model : List.of("model2", "model1", "model0")) {
        if (draw < 0 && seed == 4 && model.equals("model2")) {
          evidence.missing("final loss", model, seed, "diverged at step 7");
        } else {
          evidence.put(
              "final loss", "MSE", model, seed, loss * Math.exp(0.25 * random.nextGaussian()));
        }
        evidence.put("steps, until dead", "", model, seed, random.nextInt(100));
        loss *= factor;
      }
      evidence.put("dead units", "", "model0", seed, 0.5 + 0.1 * random.nextGaussian());
    }
    Setting setting =
        new Setting(
            "mnist",
            "quick",
            LongStream.rangeClosed(1, seeds).boxed().toList(),
            ALPHA,
            true,
            true,
            Runs.DIGEST);
    return JudgedRun.of(List.of(chain, level), evidence.build(), setting);
  }

  private static Map<Long, Double> column(Path output, String claim, String metric, String arm)
      throws IOException {
    List<List<String>> rows =
        Csv.rows(Files.readString(output.resolve("evidence/" + claim + ".csv")));
    assertThat(String.join(",", rows.get(0))).isEqualTo(EvidenceCsv.HEADER);
    Map<Long, Double> values = new TreeMap<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      if (row.get(0).equals(metric) && row.get(2).equals(arm) && !row.get(5).isEmpty()) {
        values.put(Long.parseLong(row.get(4)), Double.parseDouble(row.get(5)));
      }
    }
    return values;
  }

  private static JsonNode verdict(Path output, int claim) throws IOException {
    return new ObjectMapper()
        .readTree(output.resolve("verdicts.json").toFile())
        .get("claims")
        .get(claim)
        .get("run");
  }

  private static double[] logRatios(Map<Long, Double> higher, Map<Long, Double> lower) {
    return higher.keySet().stream()
        .filter(lower::containsKey)
        .mapToDouble(seed -> Math.log(higher.get(seed) / lower.get(seed)))
        .toArray();
  }

  private static Redone level(Map<Long, Double> values, double bound, int seeds) {
    double[] x = values.values().stream().mapToDouble(Double::doubleValue).toArray();
    return new Redone(above(bound, x, seeds), below(bound, x, seeds), true);
  }

  private static double middle(double[] x, int seeds) {
    return seeds >= 7 ? new Median().evaluate(x) : StatUtils.mean(x);
  }

  private static double above(double value, double[] x, int seeds) {
    if (seeds >= 7) {
      int count = (int) Arrays.stream(x).filter(number -> number > value).count();
      return 1 - new BinomialDistribution(seeds, 0.5).cumulativeProbability(count - 1);
    }
    double t = (StatUtils.mean(x) - value) * Math.sqrt(x.length) / Math.sqrt(StatUtils.variance(x));
    return Math.min(1, (1 - new TDistribution(x.length - 1).cumulativeProbability(t)) / 0.8);
  }

  private static double below(double value, double[] x, int seeds) {
    return above(-value, Arrays.stream(x).map(number -> -number).toArray(), seeds);
  }

  /**
   * Adjusts three p: two claims with half of α each and the explanation of the first. What is
   * rejected passes its half on: the first claim to its explanation, the explanation to the second
   * claim, the second claim to the first or, that gone, to its explanation.
   */
  private static double[] passedOn(double chain, double level, double explanation) {
    double[] p = {chain, level, explanation};
    double[] share = {0.5, 0.5, 0};
    boolean[] done = new boolean[3];
    double[] adjusted = {1, 1, 1};
    double before = 0;
    for (int turn = 0; turn < 3; turn++) {
      int next = -1;
      for (int i = 0; i < 3; i++) {
        if (!done[i] && share[i] > 0 && (next < 0 || p[i] / share[i] < p[next] / share[next])) {
          next = i;
        }
      }
      if (next < 0) {
        break;
      }
      before = Math.min(1, Math.max(before, p[next] / share[next]));
      adjusted[next] = before;
      done[next] = true;
      for (int heir : List.of(next == 0 ? 2 : next == 1 ? 0 : 1, next == 0 ? 1 : 2)) {
        if (!done[heir]) {
          share[heir] += share[next];
          break;
        }
      }
    }
    return adjusted;
  }

  private static String grade(Redone test, double inFavour, double against) {
    if (inFavour <= ALPHA) {
      return test.reached() ? "REPRODUCED" : "PARTIAL";
    }
    return against <= ALPHA ? "REFUTED" : "INCONCLUSIVE";
  }
}
