package dev.assay.report.text;

import dev.assay.report.text.Outline.Asked;
import dev.assay.report.text.Outline.Cited;
import dev.assay.report.text.Outline.Part;
import dev.assay.report.text.Passages.Kind;
import dev.assay.report.text.Passages.Quote;
import dev.assay.report.text.Passages.Sentence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A report's text with what was looked up in it: each question, and each claim's quote in the answer
 * to the question that its place names.
 */
public final class Binding {
  private static final int END = Integer.MAX_VALUE;

  /** A question that was found, and its answer: up to the next question or section. */
  private record Found(Part part, Asked asked, Span question, int end) {}

  private final ReportText text;
  private final List<Found> questions = new ArrayList<>();
  private final Map<String, List<Span>> quotes = new LinkedHashMap<>();
  private final List<Quote> bound = new ArrayList<>();
  private final List<String> unmatched = new ArrayList<>();

  private Binding(ReportText text, Outline outline) {
    this.text = text;
    findQuestions(outline);
    outline.parts().forEach(part -> part.claims().forEach(claim -> find(part, claim)));
  }

  /** Looks up what is to be found; what is not there is in {@link #unmatched}. */
  public static Binding of(ReportText text, Outline outline) {
    return new Binding(text, outline);
  }

  private void findQuestions(Outline outline) {
    record Placed(Part part, Asked asked, Span span) {}
    List<Placed> placed = new ArrayList<>();
    int at = 0;
    for (Part part : outline.parts()) {
      for (Asked asked : part.questions()) {
        Optional<Span> span = text.quotes().findQuestion(asked.text(), at, END);
        if (span.isPresent()) {
          placed.add(new Placed(part, asked, span.get()));
          at = span.get().to();
        } else {
          unmatched.add(
              String.format(
                  Locale.ENGLISH,
                  "Question %s of %s is not in the report’s text after the question before it: “%s”. Give the report’s words.",
                  asked.label(),
                  part.name(),
                  asked.text()));
        }
      }
    }
    for (int i = 0; i < placed.size(); i++) {
      Placed question = placed.get(i);
      int end =
          i + 1 < placed.size()
              ? text.startOfSection(placed.get(i + 1).span().from())
              : text.text().length();
      questions.add(new Found(question.part(), question.asked(), question.span(), end));
    }
  }

  private void find(Part part, Cited claim) {
    List<Found> own = questions.stream().filter(q -> q.part().equals(part)).toList();
    List<Found> answers =
        own.stream().filter(q -> q.asked().isAnsweredAt(claim.place())).toList();
    List<Found> where = answers.isEmpty() ? own : answers;
    int from =
        where.isEmpty()
            ? 0
            : answers.isEmpty()
                ? text.startOfSection(where.get(0).question().from())
                : where.get(0).question().to();
    int to = where.isEmpty() ? END : where.get(where.size() - 1).end();
    List<Span> found = text.quotes().find(claim.quote(), from, to);
    if (found.isEmpty()) {
      boolean elsewhere = !text.quotes().find(claim.quote(), 0, END).isEmpty();
      unmatched.add(
          String.format(
              Locale.ENGLISH,
              elsewhere
                  ? "What claim %s quotes is in the report’s text, but not at %s of %s: “%s”. Correct the place."
                  : "What claim %s quotes is not in the report’s text, at %s of %s or elsewhere: “%s”. Give the report’s words; … leaves some out.",
              claim.claim(),
              claim.place(),
              part.name(),
              claim.quote()));
      return;
    }
    quotes.put(claim.claim(), found);
    bound.add(
        new Quote(
            claim.claim(),
            found.get(0).from(),
            found.get(found.size() - 1).to(),
            ReportText.digest(claim.quote())));
  }

  /** Returns the text. */
  public ReportText text() {
    return text;
  }

  /** Lists what was not found, each with its remedy. */
  public List<String> unmatched() {
    return List.copyOf(unmatched);
  }

  /** Returns the stretches that each claim quotes, by its id; without those not found. */
  public Map<String, List<Span>> quotes() {
    return Map.copyOf(quotes);
  }

  /**
   * Returns where a section's settings stand: the end of the answer to the question for them, or
   * else of its first question; empty where it has no question in the text.
   */
  public Optional<Integer> endOfSettings(String part) {
    List<Found> own = questions.stream().filter(q -> q.part().name().equals(part)).toList();
    return own.stream()
        .filter(q -> q.asked().forSettings())
        .findFirst()
        .map(Found::end)
        .or(() -> own.stream().findFirst().map(q -> q.question().to()));
  }

  /** Returns where each claim stands and what each sentence is, as far as that tells by itself. */
  public Passages passages() {
    List<Sentence> sentences = new ArrayList<>();
    for (Span span : text.sentences()) {
      List<String> own =
          quotes.entrySet().stream()
              .filter(quote -> quote.getValue().stream().anyMatch(span::meets))
              .map(Map.Entry::getKey)
              .toList();
      sentences.add(
          new Sentence(
              span.from(),
              span.to(),
              own.isEmpty() ? kind(span) : Kind.CLAIM,
              own,
              "",
              ReportText.digest(text.words(span))));
    }
    return new Passages(text.digest(), text.text().length(), bound, sentences);
  }

  /** A section may be titled by a line of a list, right above its first question. */
  private boolean isTitleOfAPart(Span span) {
    int next = text.sentences().indexOf(span) + 1;
    return next < text.sentences().size()
        && questions.stream()
            .filter(q -> q.part().questions().indexOf(q.asked()) == 0)
            .anyMatch(q -> q.question().meets(text.sentences().get(next)));
  }

  private Kind kind(Span span) {
    if (questions.stream().anyMatch(q -> q.question().meets(span))) {
      return Kind.QUESTION;
    }
    if (text.isHeading(span) || isTitleOfAPart(span)) {
      return Kind.HEADING;
    }
    return questions.stream()
            .anyMatch(
                q ->
                    q.asked().forSettings()
                        && q.question().to() <= span.from()
                        && span.to() <= q.end())
        ? Kind.SETTING
        : Kind.OTHER;
  }
}
