package dev.assay.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** The blocks of a Markdown tree that hold text, with the places of their words. */
final class MarkdownLeaves {
  /**
   * One node that holds words.
   *
   * @param node a text, a piece of code, or a listing
   * @param from where its words begin
   * @param words them
   */
  record Words(Node node, int from, String words) {}

  /** One block of text. */
  private record Leaf(Node block, int from, int to) {}

  private final List<Leaf> leaves = new ArrayList<>();
  private final List<Words> words = new ArrayList<>();
  private final List<Image> images = new ArrayList<>();
  private final List<Integer> figures = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private MarkdownLeaves() {}

  static MarkdownLeaves of(Node document) {
    MarkdownLeaves leaves = new MarkdownLeaves();
    document.accept(leaves.new Reader());
    return leaves;
  }

  String text() {
    return text.toString();
  }

  List<Words> words() {
    return words;
  }

  List<Image> images() {
    return images;
  }

  List<Integer> figures() {
    return List.copyOf(figures);
  }

  List<Span> sentences() {
    List<Span> sentences = new ArrayList<>();
    for (Leaf leaf : leaves) {
      String own = text.substring(leaf.from, leaf.to);
      sentences.addAll(
          leaf.block instanceof FencedCodeBlock || leaf.block instanceof IndentedCodeBlock
              ? Sentences.lines(own, leaf.from)
              : Sentences.of(own, leaf.from));
    }
    return List.copyOf(sentences);
  }

  boolean isHeading(Span sentence) {
    return leaves.stream()
        .anyMatch(
            leaf ->
                leaf.block instanceof Heading
                    && leaf.from <= sentence.from()
                    && sentence.to() <= leaf.to);
  }

  int startOfSection(int place) {
    int at = 0;
    while (at + 1 < leaves.size() && leaves.get(at + 1).from <= place) {
      at++;
    }
    while (at > 0 && leaves.get(at - 1).block instanceof Heading) {
      at--;
    }
    return leaves.isEmpty() ? 0 : leaves.get(at).from;
  }

  /** Returns the text of a block and of those in it; empty where there is none. */
  Optional<Span> span(Node block) {
    List<Leaf> own = leaves.stream().filter(leaf -> isWithin(leaf.block, block)).toList();
    return own.isEmpty() || own.get(0).from == own.get(own.size() - 1).to
        ? Optional.empty()
        : Optional.of(new Span(own.get(0).from, own.get(own.size() - 1).to));
  }

  private static boolean isWithin(Node node, Node block) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at == block) {
        return true;
      }
    }
    return false;
  }

  private final class Reader extends AbstractVisitor {
    private void leaf(Block block, Runnable content) {
      int from = text.length();
      content.run();
      leaves.add(new Leaf(block, from, text.length()));
      text.append('\n');
    }

    @Override
    public void visit(Paragraph paragraph) {
      leaf(paragraph, () -> visitChildren(paragraph));
    }

    @Override
    public void visit(Heading heading) {
      leaf(heading, () -> visitChildren(heading));
    }

    @Override
    public void visit(FencedCodeBlock code) {
      leaf(code, () -> add(code, code.getLiteral().stripTrailing()));
    }

    @Override
    public void visit(IndentedCodeBlock code) {
      leaf(code, () -> add(code, code.getLiteral().stripTrailing()));
    }

    @Override
    public void visit(CustomBlock block) {
      visitChildren(block);
    }

    @Override
    public void visit(CustomNode node) {
      int from = text.length();
      visitChildren(node);
      if (node instanceof TableCell) {
        leaves.add(new Leaf(node, from, text.length()));
        text.append('\n');
      }
    }

    @Override
    public void visit(Text node) {
      add(node, TexSymbols.plain(node.getLiteral()));
    }

    @Override
    public void visit(Code code) {
      add(code, code.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak line) {
      text.append(' ');
    }

    @Override
    public void visit(HardLineBreak line) {
      text.append(' ');
    }

    @Override
    public void visit(Image image) {
      images.add(image);
      figures.add(text.length());
    }

    private void add(Node node, String own) {
      words.add(new Words(node, text.length(), own));
      text.append(own);
    }
  }
}
