package dev.assay.report.text;

import dev.assay.claim.criterion.Canonical;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/**
 * A report as its reader sees it, from Markdown.
 *
 * <p>Its text is that of its paragraphs, headings, cells and listings, one after the other with a
 * line break between them, simple formulas as plain characters. All places are counted in it.
 */
public final class ReportText {
  /** Far more than anybody writes, and far less than uses up the stack of who walks the tree. */
  private static final int DEEPEST = 100;

  private final String markdown;
  private final MarkdownLeaves leaves;
  private final String text;
  private final List<Span> sentences;
  private final Quotes quotes;

  private ReportText(String markdown) {
    this.markdown = markdown;
    Node document = parse(markdown);
    requireShallow(document);
    leaves = MarkdownLeaves.of(document);
    text = leaves.text();
    sentences = leaves.sentences();
    quotes = new Quotes(text);
  }

  private static void requireShallow(Node document) {
    int depth = 0;
    @Nullable Node node = document;
    while (node != null) {
      if (depth > DEEPEST) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ENGLISH,
                "quotes, lists or emphasis lie more than %d deep in each other. Give the report's text without.",
                DEEPEST));
      }
      @Nullable Node next = node.getFirstChild();
      if (next != null) {
        depth++;
      }
      while (next == null && node != null) {
        next = node.getNext();
        if (next == null) {
          node = node.getParent();
          depth--;
        }
      }
      node = next;
    }
  }

  /**
   * Reads a report from Markdown.
   *
   * @throws IllegalArgumentException if its parts lie too deep in each other
   */
  public static ReportText of(String markdown) {
    return new ReportText(markdown);
  }

  /**
   * Reads the file of a report.
   *
   * @throws IllegalArgumentException if it cannot be read as text, or holds none, naming the file
   *     and the remedy
   */
  public static ReportText read(Path file) {
    try {
      ReportText read = of(Files.readString(file));
      if (read.sentences.isEmpty()) {
        throw new IllegalArgumentException(
            "it has no sentence. Give the report's text as Markdown.");
      }
      return read;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          String.format(Locale.ENGLISH, "%s: %s", file, e.getMessage()), e);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH, "%s is not text in UTF-8. Give the report as Markdown.", file),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException(
              String.format(Locale.ENGLISH, "Cannot read the report's text from %s.", file), e));
    }
  }

  private static Node parse(String markdown) {
    return Parser.builder().extensions(List.of(TablesExtension.create())).build().parse(markdown);
  }

  /** Returns the text. */
  public String text() {
    return text;
  }

  /** Lists the sentences and the lines of listings, in the order of the text. */
  public List<Span> sentences() {
    return sentences;
  }

  /** Tells whether a sentence is a heading, or a label such as "Result:". */
  boolean isHeading(Span sentence) {
    String words = words(sentence);
    int count = words.split("\\s+").length;
    return leaves.isHeading(sentence)
        || words.endsWith(":") && count <= 3
        || words.endsWith(".") && count == 1;
  }

  /** Returns the first character of the headings that come directly before a place. */
  int startOfSection(int place) {
    return leaves.startOfSection(place);
  }

  /** Returns the words of a stretch. */
  public String words(Span span) {
    return text.substring(span.from(), span.to());
  }

  Quotes quotes() {
    return quotes;
  }

  /** Digests what of the text counts: SHA-256 in hexadecimal. */
  public String digest() {
    return digest(text);
  }

  /** Digests what of a quote counts, so that a quote can be compared without its text. */
  public static String digest(String quote) {
    return Canonical.sha256(Quotes.normalised(quote));
  }

  /** Returns the place of each figure of the report, in its order. */
  public List<Integer> figures() {
    return leaves.figures();
  }

  /**
   * A stretch that is shown in a way of its own.
   *
   * @param span the stretch
   * @param open HTML that opens it; it may be cut into pieces, each of which gets it
   * @param close HTML that closes it
   * @param before HTML that stands before its first character
   * @param after HTML that stands behind its last
   */
  public record Mark(Span span, String open, String close, String before, String after) {}

  /**
   * One block of the report as HTML.
   *
   * @param span its text; empty where it has none
   * @param html the block
   */
  public record Block(Optional<Span> span, String html) {}

  /**
   * Writes the report as HTML, block by block; what comes from it is escaped.
   *
   * @param marks what is shown in a way of its own, in the order in which it is opened
   * @param figure writes what stands in the place of a figure, from its description
   */
  public List<Block> html(List<Mark> marks, UnaryOperator<String> figure) {
    // The tree is changed by marking, so that each page gets its own.
    Node document = parse(markdown);
    MarkdownLeaves own = MarkdownLeaves.of(document);
    List<Optional<Span>> spans = new ArrayList<>();
    for (Node block = document.getFirstChild(); block != null; block = block.getNext()) {
      spans.add(own.span(block));
    }
    new MarkedLeaves(own, marks, figure).apply();
    HtmlRenderer renderer =
        HtmlRenderer.builder()
            .extensions(List.of(TablesExtension.create()))
            .escapeHtml(true)
            .sanitizeUrls(true)
            .nodeRendererFactory(MarkedLeaves::renderer)
            .build();
    List<Block> blocks = new ArrayList<>();
    for (Node block = document.getFirstChild(); block != null; block = block.getNext()) {
      // The page has a title of its own above the report's.
      if (block instanceof Heading heading) {
        heading.setLevel(Math.min(6, heading.getLevel() + 1));
      }
      blocks.add(new Block(spans.get(blocks.size()), renderer.render(block)));
    }
    return blocks;
  }
}
