package dev.assay.report;

import dev.assay.report.figure.FigureRenderer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** A run's facts in the order of the report's questions. */
record HandInView(BoardView board, List<Part> parts, List<HandInFacts> facts) {

  record Part(Optional<String> title, List<Chapter> chapters) {}

  record Chapter(
      String title,
      Optional<String> settings,
      Optional<ArithmeticView> arithmetic,
      List<Answer> answers) {
    String anchor() {
      return "section-" + title.replaceAll("[^A-Za-z0-9]+", "-");
    }
  }

  /**
   * What answers one question; figures are those of the run that leads and were not shown before.
   *
   * @param question label and text; empty for claims about the section as a whole
   */
  record Answer(
      Optional<Asked> question,
      Optional<String> settings,
      List<Numbered> figures,
      List<Answered> claims) {}

  record Asked(Optional<String> label, String text) {}

  record Numbered(int number, FigureView figure) {}

  record Answered(ClaimView claim, Optional<String> mentioned) {}

  static HandInView of(RunReport run, FigureRenderer renderer) {
    BoardView board = BoardView.of(run, renderer);
    Map<String, Integer> numbers = new LinkedHashMap<>();
    Map<String, List<Chapter>> parts = new LinkedHashMap<>();
    for (int i = 0; i < run.sections().size(); i++) {
      Section section = run.sections().get(i);
      BoardView.SectionView view = board.sections().get(i);
      parts
          .computeIfAbsent(part(section.title()), title -> new ArrayList<>())
          .add(chapter(section, view, numbers));
    }
    return new HandInView(
        board,
        parts.entrySet().stream()
            .map(
                part ->
                    new Part(
                        Optional.of(part.getKey()).filter(title -> !title.isEmpty()),
                        part.getValue()))
            .toList(),
        board.sections().stream()
            .map(section -> HandInFacts.of(section.title(), section.claims()))
            .toList());
  }

  /** Returns what stands before the section's sign: the part of the report. */
  private static String part(String title) {
    int sign = title.indexOf(" §");
    return sign < 0 ? "" : title.substring(0, sign);
  }

  private static Chapter chapter(
      Section section, BoardView.SectionView view, Map<String, Integer> numbers) {
    List<Answer> answers = new ArrayList<>();
    List<ClaimView> open = new ArrayList<>(view.claims());
    boolean asked = false;
    for (Question question : section.questions()) {
      List<ClaimView> answering =
          open.stream().filter(claim -> question.isAnsweredAt(claim.place())).toList();
      open.removeAll(answering);
      asked |= question.asksForSettings();
      Asked words =
          new Asked(
              Optional.of(question.label()).filter(label -> !label.isEmpty()), question.text());
      answers.add(
          answer(
              Optional.of(words),
              Optional.of(section.settings()).filter(s -> question.asksForSettings()),
              answering,
              numbers));
    }
    if (!open.isEmpty()) {
      answers.add(answer(Optional.empty(), Optional.empty(), open, numbers));
    }
    boolean inPlace = asked;
    return new Chapter(
        section.title(),
        Optional.of(section.settings()).filter(s -> !inPlace),
        view.arithmetic(),
        answers);
  }

  private static Answer answer(
      Optional<Asked> question,
      Optional<String> settings,
      List<ClaimView> claims,
      Map<String, Integer> numbers) {
    List<Numbered> figures = new ArrayList<>();
    for (ClaimView claim : claims) {
      for (FigureView figure : claim.figures()) {
        if (numbers.putIfAbsent(figure.id(), numbers.size() + 1) == null) {
          figures.add(new Numbered(number(numbers, figure), figure));
        }
      }
    }
    return new Answer(
        question,
        settings,
        figures,
        claims.stream().map(claim -> new Answered(claim, mention(claim, numbers))).toList());
  }

  /** Names its figures by their numbers. */
  private static Optional<String> mention(ClaimView claim, Map<String, Integer> numbers) {
    List<FigureView> all = claim.figures();
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(
            (all.size() == 1 ? "figure " : "figures ")
                + all.stream()
                    .map(figure -> String.valueOf(number(numbers, figure)))
                    .collect(Collectors.joining(", ")));
  }

  private static int number(Map<String, Integer> numbers, FigureView figure) {
    return Objects.requireNonNull(numbers.get(figure.id()));
  }
}
