package dev.assay.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;

/** Puts marks into a Markdown tree. */
final class MarkedLeaves {
  /** A node that is HTML already. */
  private static final class Piece extends CustomNode {
    private final String html;

    Piece(String html) {
      this.html = html;
    }
  }

  private final MarkdownLeaves leaves;
  private final List<ReportText.Mark> marks;
  private final UnaryOperator<String> figure;

  MarkedLeaves(
      MarkdownLeaves leaves, List<ReportText.Mark> marks, UnaryOperator<String> figure) {
    this.leaves = leaves;
    this.marks = marks;
    this.figure = figure;
  }

  void apply() {
    for (MarkdownLeaves.Words words : leaves.words()) {
      String html = html(words);
      if (words.node() instanceof Text) {
        replace(words.node(), html);
      } else if (words.node() instanceof Code) {
        replace(words.node(), "<code>" + html + "</code>");
      } else {
        replace(words.node(), "<pre tabindex=\"0\"><code>" + html + "</code></pre>\n");
      }
    }
    for (Image image : leaves.images()) {
      replace(image, figure.apply(description(image)));
    }
  }

  private static String description(Node image) {
    StringBuilder words = new StringBuilder();
    for (Node at = image.getFirstChild(); at != null; at = at.getNext()) {
      if (at instanceof Text text) {
        words.append(text.getLiteral());
      }
    }
    return words.toString();
  }

  private static void replace(Node node, String html) {
    node.insertBefore(new Piece(html));
    node.unlink();
  }

  /** Cuts the words where a mark begins or ends. */
  private String html(MarkdownLeaves.Words words) {
    int from = words.from();
    int to = from + words.words().length();
    if (from == to) {
      return "";
    }
    List<ReportText.Mark> own =
        marks.stream().filter(mark -> mark.span().meets(new Span(from, to))).toList();
    Set<Integer> cuts = new TreeSet<>(List.of(from, to));
    for (ReportText.Mark mark : own) {
      cuts.add(Math.max(from, mark.span().from()));
      cuts.add(Math.min(to, mark.span().to()));
    }
    List<Integer> at = new ArrayList<>(cuts);
    StringBuilder html = new StringBuilder();
    for (int i = 1; i < at.size(); i++) {
      piece(html, new Span(at.get(i - 1), at.get(i)), words, own);
    }
    return html.toString();
  }

  private static void piece(
      StringBuilder html, Span piece, MarkdownLeaves.Words words, List<ReportText.Mark> marks) {
    List<ReportText.Mark> covering =
        marks.stream().filter(mark -> mark.span().meets(piece)).toList();
    StringBuilder closing = new StringBuilder();
    for (ReportText.Mark mark : covering) {
      html.append(mark.span().from() == piece.from() ? mark.before() : "").append(mark.open());
      closing.insert(0, mark.close());
    }
    html.append(
            escaped(
                words
                    .words()
                    .substring(piece.from() - words.from(), piece.to() - words.from())))
        .append(closing);
    covering.stream()
        .filter(mark -> mark.span().to() == piece.to())
        .forEach(mark -> html.append(mark.after()));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  static NodeRenderer renderer(HtmlNodeRendererContext context) {
    return new NodeRenderer() {
      @Override
      public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Piece.class);
      }

      @Override
      public void render(Node node) {
        context.getWriter().raw(((Piece) node).html);
      }
    };
  }
}
