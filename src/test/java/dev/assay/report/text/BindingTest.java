package dev.assay.report.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.report.text.Outline.Asked;
import dev.assay.report.text.Outline.Cited;
import dev.assay.report.text.Outline.Part;
import dev.assay.report.text.Passages.Kind;
import dev.assay.report.text.Passages.Sentence;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BindingTest {
  private static final String MARKDOWN =
      """
      # A report

      - 1. Fit a curve

        **a.** Describe the model (e.g. its size).

      Ans: The net has layers (1 $\\rightarrow$ 5 $\\rightarrow$ 1). It has 16&nbsp;parameters.

      ```
      Batch : 16
      ```

      b. Plot the loss.

      ![the loss](loss.png)

      The loss falls  to $\\sim$ 0.1 , and *stays* there. That is good.

      ## Two

      b. Plot the loss.

      The loss falls <b>again</b> to $\\sim$ 0.1.
      """;

  private static final Part ONE =
      new Part(
          "§1",
          List.of(
              new Asked("a", "Describe the model (e.g. its size)", true),
              new Asked("b", "Plot the loss.", false)),
          List.of(
              new Cited("A1", "§1.a", "layers (1→5→1) ... 16 parameters"),
              new Cited("A2", "§1.b", "The loss falls to ~0.1, and stays there"),
              new Cited("A3", "§1.b", "falls to ~ 0.1")));

  private static Part two(String place, String quote) {
    return new Part(
        "§2",
        List.of(new Asked("b", "Plot the loss. [sic: of both]", false)),
        List.of(new Cited("B1", place, quote)));
  }

  private static Binding bind(Part second) {
    return Binding.of(ReportText.of(MARKDOWN), new Outline(List.of(ONE, second)));
  }

  private static final Binding BOUND = bind(two("§2.b", "The loss falls again"));

  @Test
  void findsQuotesInTheAnswerThatTheirPlaceNames() {
    assertThat(BOUND.unmatched()).isEmpty();
    assertThat(words("A1")).isEqualTo("layers (1 → 5 → 1)|16\u00a0parameters");
    assertThat(words("A2")).isEqualTo("The loss falls  to ~ 0.1 , and stays there");
    assertThat(words("A3")).isEqualTo("falls  to ~ 0.1");
    assertThat(words("B1")).isEqualTo("The loss falls again");
  }

  private static String words(String claim) {
    return BOUND.quotes().get(claim).stream()
        .map(BOUND.text()::words)
        .collect(Collectors.joining("|"));
  }

  @Test
  void refusesWhatTheTextDoesNotHaveAndWhatItHasElsewhere() {
    assertThat(bind(two("§2.b", "The loss rises")).unmatched())
        .singleElement()
        .asString()
        .contains("B1", "§2.b of §2 or elsewhere", "The loss rises");
    assertThat(bind(two("§2.b", "The net has layers")).unmatched())
        .singleElement()
        .asString()
        .contains("B1", "but not at §2.b of §2", "Correct the place");
    Part asked = new Part("§2", List.of(new Asked("c", "Plot the accuracy.", false)), List.of());
    assertThat(bind(asked).unmatched()).singleElement().asString().contains("Plot the accuracy.");
  }

  @Test
  void saysWhatEachSentenceIs() {
    assertThat(
            BOUND.passages().sentences().stream()
                .map(s -> s.kind() + " " + BOUND.text().words(s.span())))
        .containsExactly(
            "HEADING A report",
            "HEADING Fit a curve",
            "QUESTION a. Describe the model (e.g. its size).",
            "CLAIM Ans: The net has layers (1 → 5 → 1).",
            "CLAIM It has 16\u00a0parameters.",
            "SETTING Batch : 16",
            "QUESTION b. Plot the loss.",
            "CLAIM The loss falls  to ~ 0.1 , and stays there.",
            "OTHER That is good.",
            "HEADING Two",
            "QUESTION b. Plot the loss.",
            "CLAIM The loss falls again to ~ 0.1.");
    assertThat(BOUND.passages().coverage())
        .isEqualTo(
            "12 sentences: 4 make the 4 claims, 1 state settings, 3 are questions, 3 headings, 1 nobody’s, 1 of them without a reason.");
    assertThat(BOUND.endOfSettings("§1")).isPresent();
  }

  @Test
  void keepsWhatAPersonSaidOfASentence(@TempDir Path directory) throws Exception {
    Passages found = BOUND.passages();
    Path file = directory.resolve("passages.json");
    Files.writeString(
        file,
        PassagesFile.write(found)
            .replace("\"kind\":\"OTHER\",\"claims\":[],\"why\":\"\"", "\"kind\":\"OTHER\",\"claims\":[],\"why\":\"an opinion\""));
    Passages kept = PassagesFile.read(file).orElseThrow();
    Passages known = found.knowing(kept);
    assertThat(known).isEqualTo(kept);
    assertThat(known.sentences()).noneMatch(Sentence::isUnseen);
    assertThat(known.of(Kind.OTHER)).extracting(Sentence::why).containsExactly("an opinion");
    assertThat(known.coverage()).endsWith("1 nobody’s, each with its reason.");
    Files.writeString(file, "{\"digest\": 1");
    assertThatThrownBy(() -> PassagesFile.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(file.toString(), "is malformed at line 1");
    assertThat(PassagesFile.read(directory.resolve("none.json"))).isEmpty();
  }

  @Test
  void writesTheReportWithMarksAndEscapesIt() {
    ReportText text = BOUND.text();
    List<ReportText.Mark> marks =
        BOUND.quotes().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .flatMap(
                quote ->
                    quote.getValue().stream()
                        .map(
                            span ->
                                new ReportText.Mark(
                                    span, "<u>", "</u>", "[", "]" + quote.getKey())))
            .toList();
    String html =
        text.html(marks, description -> "{" + description + "}").stream()
            .map(ReportText.Block::html)
            .collect(Collectors.joining());
    assertThat(text.html(marks, description -> ""))
        .filteredOn(block -> block.html().contains("Batch"))
        .extracting(block -> text.words(block.span().orElseThrow()))
        .containsExactly("Batch : 16");
    assertThat(html)
        .contains(
            "<h2>A report</h2>",
            "[<u>layers (1 → 5 → 1)</u>]A1. It has [<u>16\u00a0parameters</u>]A1.",
            "{the loss}",
            "[<u>The loss </u><u>[<u>falls  to ~ 0.1</u></u>]A3<u> , and </u><em><u>stays</u></em><u> there</u>]A2.",
            "[<u>The loss falls </u>&lt;b&gt;<u>again</u>]B1&lt;/b&gt; to ~ 0.1.")
        .doesNotContain("<b>again", "loss.png");
  }

  @Test
  void refusesAFileThatIsNoReport(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("report.md");
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
    assertThatThrownBy(() -> ReportText.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(file.toString(), "not text in UTF-8");
    Files.write(file, "\n---\n".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> ReportText.read(file)).hasMessageContaining("has no sentence");
  }

  @Test
  void cutsToWholeSentencesWhereTheyFit() {
    String text = "All holds. It is so by a factor of 1.5, e.g. here. And more.";
    assertThat(Shortened.to(2, text)).isEqualTo("All holds.");
    assertThat(Shortened.to(9, text)).isEqualTo("All holds.");
    assertThat(Shortened.to(13, text)).isEqualTo("All holds. It is so by a factor of 1.5, e.g. here.");
    assertThat(Shortened.to(40, text)).isEqualTo(text);
    assertThat(Shortened.to(1, text)).isEqualTo("All …");
  }
}
