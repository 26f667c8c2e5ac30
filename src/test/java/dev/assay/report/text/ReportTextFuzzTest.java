package dev.assay.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.report.text.ReportText.Mark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Bytes that once were, or nearly are, a report in Markdown. */
class ReportTextFuzzTest {
  @FuzzTest(maxDuration = "1m")
  void readsAndWritesOrNamesFileAndRemedy(byte[] bytes) throws IOException {
    Path file = Files.createTempFile("assay-fuzz", ".md");
    try {
      Files.write(file, bytes);
      ReportText report = ReportText.read(file);
      int at = 0;
      for (Span sentence : report.sentences()) {
        assertThat(sentence.from()).isGreaterThanOrEqualTo(at);
        assertThat(report.words(sentence)).isNotBlank();
        assertThat(report.startOfSection(sentence.from())).isBetween(0, sentence.from());
        at = sentence.to();
      }
      Span first = report.sentences().get(0);
      assertThat(report.quotes().find(report.words(first), 0, at)).isNotNull();
      assertThat(report.html(List.of(new Mark(first, "<u>", "</u>", "", "")), text -> "a figure"))
          .isNotEmpty();
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageStartingWith(file.toString()).hasMessageContaining("Give the report");
    } finally {
      Files.delete(file);
    }
  }
}
