package dev.assay.run;

import dev.assay.claim.Claim;
import dev.assay.claim.criterion.Ordering;
import dev.assay.claim.evidence.Evidence;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Findings;
import dev.assay.experiment.Plan;
import dev.assay.experiment.ReportSettings;
import dev.assay.experiment.ReportUnderTest;
import dev.assay.experiment.Results;
import dev.assay.experiment.Scale;
import dev.assay.report.figure.Axis;
import dev.assay.report.figure.Figure;
import dev.assay.report.figure.Panel;
import dev.assay.report.figure.Series;
import dev.assay.training.Trial;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A section with one claim, A1 in §1 and so on, which may fail wherever an experiment can. */
public final class TestSection implements Experiment {
  static final ReportUnderTest REPORT = ReportUnderTest.of("Letters", "L §2", "L §1", "L §3");

  /** Where it fails. */
  public enum Where {
    NOWHERE,
    CLAIMS,
    SETTINGS,
    TRIALS,
    IMAGES,
    FINDINGS
  }

  final List<Where> asked = new CopyOnWriteArrayList<>();

  /** Opens when its findings are asked for. */
  final CountDownLatch judged = new CountDownLatch(1);

  private final int number;
  private final Where where;
  private final Throwable failure;

  /** Creates one that does not fail. */
  public TestSection(int number) {
    this(number, Where.NOWHERE, new AssertionError("nothing fails"));
  }

  /** Creates one that fails somewhere. */
  public TestSection(int number, Where where, Throwable failure) {
    this.number = number;
    this.where = where;
    this.failure = failure;
  }

  String claim() {
    return (char) ('A' + number - 1) + "1";
  }

  private void reach(Where place) {
    asked.add(place);
    if (place == Where.FINDINGS) {
      judged.countDown();
    }
    if (place == where) {
      TestSection.<RuntimeException>raise(failure);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void raise(Throwable any) throws T {
    throw (T) any;
  }

  @Override
  public ReportUnderTest report() {
    return REPORT;
  }

  @Override
  public String part() {
    return "L";
  }

  @Override
  public String section() {
    return "L §" + number;
  }

  @Override
  public String title() {
    return "Section " + number;
  }

  @Override
  public int seeds(Scale scale) {
    return 5;
  }

  @Override
  public boolean fullBudget(Scale scale) {
    return true;
  }

  @Override
  public boolean usesImages() {
    return where == Where.IMAGES;
  }

  @Override
  public List<Claim> claims() {
    reach(Where.CLAIMS);
    return List.of(
        Claim.of(claim(), section())
            .statement("Arm a ends below arm b")
            .where("§" + number, "a is better than b")
            .criterion(Ordering.lowerFirst("loss", "a", "b").byDifference(0.1))
            .build());
  }

  @Override
  public ReportSettings settings(Plan report) {
    reach(Where.SETTINGS);
    Trial trial = FakeExperiment.trials(1).get(0);
    return ReportSettings.varying("the loss's name").arm("a", trial).arm("b", trial);
  }

  @Override
  public List<Trial> trials(Plan plan) {
    reach(Where.TRIALS);
    if (where == Where.IMAGES) {
      asked.add(Where.IMAGES);
      plan.images(10, 10);
    }
    return plan.seeds().stream().map(seed -> FakeExperiment.trials(seed).get(0)).toList();
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    reach(Where.FINDINGS);
    Evidence.Builder evidence = Evidence.builder();
    for (long seed : plan.seeds()) {
      evidence.put("loss", "", "a", seed, 0).put("loss", "", "b", seed, 1 + 0.01 * seed);
    }
    return Findings.of(evidence.build())
        .figure(
            Figure.of(
                "figure-" + number,
                "Two arms",
                List.of(
                    Panel.of(
                        "",
                        Axis.linear("seed"),
                        Axis.linear("loss"),
                        List.of(Series.scatter("a", new double[] {1, 2}, new double[] {3, 4})))),
                "The points do not matter."),
            claim())
        .trials(trials(plan), claim());
  }
}
