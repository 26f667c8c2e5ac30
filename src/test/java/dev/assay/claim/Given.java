package dev.assay.claim;

import dev.assay.claim.assessment.Assessment;
import dev.assay.claim.assessment.Decision;
import dev.assay.claim.assessment.Grade;
import dev.assay.claim.assessment.HolmFamily;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.evidence.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Makes evidence and settings for tests. */
public final class Given {
  public static final double ALPHA = 0.05;
  public static final String DIGEST = "d".repeat(64);
  public static final Setting QUICK =
      new Setting(
          "mnist",
          "quick",
          LongStream.rangeClosed(1, 5).boxed().toList(),
          ALPHA,
          true,
          true,
          DIGEST);

  /** The same on a cut-down budget. */
  public static final Setting CUT_DOWN =
      new Setting("mnist", "quick", QUICK.seeds(), ALPHA, true, false, DIGEST);

  public static final Setting FULL =
      new Setting("mnist", "full", QUICK.seeds(), ALPHA, true, true, DIGEST);
  public static final Setting SMOKE =
      new Setting("mnist", "smoke", List.of(1L), ALPHA, false, false, DIGEST);

  private final Evidence.Builder builder = Evidence.builder();

  private Given() {}

  public static Given arm(String metric, String arm, double... values) {
    return new Given().and(metric, arm, values);
  }

  /** Adds an arm whose seeds are 1, 2, …; NaN stands for a seed that diverged. */
  public Given and(String metric, String arm, double... values) {
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) {
        builder.missing(metric, arm, i + 1L, "diverged at step 7");
      } else {
        builder.put(metric, "nats", arm, i + 1L, values[i]);
      }
    }
    return this;
  }

  public Given at(String arm, double x) {
    builder.arm(arm, x);
    return this;
  }

  public Evidence build() {
    return builder.build();
  }

  /** Makes arms x1, x2, … at these places, each seed's curve being one row. */
  public static Evidence curves(String metric, double[] x, double[]... rows) {
    Given given = new Given();
    for (int i = 0; i < x.length; i++) {
      int column = i;
      given.and(
          metric,
          "x" + (i + 1),
          IntStream.range(0, rows.length).mapToDouble(row -> rows[row][column]).toArray());
      given.at("x" + (i + 1), x[i]);
    }
    return given.build();
  }

  public static List<String> arms(int count) {
    List<String> arms = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      arms.add("x" + i);
    }
    return arms;
  }

  public static Claim claim(String id, Criterion criterion) {
    return draft(id, criterion).build();
  }

  /** Begins a claim to which a test adds more. */
  static Claim.Builder draft(String id, Criterion criterion) {
    return Claim.of(id, "hw1-1.1")
        .statement("A claim.")
        .where("HW1-1, 1 b", "its words")
        .criterion(criterion);
  }

  public static Decision decide(Criterion criterion, Evidence evidence) {
    Assessment assessment = QUICK.assess(criterion, evidence);
    return assessment.decide(HolmFamily.alone(assessment, ALPHA));
  }

  public static Grade grade(Criterion criterion, Evidence evidence) {
    return grade(criterion, evidence, ALPHA);
  }

  public static Grade grade(Criterion criterion, Evidence evidence, double alpha) {
    Setting setting = new Setting("mnist", "quick", QUICK.seeds(), alpha, true, true, DIGEST);
    Assessment assessment = setting.test(criterion, evidence);
    return assessment.grade(HolmFamily.alone(assessment, alpha));
  }
}
