package dev.assay.support;

import dev.assay.claim.Claim;
import dev.assay.claim.Verdict;
import dev.assay.data.LoadedData;
import dev.assay.report.Figure;
import dev.assay.report.FigureRenderer;
import dev.assay.training.CompletedTrial;
import dev.assay.training.Machine;
import io.qameta.allure.Allure;
import io.qameta.allure.model.Label;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes what a run leaves: the claim's page in Allure, the verdicts, the board. */
final class RunOutput {
  private final RunSettings settings;
  private final Machine machine;
  private final FigureRenderer renderer = new FigureRenderer();
  private final List<Verdict> verdicts = new ArrayList<>();

  RunOutput(RunSettings settings, Machine machine) {
    this.settings = settings;
    this.machine = machine;
  }

  void add(Experiment experiment, JudgedSection section, Optional<LoadedData> data) {
    verdicts.addAll(section.verdicts());
  }

  void publish(
      Experiment experiment, Verdict verdict, List<Figure> figures, List<CompletedTrial> trials) {
    Claim claim = verdict.claim();
    Allure.getLifecycle()
        .updateTestCase(
            result -> {
              result.setName(
                  "%s · %s · %s".formatted(verdict.grade(), claim.id(), claim.statement()));
              result.getLabels().add(new Label().setName("epic").setValue(experiment.part()));
              result.getLabels().add(new Label().setName("feature").setValue(experiment.section()));
              result.getLabels().add(new Label().setName("story").setValue(experiment.title()));
            });
    for (Figure figure : figures) {
      Allure.addAttachment(
          figure.title() + " (PNG)",
          "image/png",
          new ByteArrayInputStream(renderer.png(figure)),
          "png");
    }
    System.out.println(verdict.grade() + " " + claim.id() + " " + verdict.why());
    verdict.observations().forEach(o -> System.out.println("   " + o));
  }

  void finish() {}
}
