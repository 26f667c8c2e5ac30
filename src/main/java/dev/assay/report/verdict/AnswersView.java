package dev.assay.report.verdict;

import dev.assay.claim.Answer;
import dev.assay.claim.Answers;
import dev.assay.claim.Source;
import dev.assay.claim.Stance;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The four answers to a claim as text, each stance by word and mark; the tests behind the measured
 * one stand elsewhere.
 *
 * @param answers the answers
 * @param measuredBy which run measured the last of them, such as {@code this run}
 */
public record AnswersView(Answers answers, String measuredBy) {
  /** Nobody asked, which is not that nothing was found. */
  private static final String NOT_LOOKED_UP = "not looked up";

  /** A source as text, with its address where a browser may follow it. */
  public record Link(String label, Optional<String> address) {
    /** Links only what a browser may follow from here. */
    static Link of(Source source) {
      String url = source.url();
      boolean web = url.startsWith("https://") || url.startsWith("http://");
      return web
          ? new Link(source.label(), Optional.of(url))
          : new Link(source.label() + ", " + url, Optional.empty());
    }
  }

  /**
   * One answer.
   *
   * @param who who gives it
   * @param mark one character
   * @param stance the stance in words
   * @param text the answer
   * @param source where it is from
   * @param differs whether it is another one than the report's
   */
  public record Cell(
      String who, String mark, String stance, String text, Optional<Link> source, boolean differs) {

    static Cell of(String who, Optional<Answer> answer) {
      return answer
          .map(
              given ->
                  new Cell(
                      who,
                      markOf(given.stance()),
                      wordOf(given.stance()),
                      given.text().lines().findFirst().orElse(""),
                      given.source().map(Link::of),
                      given.stance() == Stance.DISPUTES || given.stance() == Stance.MIXED))
          .orElseGet(() -> new Cell(who, "?", NOT_LOOKED_UP, "", Optional.empty(), false));
    }

    /** Returns the answer without its full stop, to stand within a sentence. */
    public String inline() {
      return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    /** Tells whether there is more to say than the stance. */
    public boolean hasText() {
      return !text.isEmpty();
    }
  }

  /** Lists the report, the literature, earlier solutions and the run, in this order. */
  public List<Cell> cells() {
    return List.of(
        Cell.of("the report", Optional.of(answers.report())),
        Cell.of("the literature", answers.literature()),
        Cell.of("earlier solutions", answers.earlierSolutions()),
        Cell.of(measuredBy, Optional.of(answers.measured())));
  }

  /** Names the agreement for CSS and filters. */
  public String name() {
    return answers.agreement().name().toLowerCase(Locale.ROOT);
  }

  /** Tells whether somebody found otherwise. */
  public boolean disagree() {
    return answers.agreement() == Answers.Agreement.DISAGREE;
  }

  /** Marks the agreement by one character. */
  public String mark() {
    return switch (answers.agreement()) {
      case DISAGREE -> "≠";
      case PARTLY -> "≈";
      case AGREE -> "=";
      case UNMEASURED -> "…";
      case ALONE -> "∅";
    };
  }

  /** Says how far the answers agree, and who differs from the report. */
  public String summary() {
    String words =
        switch (answers.agreement()) {
          case DISAGREE -> "the answers disagree";
          case PARTLY -> "the answers agree in part";
          case AGREE -> "the answers agree";
          case UNMEASURED -> "others agree with the report";
          case ALONE -> "no answer but the report’s";
        };
    String differing =
        cells().stream()
            .filter(Cell::differs)
            .map(cell -> String.format(Locale.ENGLISH, "%s %s", cell.who(), cell.stance()))
            .collect(Collectors.joining(", "));
    String unasked =
        cells().stream()
            .filter(cell -> cell.stance().equals(NOT_LOOKED_UP))
            .map(Cell::who)
            .collect(Collectors.joining(", "));
    return words
        + (differing.isEmpty() ? "" : ": " + differing)
        + (hasNoAnswerHere() ? String.format(Locale.ENGLISH, "; %s has no answer", measuredBy) : "")
        + (unasked.isEmpty()
            ? ""
            : String.format(Locale.ENGLISH, " (%s: %s)", NOT_LOOKED_UP, unasked));
  }

  /** Where nobody else answers either, the words say so already. */
  private boolean hasNoAnswerHere() {
    return answers.measured().stance() == Stance.SILENT
        && answers.agreement() != Answers.Agreement.ALONE;
  }

  private static String markOf(Stance stance) {
    return switch (stance) {
      case SUPPORTS -> "✔";
      case MIXED -> "◐";
      case DISPUTES -> "✘";
      case SILENT -> "–";
    };
  }

  private static String wordOf(Stance stance) {
    return switch (stance) {
      case SUPPORTS -> "yes";
      case MIXED -> "in part";
      case DISPUTES -> "no";
      case SILENT -> "no answer";
    };
  }
}
