package dev.assay.hw1.trajectories;

import dev.assay.claim.Claim;
import dev.assay.experiment.Alternatives;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Findings;
import dev.assay.experiment.Plan;
import dev.assay.experiment.ReportSettings;
import dev.assay.experiment.ReportUnderTest;
import dev.assay.experiment.Results;
import dev.assay.experiment.Scale;
import dev.assay.hw1.DeepRuns;
import dev.assay.hw1.Hw1;
import dev.assay.report.Question;
import dev.assay.report.figure.Figure;
import dev.assay.training.Trial;
import java.util.List;

/** HW1-2 §1: eight runs of the deep CNN, their weights followed through training. */
public final class WeightTrajectories implements Experiment {
  @Override
  public ReportUnderTest report() {
    return Hw1.REPORT;
  }

  @Override
  public String part() {
    return "HW1-2";
  }

  @Override
  public String section() {
    return WeightTrajectoriesClaims.SECTION;
  }

  @Override
  public String title() {
    return "Weight trajectories of the deep CNN";
  }

  @Override
  public int seeds(Scale scale) {
    return scale.choose(2, 8, 8);
  }

  @Override
  public List<Question> questions() {
    return List.of(
        Question.ofSettings(
            "a",
            "Describe your experiment settings. (The cycle you record the model "
                + "parameters, optimizer, dimension reduction method, etc)"),
        Question.ofResults(
            "b",
            "Train the model for 8 times, selecting the parameters of any one layer "
                + "and whole model and plot them on the figures separately. Comment on your "
                + "result."));
  }

  @Override
  public List<Claim> claims() {
    return WeightTrajectoriesClaims.all();
  }

  @Override
  public ReportSettings settings(Plan report) {
    return ReportSettings.ofOne("deep CNN", trials(report).get(0));
  }

  @Override
  public List<Trial> trials(Plan plan) {
    return plan.seeds().stream().map(seed -> DeepRuns.trial(plan, seed)).toList();
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    List<Trial> trials = trials(plan);
    if (trials.stream().filter(trial -> !results.of(trial).diverged()).count() < 2) {
      return Findings.of(
              Alternatives.nothing(claims(), plan.seeds(), "fewer than two runs finished"))
          .trials(trials, "P1", "P2", "P3", "P4", "P5");
    }
    SavedTrajectories set = SavedTrajectories.of(trials.stream().map(results::of).toList());
    WeightTrajectoriesFigures figures = new WeightTrajectoriesFigures(set);
    // A claim's first figure is its thumbnail: the one that shows best what it says.
    Figure drifts = figures.drifts();
    Figure distances = figures.distances();
    return Findings.of(WeightTrajectoriesMetrics.of(set, false))
        .alternative(
            "in the plane of PC1 and PC2",
            Alternatives.about(WeightTrajectoriesMetrics.of(set, true), claims(), "P1", "P3"))
        .alternative(
            "in the space of all weights", WeightTrajectoriesMetrics.ofSpreadsInAllWeights(set))
        .figure(drifts, "P1")
        .figure(distances, "P3")
        .figure(figures.planes(), "P1", "P2", "P3", "P4")
        .figure(drifts, "P3")
        .figure(distances, "P1")
        .figure(figures.layers(), "P5")
        .trials(trials, "P1", "P2", "P3", "P4", "P5");
  }
}
