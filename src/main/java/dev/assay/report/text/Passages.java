package dev.assay.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where in a report's text its claims stand, and what each of its sentences is. Nothing of the text
 * itself is in it, so that it can be kept with the claims where the text may not be.
 *
 * @param digest digest of the text
 * @param length its characters
 * @param quotes what each claim quotes, in the order of the claims
 * @param sentences every sentence, in the order of the text
 */
public record Passages(String digest, int length, List<Quote> quotes, List<Sentence> sentences) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if a quote or a sentence lies outside the text
   */
  public Passages {
    quotes = List.copyOf(quotes);
    sentences = List.copyOf(sentences);
    for (Quote quote : quotes) {
      requireWithin(quote.span(), length);
    }
    for (Sentence sentence : sentences) {
      requireWithin(sentence.span(), length);
    }
  }

  private static void requireWithin(Span span, int length) {
    if (span.to() > length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "a passage from %d to %d of a text of %d characters",
              span.from(),
              span.to(),
              length));
    }
  }

  /** What a sentence of a report is. */
  public enum Kind {
    /** A claim quotes it, or a part of it. */
    CLAIM,
    /** It says how something was done. */
    SETTING,
    /** It is asked of the report. */
    QUESTION,
    /** It is a heading, or a label before something else. */
    HEADING,
    /** Nobody's: it is none of these, and a person says why no claim is made of it. */
    OTHER
  }

  /**
   * What a claim quotes.
   *
   * @param claim its id
   * @param from the first character
   * @param to the character after the last
   * @param digest digest of the quote
   */
  public record Quote(String claim, int from, int to, String digest) {
    /** Returns its stretch of the text. */
    public Span span() {
      return new Span(from, to);
    }
  }

  /**
   * One sentence.
   *
   * @param from its first character
   * @param to the character after its last
   * @param kind what it is
   * @param claims which claims quote it, by id
   * @param why why no claim is made of it, where it is nobody's; empty if nobody has said so
   * @param digest digest of the sentence
   */
  public record Sentence(
      int from, int to, Kind kind, List<String> claims, String why, String digest) {

    /** Copies the list. */
    public Sentence {
      claims = List.copyOf(claims);
    }

    /** Tells whether it is nobody's and no person has said why. */
    public boolean isUnseen() {
      return kind == Kind.OTHER && why.isBlank();
    }

    /** Returns its stretch of the text. */
    public Span span() {
      return new Span(from, to);
    }
  }

  /** Counts the sentences of a kind. */
  public long count(Kind kind) {
    return sentences.stream().filter(sentence -> sentence.kind() == kind).count();
  }

  /** Lists the sentences of a kind. */
  public List<Sentence> of(Kind kind) {
    return sentences.stream().filter(sentence -> sentence.kind() == kind).toList();
  }

  /** Says in a line what the sentences are. */
  public String coverage() {
    long unseen = sentences.stream().filter(Sentence::isUnseen).count();
    return String.format(
        Locale.ENGLISH,
        "%d sentences: %d make the %d claims, %d state settings, %d are questions, %d headings, %d nobody’s%s.",
        sentences.size(),
        count(Kind.CLAIM),
        quotes.stream().map(Quote::claim).distinct().count(),
        count(Kind.SETTING),
        count(Kind.QUESTION),
        count(Kind.HEADING),
        count(Kind.OTHER),
        count(Kind.OTHER) == 0
            ? ""
            : unseen == 0
                ? ", each with its reason"
                : String.format(Locale.ENGLISH, ", %d of them without a reason", unseen));
  }

  /**
   * Takes over what a person said of sentences that nothing tells by itself, where their words are
   * the same.
   */
  public Passages knowing(Passages kept) {
    Map<String, Sentence> said =
        kept.sentences.stream()
            .filter(sentence -> sentence.kind() == Kind.OTHER || sentence.kind() == Kind.SETTING)
            .collect(
                Collectors.toMap(Sentence::digest, Function.identity(), (first, next) -> first));
    List<Sentence> now = new ArrayList<>();
    for (Sentence sentence : sentences) {
      Optional<Sentence> before =
          Optional.ofNullable(said.get(sentence.digest()))
              .filter(known -> sentence.kind() == Kind.OTHER);
      now.add(
          before
              .map(
                  known ->
                      new Sentence(
                          sentence.from(),
                          sentence.to(),
                          known.kind(),
                          sentence.claims(),
                          known.why(),
                          sentence.digest()))
              .orElse(sentence));
    }
    return new Passages(digest, length, quotes, now);
  }
}
