package dev.assay.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Figures are the same bytes in every locale: one of each way to write a number is tried. */
@Isolated
class FigureLocalesIT {
  private final Locale own = Locale.getDefault();

  @TempDir Path directory;

  @AfterEach
  void restore() {
    Locale.setDefault(own);
  }

  @Test
  void areTheSameBytesWhateverTheDigitsAndSeparators() throws IOException {
    Map<String, Locale> kinds = new TreeMap<>();
    for (Locale locale : Locale.getAvailableLocales()) {
      DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
      kinds.putIfAbsent(
          "" + symbols.getZeroDigit() + symbols.getDecimalSeparator() + symbols.getMinusSign(),
          locale);
    }
    for (Locale named :
        List.of(Locale.forLanguageTag("tr-TR"), Locale.forLanguageTag("th-TH-u-nu-thai"))) {
      kinds.put(named.toString(), named);
    }
    assertThat(kinds).hasSizeGreaterThan(8);
    Locale.setDefault(Locale.ROOT);
    Map<String, byte[]> expected = files();
    assertThat(expected).hasSizeGreaterThan(3);
    for (Locale locale : kinds.values()) {
      Locale.setDefault(locale);
      Map<String, byte[]> found = files();
      assertThat(found.keySet()).isEqualTo(expected.keySet());
      found.forEach(
          (name, bytes) ->
              assertThat(bytes).as(name + " in " + locale).isEqualTo(expected.get(name)));
    }
  }

  private Map<String, byte[]> files() throws IOException {
    FigureRenderer renderer = new FigureRenderer();
    List<Figure> figures = Figures.all();
    FigureJson.write(Map.of("C1", figures), "L §1", directory);
    Map<String, byte[]> files = new TreeMap<>();
    for (Figure figure : figures) {
      files.put(figure.id() + ".svg", renderer.svg(figure).getBytes(StandardCharsets.UTF_8));
      files.put(figure.id() + ".csv", renderer.csv(figure).getBytes(StandardCharsets.UTF_8));
    }
    try (Stream<Path> written = Files.list(directory)) {
      for (Path file : written.toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }
}
