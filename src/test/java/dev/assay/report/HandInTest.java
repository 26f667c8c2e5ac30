package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandInTest {

  @Test
  void followsTheReportsSectionsWithFiguresInPlace(@TempDir Path output) throws Exception {
    new ReportWriter(new FigureRenderer()).write(Runs.judged(), output);
    String markdown = Files.readString(output.resolve("report.md"));
    assertThat(markdown)
        .containsSubsequence(
            "Data **mnist**, scale **quick**.",
            "2 claims: 1 reproduced ✔, 1 refuted ✘.",
            "## 1. HW1-1 §1",
            "### F2. The wide MLP",
            "**✔ reproduced.**",
            "![Training loss of the three models](figures/F2.png)",
            "| final loss: model0 − model2 |  | 0.01446 MSE |",
            "### F5. ");
    Pattern.compile("\\]\\((figures/[^)]*)\\)")
        .matcher(markdown)
        .results()
        .forEach(link -> assertThat(output.resolve(link.group(1))).exists());
  }

  @Test
  void warnsOfDrawnDigits() {
    assertThat(new HandIn().markdown(Runs.whole("strokes", "quick"))).contains("**Not MNIST:");
  }

  @Test
  void escapesWhatMarkdownReserves() {
    assertThat(new HandIn().markdown(Runs.hostile()))
        .contains("&lt;script&gt;alert(\"x\")&lt;/script&gt; &amp; 'quotes' \\| \\`ticks\\`")
        .doesNotContain("<script>");
  }
}
