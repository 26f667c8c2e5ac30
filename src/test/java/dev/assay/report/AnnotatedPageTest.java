package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.report.figure.FigureRenderer;
import dev.assay.report.text.ReportText;
import dev.assay.report.text.Story;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnotatedPageTest {
  private static final RunReport RUN = Runs.annotated("quick");
  private static final String PAGE = page(RUN.withoutFigures());

  private static String page(RunReport run) {
    return new AnnotatedPage(new FigureRenderer()).html(run).orElseThrow();
  }

  private static List<String> found(String pattern, String in) {
    return Pattern.compile(pattern, Pattern.DOTALL).matcher(in).results()
        .map(result -> result.group(1))
        .toList();
  }

  @Test
  void marksEveryClaimInTheReportsOwnWords() {
    assertThat(found("id=\"at-([A-Z]\\d)\"", PAGE)).hasSize(42).doesNotHaveDuplicates();
    assertThat(found("id=\"note-([A-Z]\\d)\"", PAGE)).hasSize(42).doesNotHaveDuplicates();
    assertThat(found("<li><a class=\"lead\" href=\"#at-([A-Z]\\d)", PAGE))
        .as("the strip is in the order of the report")
        .isEqualTo(found("id=\"at-([A-Z]\\d)\"", PAGE));
    assertThat(PAGE).contains("<p>Three models, ~ 571 parameters.</p>", "batch = 64");
  }

  @Test
  void keepsNotesShort() {
    List<String> notes = found("<p class=\"why\">(.*?)</p>", PAGE);
    assertThat(notes).hasSize(84).allSatisfy(note -> assertThat(note).isNotBlank());
    assertThat(notes)
        .allSatisfy(
            note ->
                assertThat(note.strip().split("\\s+"))
                    .hasSizeLessThanOrEqualTo(AnnotatedPage.NOTE + 1));
  }

  @Test
  void leavesNoSentenceToNobodyUnseen() {
    assertThat(PAGE)
        .contains("18 nobody’s, 18 of them without a reason", "<mark>Nobody says why 2 &lt; 3 is here.</mark>");
    assertThat(found("(<mark>)", PAGE)).hasSize(18);
  }

  @Test
  void saysWhatItDidNotFind() {
    RunReport other =
        RUN.withoutFigures()
            .with(
                new Story(
                    List.of(),
                    Optional.of(ReportText.of("Another report. <script>alert(1)</script>")),
                    Optional.empty()));
    String page = page(other);
    assertThat(page)
        .contains("What claim F1 quotes is not in the report’s text")
        .contains("Claims whose words were not found above")
        .doesNotContain("<script>alert");
    assertThat(found("id=\"note-([A-Z]\\d)\"", page)).hasSize(42);
  }

  @Test
  void comesAndGoesWithTheText(@TempDir Path output) throws Exception {
    ReportWriter writer = new ReportWriter(new FigureRenderer());
    RunReport run = RUN.withoutFigures();
    writer.write(run, output);
    writer.sweep(run, output);
    assertThat(output.resolve("annotated.html")).hasContent(PAGE);
    assertThat(output.resolve("passages.json")).isNotEmptyFile();
    assertThat(Files.readString(output.resolve("index.html"))).contains("href=\"annotated.html\"");
    RunReport without = run.with(Story.NONE);
    writer.write(without, output);
    writer.sweep(without, output);
    assertThat(output.resolve("annotated.html")).doesNotExist();
    assertThat(output.resolve("passages.json")).doesNotExist();
    assertThat(Files.readString(output.resolve("index.html")))
        .contains("-Dassay.report.text=FILE")
        .doesNotContain("annotated.html\"");
  }
}
