package dev.assay.report;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Template;
import dev.assay.report.figure.Figure;
import dev.assay.report.figure.FigureRenderer;
import dev.assay.report.text.Binding;
import dev.assay.report.text.Outline;
import dev.assay.report.text.Passages;
import dev.assay.report.text.ReportText;
import dev.assay.report.text.Span;
import dev.assay.report.verdict.GradeStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes the annotated report: its own words in their order, with the verdict of each claim under
 * its sentence, a note at the side, our figures in the place of the report's and its settings with
 * what arithmetic found of them.
 */
final class AnnotatedPage {
  /** The most words of a note. */
  static final int NOTE = 25;

  private final Template template = Templates.html("annotated.mustache");
  private final FigureRenderer renderer;

  AnnotatedPage(FigureRenderer renderer) {
    this.renderer = renderer;
  }

  /** Writes the page; empty where the report's text is not given. */
  Optional<String> html(RunReport run) {
    return run.story().text().map(text -> template.execute(view(run, text)));
  }

  private View view(RunReport run, ReportText text) {
    Map<String, FigureView> figures = new LinkedHashMap<>();
    run.figures().forEach(figure -> figures.put(figure.id(), new FigureView(figure, renderer)));
    Function<Figure, FigureView> embed = figure -> Objects.requireNonNull(figures.get(figure.id()));
    Binding binding = binding(run, text);
    Passages found = passages(run, binding);
    List<Note> notes =
        run.claims().stream()
            .map(
                claim ->
                    new Note(
                        ClaimView.of(claim, embed),
                        ClaimView.ofRun(claim, embed),
                        binding.quotes().getOrDefault(claim.verdict().claim().id(), List.of())))
            .sorted(Comparator.comparingInt(Note::from))
            .toList();
    return new View(
        BoardView.of(run, renderer), binding, found, notes, List.copyOf(figures.values()));
  }

  /** Looks up the claims and questions of a run in the report's text. */
  static Binding binding(RunReport run, ReportText text) {
    return Binding.of(text, new Outline(run.sections().stream().map(Section::outline).toList()));
  }

  /** Says what each sentence is, with what people entered of those that nothing tells. */
  static Passages passages(RunReport run, Binding binding) {
    Passages found = binding.passages();
    return run.story().kept().map(found::knowing).orElse(found);
  }

  /**
   * A claim beside its sentence.
   *
   * @param lead its verdict at the report's settings, where there is one
   * @param run its verdict in this run
   * @param quoted what it quotes; empty where that was not found
   */
  record Note(ClaimView lead, ClaimView run, List<Span> quoted) {
    String id() {
      return lead.id();
    }

    boolean isFound() {
      return !quoted.isEmpty();
    }

    private int from() {
      return quoted.isEmpty() ? Integer.MAX_VALUE : quoted.get(0).from();
    }

    /** Says why, as the lead has it. */
    String leadWords() {
      return lead.why(NOTE);
    }

    String runWords() {
      return run.why(NOTE);
    }

    GradeStyle runGrade() {
      return run.wouldBe().orElseGet(run::grade);
    }

    /** Underlines each stretch that it quotes, and marks the last one. */
    private Stream<ReportText.Mark> marks() {
      String open =
          String.format(
              Locale.ROOT,
              "<span class=\"said l-%s r-%s\">",
              lead.grade().name(),
              runGrade().name());
      return quoted.stream()
          .map(
              span ->
                  new ReportText.Mark(
                      span,
                      open,
                      "</span>",
                      span.equals(quoted.get(0))
                          ? String.format(
                              Locale.ROOT, "<span class=\"at\" id=\"at-%s\"></span>", id())
                          : "",
                      span.equals(quoted.get(quoted.size() - 1)) ? reference() : ""));
    }

    private String reference() {
      return String.format(
          Locale.ROOT,
          "<a class=\"ref\" href=\"#note-%1$s\">%1$s<span class=\"lead\"> <span aria-hidden=\"true\">%2$s</span><span class=\"hidden\"> %3$s</span></span><span class=\"run\"> <span aria-hidden=\"true\">%4$s</span><span class=\"hidden\"> %5$s</span></span></a>",
          id(),
          lead.grade().symbol(),
          Escapers.HTML.escape(lead.grade().word()),
          runGrade().symbol(),
          Escapers.HTML.escape(runGrade().word()));
    }
  }

  /** A figure of ours, with the runs that it is of. */
  record Shown(FigureView figure, String mode) {}

  /** A part of the report as it is read. */
  record Row(
      String html, List<Note> notes, List<Shown> figures, List<BoardView.SectionView> settings) {
    boolean hasNotes() {
      return !notes.isEmpty();
    }
  }

  /** A sentence that is nobody's. */
  record Nobodys(String words, String why) {}

  /** The page's facts as text. */
  record View(
      BoardView board,
      Binding binding,
      Passages passages,
      List<Note> notes,
      List<FigureView> figures) {

    String coverage() {
      return passages.coverage();
    }

    List<Nobodys> nobodys() {
      return passages.of(Passages.Kind.OTHER).stream()
          .map(
              sentence ->
                  new Nobodys(
                      binding.text().words(sentence.span()),
                      sentence.isUnseen() ? "nobody has said why" : sentence.why()))
          .toList();
    }

    boolean hasNobodys() {
      return !nobodys().isEmpty();
    }

    List<String> unmatched() {
      return binding.unmatched();
    }

    boolean hasUnmatched() {
      return !unmatched().isEmpty();
    }

    /** Lists the claims whose words were not found. */
    List<Note> elsewhere() {
      return notes.stream().filter(note -> !note.isFound()).toList();
    }

    boolean hasElsewhere() {
      return !elsewhere().isEmpty();
    }

    List<ClaimView> main() {
      return board.main();
    }

    List<Row> rows() {
      List<ReportText.Mark> marks =
          Stream.concat(
                  notes.stream().flatMap(Note::marks),
                  passages.sentences().stream()
                      .filter(Passages.Sentence::isUnseen)
                      .map(
                          sentence ->
                              new ReportText.Mark(
                                  sentence.span(), "<mark>", "</mark>", "", " (nobody’s)")))
              .toList();
      List<ReportText.Block> blocks =
          binding
              .text()
              .html(
                  marks,
                  description ->
                      "<span class=\"theirs\">The report’s figure: "
                          + Escapers.HTML.escape(description)
                          + "</span>");
      Set<String> drawn = new HashSet<>();
      List<Row> rows = new ArrayList<>();
      for (int i = 0; i < blocks.size(); i++) {
        ReportText.Block block = blocks.get(i);
        int from = block.span().map(Span::from).orElse(0);
        int next = next(blocks, i);
        List<Note> own =
            notes.stream()
                .filter(Note::isFound)
                .filter(note -> from <= note.from() && note.from() < next)
                .filter(note -> block.span().isPresent())
                .toList();
        rows.add(
            new Row(
                block.html(),
                own,
                own.stream().flatMap(note -> shown(note, drawn)).toList(),
                board.sections().stream()
                    .filter(section -> block.span().isPresent() && endsIn(section, from, next))
                    .toList()));
      }
      return rows;
    }

    /** Returns where the next block with words begins. */
    private int next(List<ReportText.Block> blocks, int i) {
      return blocks.stream()
          .skip(i + 1L)
          .flatMap(block -> block.span().stream())
          .mapToInt(Span::from)
          .findFirst()
          .orElse(Integer.MAX_VALUE);
    }

    private boolean endsIn(BoardView.SectionView section, int from, int next) {
      return binding
          .endOfSettings(section.title())
          .filter(end -> from < end && end <= next)
          .isPresent();
    }

    /**
     * Draws each figure once, for the report's settings or for this run, where the first claim
     * stands whose own it is, or else where the last one stands that shows it beside its own.
     */
    private Stream<Shown> shown(Note note, Set<String> drawn) {
      return Stream.concat(
              note.lead().figures().stream()
                  .filter(figure -> belongs(figure, note, Note::lead))
                  .map(
                      figure ->
                          new Shown(figure, note.run().figures().contains(figure) ? "" : "lead")),
              note.run().figures().stream()
                  .filter(figure -> !note.lead().figures().contains(figure))
                  .filter(figure -> belongs(figure, note, Note::run))
                  .map(figure -> new Shown(figure, "run")))
          .filter(shown -> drawn.add(shown.figure().id()));
    }

    private boolean belongs(FigureView figure, Note note, Function<Note, ClaimView> view) {
      List<Note> showing =
          notes.stream()
              .filter(Note::isFound)
              .filter(other -> view.apply(other).figures().contains(figure))
              .toList();
      return showing.stream()
          .filter(other -> view.apply(other).figures().indexOf(figure) == 0)
          .findFirst()
          .or(() -> showing.stream().reduce((first, last) -> last))
          .filter(note::equals)
          .isPresent();
    }
  }
}
