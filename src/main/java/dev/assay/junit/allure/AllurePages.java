package dev.assay.junit.allure;

import dev.assay.claim.Setting;
import dev.assay.claim.Source;
import dev.assay.claim.Verdict;
import dev.assay.claim.assessment.Grade;
import dev.assay.experiment.Experiment;
import dev.assay.report.ClaimPage;
import dev.assay.report.ClaimReport;
import dev.assay.report.figure.Figure;
import dev.assay.report.figure.FigureRenderer;
import dev.assay.report.file.Address;
import dev.assay.report.verdict.EvidenceCsv;
import dev.assay.run.RunSettings;
import dev.assay.training.runner.CompletedTrial;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.model.Attachment;
import io.qameta.allure.model.FixtureResult;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Link;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.model.TestResultContainer;
import io.qameta.allure.util.ResultsUtils;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Turns the running test's entry in Allure into the page of a claim. */
public final class AllurePages {
  private static final Set<String> OURS =
      Set.of("epic", "feature", "story", "parentSuite", "suite", "subSuite");

  private final ClaimPage page;
  private final FigureRenderer renderer;
  private final AllureHistory history;
  private final AllureLifecycle lifecycle;
  private final String boardAddress;
  private final Map<String, List<Attachment>> attached = new HashMap<>();
  private final Map<String, String> detailed = new HashMap<>();
  private final List<String> published = new ArrayList<>();

  /**
   * Creates pages.
   *
   * @param settings say where the board is
   * @param renderer draws the figures
   * @param history knows the last run's grades
   * @param lifecycle takes the results
   */
  public AllurePages(
      RunSettings settings,
      FigureRenderer renderer,
      AllureHistory history,
      AllureLifecycle lifecycle) {
    this.renderer = renderer;
    this.history = history;
    this.lifecycle = lifecycle;
    page = new ClaimPage(renderer);
    Path board = settings.output().toAbsolutePath().normalize().resolve("index.html");
    boardAddress = Address.of(settings.allureReport(), board);
  }

  /** Gives the running test the claim's name, labels, description, steps and figures. */
  public void publish(Experiment experiment, ClaimReport claim, List<CompletedTrial> trials) {
    String description = page.html(claim);
    lifecycle.getCurrentTestCase().ifPresent(published::add);
    lifecycle.updateTestCase(
        result -> {
          describe(result, experiment, claim);
          result.setDescriptionHtml(description);
          result.setSteps(AllureSteps.of(claim, trials, before(experiment, claim)));
        });
    claim.allFigures().forEach(this::attach);
    attach("Values seed by seed", claim.verdict());
    claim.recorded().ifPresent(other -> attach("Values seed by seed, recorded", other.verdict()));
  }

  /** Returns the first claim of the section whose page has its trials seed by seed, if not this. */
  private Optional<String> before(Experiment experiment, ClaimReport claim) {
    String id = claim.verdict().claim().id();
    String first = detailed.computeIfAbsent(experiment.section(), section -> id);
    return Optional.of(first).filter(other -> !other.equals(id));
  }

  private void attach(String name, Verdict verdict) {
    if (EvidenceCsv.isThere(verdict)) {
      lifecycle.addAttachment(name, "text/csv", "csv", bytes(EvidenceCsv.write(verdict)));
    }
  }

  private void describe(TestResult result, Experiment experiment, ClaimReport claim) {
    Verdict verdict = claim.lead();
    Grade grade = verdict.grade();
    String section = experiment.section() + " · " + experiment.title();
    result.setName(
        String.format(
            Locale.ENGLISH,
            "%s · %s · %s",
            grade,
            verdict.claim().id(),
            verdict.claim().statement()));
    result.setParameters(parameters(claim.verdict().setting()));
    // JUnit's id of the test, and what makes it comparable: Allure compares runs by this alone.
    result.setHistoryId(historyId(result));
    Optional<Grade> before = history.lastGrade(result.getHistoryId()).filter(last -> last != grade);
    result.setStatusDetails(
        new StatusDetails()
            .setFlaky(before.isPresent())
            .setMessage(
                grade.message(
                    String.format(
                        Locale.ENGLISH,
                        "%s, %s%s",
                        section,
                        from(claim),
                        before.map(last -> ", " + last + " in the last run").orElse("")))));
    List<Label> labels = result.getLabels();
    labels.removeIf(label -> OURS.contains(label.getName()));
    labels.add(label("epic", experiment.part()));
    labels.add(label("feature", section));
    labels.add(label("story", grade.name()));
    labels.add(label("parentSuite", experiment.part()));
    labels.add(label("suite", section));
    labels.add(label("tag", grade.name()));
    labels.add(label("tag", claim.from()));
    if (claim.failsBuild()) {
      labels.add(label("tag", "not the grade expected"));
    }
    if (before.isPresent()) {
      labels.add(label("tag", "not the grade of the last run"));
    }
    result.setLinks(links(verdict));
  }

  /** Says which run the grade is of, and what it would be where that run does not decide. */
  private static String from(ClaimReport claim) {
    return claim.from()
        + claim
            .lead()
            .wouldBe()
            .map(grade -> String.format(Locale.ENGLISH, ", would be %s", grade))
            .orElse("");
  }

  private static List<Parameter> parameters(Setting setting) {
    List<Long> seeds = setting.seeds();
    return List.of(
        ResultsUtils.createParameter("data", setting.data()),
        ResultsUtils.createParameter("scale", setting.scale()),
        ResultsUtils.createParameter("seeds", seeds.get(0) + " to " + seeds.get(seeds.size() - 1)));
  }

  private static String historyId(TestResult result) {
    StringBuilder identity = new StringBuilder(result.getFullName());
    result.getParameters().forEach(p -> identity.append('\n').append(p.getValue()));
    return UUID.nameUUIDFromBytes(bytes(identity.toString())).toString();
  }

  private List<Link> links(Verdict verdict) {
    // Sources that no browser can open from here stand in the description.
    return Stream.concat(
            Stream.of(
                new Link()
                    .setName(
                        String.format(
                            Locale.ENGLISH, "%s on the verdict board", verdict.claim().id()))
                    .setUrl(boardAddress + "#" + verdict.claim().id())),
            verdict.claim().sources().stream()
                .filter(source -> source.url().startsWith("http"))
                .map(AllurePages::link))
        .toList();
  }

  private static Link link(Source source) {
    return new Link().setName(source.label()).setUrl(source.url());
  }

  /** Attaches a figure; claims that share it share its files. */
  private void attach(Figure figure) {
    List<Attachment> files = attached.computeIfAbsent(figure.id(), id -> write(figure));
    lifecycle.updateTestCase(result -> result.getAttachments().addAll(files));
  }

  private List<Attachment> write(Figure figure) {
    return List.of(
        write(figure.title() + " (SVG)", "image/svg+xml", bytes(renderer.svg(figure)), "svg"),
        write(figure.title() + " (numbers)", "text/csv", bytes(renderer.csv(figure)), "csv"));
  }

  private Attachment write(String name, String type, byte[] content, String extension) {
    String source = UUID.randomUUID() + "-attachment." + extension;
    lifecycle.writeAttachment(source, new ByteArrayInputStream(content));
    return new Attachment().setName(name).setType(type).setSource(source);
  }

  /** Attaches the finished board, one file that the page of every claim shows as its set-up. */
  public void attachBoard(String html) {
    Attachment file =
        write("The verdict board, without figures", "text/html", bytes(forFrame(html)), "html");
    String container = UUID.randomUUID().toString();
    String fixture = UUID.randomUUID().toString();
    lifecycle.startTestContainer(
        new TestResultContainer().setUuid(container).setChildren(published));
    lifecycle.startPrepareFixture(
        container,
        fixture,
        new FixtureResult()
            .setName("All claims at a glance: the verdict board")
            .setStatus(Status.PASSED)
            .setAttachments(new ArrayList<>(List.of(file))));
    lifecycle.stopFixture(fixture);
    lifecycle.stopTestContainer(container);
    lifecycle.writeTestContainer(container);
  }

  /** In Allure's frame the board has no files beside it, so links to them are plain text. */
  private static String forFrame(String html) {
    return html.replaceFirst(
        "</head>",
        "<style>a:not([href^='#'],[href^='http']){color:inherit;text-decoration:none;"
            + "pointer-events:none}</style></head>");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Label label(String name, String value) {
    return new Label().setName(name).setValue(value);
  }
}
