package dev.assay.report;

import dev.assay.claim.assessment.Grade;
import dev.assay.report.figure.FigureRenderer;
import dev.assay.report.verdict.GradeStyle;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A run's facts as text. */
record BoardView(
    RunReport run, List<SectionView> sections, List<FigureView> figures, List<ClaimView> main) {

  record SectionView(
      int number,
      String title,
      String settings,
      Optional<ArithmeticView> arithmetic,
      List<ClaimView> claims) {}

  record Count(GradeStyle grade, int count) {}

  static BoardView of(RunReport run, FigureRenderer renderer) {
    Map<String, FigureView> figures = new LinkedHashMap<>();
    run.figures().forEach(figure -> figures.put(figure.id(), new FigureView(figure, renderer)));
    List<SectionView> sections =
        IntStream.range(0, run.sections().size())
            .mapToObj(i -> section(i + 1, run.sections().get(i), figures))
            .toList();
    return new BoardView(
        run,
        sections,
        List.copyOf(figures.values()),
        run.mainClaims().stream().map(claim -> claimView(claim, figures)).toList());
  }

  private static SectionView section(int number, Section section, Map<String, FigureView> figures) {
    return new SectionView(
        number,
        section.title(),
        section.settings(),
        section.arithmetic().map(ArithmeticView::new),
        section.claims().stream().map(claim -> claimView(claim, figures)).toList());
  }

  private static ClaimView claimView(ClaimReport claim, Map<String, FigureView> figures) {
    return ClaimView.of(claim, figure -> Objects.requireNonNull(figures.get(figure.id())));
  }

  String title() {
    return run.title();
  }

  String data() {
    return run.data();
  }

  String scale() {
    return run.scale();
  }

  /** Says what the scale means for what can be read from the run. */
  String scaleMeaning() {
    return switch (scale()) {
      case "smoke" -> "slivers of every experiment";
      case "quick" ->
          "budgets cut down, several seeds: it says what each claim would be, and decides what needs no training or has the report’s own budget";
      case "full" -> "the report’s own budgets, several seeds";
      default -> "";
    };
  }

  Optional<String> warning() {
    return run.warning();
  }

  /** Tells whether the annotated report stands beside the board. */
  boolean hasText() {
    return run.story().text().isPresent();
  }

  String allure() {
    return run.allure();
  }

  String provenance() {
    return run.provenance();
  }

  int total() {
    return run.claims().size();
  }

  /** Counts the claims by the grade that leads, in the order in which the grades are declared. */
  List<Count> counts() {
    return counts(run);
  }

  static List<Count> counts(RunReport run) {
    return counts(run.claims().stream().map(claim -> claim.lead().grade()), GradeStyle::of);
  }

  /** Says how many of them are led by recorded runs at the report's settings. */
  int recordedTotal() {
    return (int) run.claims().stream().filter(ClaimReport::isLedByRecording).count();
  }

  boolean hasRecorded() {
    return recordedTotal() > 0;
  }

  /** Counts what this run would say of the claims that it alone has, on a cut-down budget. */
  List<Count> wouldBeCounts() {
    return counts(
        run.claims().stream().flatMap(claim -> claim.lead().wouldBe().stream()),
        GradeStyle::wouldBe);
  }

  int wouldBeTotal() {
    return wouldBeCounts().stream().mapToInt(Count::count).sum();
  }

  boolean hasWouldBe() {
    return wouldBeTotal() > 0;
  }

  /** Says how many recorded verdicts do not lead, as their criterion came after their seeds. */
  long seenBefore() {
    return run.claims().stream()
        .filter(claim -> claim.recorded().isPresent() && !claim.isLedByRecording())
        .count();
  }

  boolean anySeenBefore() {
    return seenBefore() > 0;
  }

  private static List<Count> counts(Stream<Grade> of, Function<Grade, GradeStyle> style) {
    Map<Grade, Integer> counts = new EnumMap<>(Grade.class);
    of.forEach(grade -> counts.merge(grade, 1, Integer::sum));
    return counts.entrySet().stream()
        .map(count -> new Count(style.apply(count.getKey()), count.getValue()))
        .toList();
  }

  /** Explains every grade, whether it occurs or not. */
  List<GradeStyle> grades() {
    return Arrays.stream(Grade.values()).map(GradeStyle::of).toList();
  }

  long unexpected() {
    return run.claims().stream().filter(ClaimReport::failsBuild).count();
  }

  boolean anyUnexpected() {
    return unexpected() > 0;
  }
}
