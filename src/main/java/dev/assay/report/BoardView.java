package dev.assay.report;

import dev.assay.claim.Verdict;
import dev.assay.claim.assessment.Grade;
import dev.assay.report.figure.FigureRenderer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** A run's facts as text. */
record BoardView(RunReport run, List<SectionView> sections, List<FigureView> figures) {

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
    return new BoardView(run, sections, List.copyOf(figures.values()));
  }

  private static SectionView section(int number, Section section, Map<String, FigureView> figures) {
    return new SectionView(
        number,
        section.title(),
        section.settings(),
        section.arithmetic().map(ArithmeticView::new),
        section.claims().stream()
            .map(
                claim ->
                    ClaimView.of(claim, figure -> Objects.requireNonNull(figures.get(figure.id()))))
            .toList());
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
          "budgets cut down, several seeds; what only the report’s full budget can decide stays open";
      case "full" -> "the report’s own budgets, several seeds";
      default -> "";
    };
  }

  Optional<String> warning() {
    return run.warning();
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

  /** Counts the claims by grade, in the order in which the grades are declared. */
  List<Count> counts() {
    return counts(run.claims().stream().map(ClaimReport::verdict).toList());
  }

  /** Counts the recorded verdicts at the report's full budget alike. */
  List<Count> recordedCounts() {
    return counts(recordedVerdicts());
  }

  int recordedTotal() {
    return recordedVerdicts().size();
  }

  boolean hasRecorded() {
    return !recordedVerdicts().isEmpty();
  }

  private List<Verdict> recordedVerdicts() {
    return run.claims().stream()
        .flatMap(claim -> claim.recorded().stream())
        .map(RecordedReport::verdict)
        .toList();
  }

  private static List<Count> counts(List<Verdict> verdicts) {
    return Arrays.stream(Grade.values())
        .map(
            grade ->
                new Count(
                    GradeStyle.of(grade),
                    (int) verdicts.stream().filter(verdict -> verdict.grade() == grade).count()))
        .filter(count -> count.count() > 0)
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
