package dev.assay.support;

import dev.assay.claim.Grade;
import dev.assay.claim.Source;
import dev.assay.claim.Verdict;
import dev.assay.report.ClaimPage;
import dev.assay.report.ClaimReport;
import dev.assay.report.EvidenceCsv;
import dev.assay.report.Figure;
import dev.assay.report.FigureRenderer;
import io.qameta.allure.Allure;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Link;
import io.qameta.allure.model.TestResult;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Turns the running test's entry in Allure into the page of a claim. */
final class AllurePages {
  private final ClaimPage page;
  private final FigureRenderer renderer;

  /** Creates pages whose figures a renderer draws. */
  AllurePages(FigureRenderer renderer) {
    this.renderer = renderer;
    page = new ClaimPage(renderer);
  }

  /** Gives the running test the claim's name, labels, description and figures. */
  void publish(Experiment experiment, ClaimReport claim) {
    Verdict verdict = claim.verdict();
    String description = page.html(claim);
    Allure.getLifecycle()
        .updateTestCase(result -> describe(result, experiment, verdict, description));
    claim.figures().forEach(this::attach);
    if (EvidenceCsv.isThere(verdict)) {
      attach("Values seed by seed", "text/csv", bytes(EvidenceCsv.write(verdict)), "csv");
    }
  }

  private static void describe(
      TestResult result, Experiment experiment, Verdict verdict, String description) {
    Grade grade = verdict.grade();
    result.setName(
        "%s · %s · %s".formatted(grade, verdict.claim().id(), verdict.claim().statement()));
    result.setDescriptionHtml(description);
    List<Label> labels = result.getLabels();
    labels.removeIf(label -> List.of("epic", "feature", "story").contains(label.getName()));
    labels.add(label("epic", experiment.part()));
    labels.add(label("feature", experiment.section() + " · " + experiment.title()));
    labels.add(label("story", grade.name()));
    labels.add(label("tag", grade.name()));
    for (Source source : verdict.claim().sources()) {
      result.getLinks().add(new Link().setName(source.label()).setUrl(source.url().toString()));
    }
  }

  private void attach(Figure figure) {
    attach(figure.title() + " (SVG)", "image/svg+xml", bytes(renderer.svg(figure)), "svg");
    attach(figure.title() + " (PNG)", "image/png", renderer.png(figure), "png");
    attach(figure.title() + " (numbers)", "text/csv", bytes(renderer.csv(figure)), "csv");
  }

  private static void attach(String name, String type, byte[] content, String extension) {
    Allure.addAttachment(name, type, new ByteArrayInputStream(content), extension);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Label label(String name, String value) {
    return new Label().setName(name).setValue(value);
  }
}
