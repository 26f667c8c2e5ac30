package dev.assay.instrument;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes the registry's table into docs/instruments.md.
 *
 * <p>After {@code mvn test-compile}, run {@code main} with the test class path from the project's
 * directory.
 */
public final class InstrumentPage {
  private static final Path PAGE = Path.of("docs", "instruments.md");
  private static final String START = "<!-- the registry: written by InstrumentPage.main -->\n\n";
  private static final String END = "\n<!-- end of the registry -->";

  private InstrumentPage() {}

  /** Writes the table between its marks. */
  public static void main(String[] arguments) throws IOException {
    String page = page();
    Files.writeString(
        PAGE,
        page.substring(0, start(page)) + table() + page.substring(page.indexOf(END)),
        StandardCharsets.UTF_8);
  }

  /** Returns the table that the page holds. */
  static String committed() throws IOException {
    String page = page();
    return page.substring(start(page), page.indexOf(END));
  }

  private static String page() throws IOException {
    return Files.readString(PAGE, StandardCharsets.UTF_8);
  }

  private static int start(String page) {
    return page.indexOf(START) + START.length();
  }

  static String table() {
    return InstrumentRegistry.ofAll().instruments().stream()
        .map(
            instrument ->
                String.format(
                    Locale.ENGLISH,
                    "| **%s** | %s | %s | %s |\n",
                    instrument.name(),
                    instrument.measures(),
                    instrument.against(),
                    String.join("<br>", instrument.mistakes())))
        .collect(
            Collectors.joining(
                "",
                "| instrument | what it measures | what it is checked against | mutants |\n"
                    + "|---|---|---|---|\n",
                ""));
  }
}
