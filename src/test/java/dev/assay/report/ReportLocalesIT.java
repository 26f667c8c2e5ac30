package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.report.figure.FigureRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A whole report is the same bytes whatever the digits, separators and letters of the locale. */
@Isolated
class ReportLocalesIT {
  private final Locale own = Locale.getDefault();

  @TempDir Path directory;

  @AfterEach
  void restore() {
    Locale.setDefault(own);
  }

  @Test
  void isTheSameBytesInEachLocale() throws IOException {
    Locale.setDefault(Locale.ROOT);
    Map<String, byte[]> expected = files("root");
    assertThat(expected)
        .containsKeys("verdicts.json", "index.html", "report.md", "report.html", "poster.svg");
    for (String tag : List.of("de-DE", "fa-IR", "tr-TR", "hi-IN-u-nu-deva")) {
      Locale.setDefault(Locale.forLanguageTag(tag));
      Map<String, byte[]> found = files(tag);
      assertThat(found.keySet()).isEqualTo(expected.keySet());
      found.forEach(
          (name, bytes) -> assertThat(bytes).as(name + " in " + tag).isEqualTo(expected.get(name)));
    }
  }

  private Map<String, byte[]> files(String name) throws IOException {
    Path output = directory.resolve(name);
    new ReportWriter(new FigureRenderer()).write(Runs.annotated("quick"), output);
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> written = Files.walk(output)) {
      for (Path file : written.filter(Files::isRegularFile).toList()) {
        files.put(output.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }
}
