package dev.assay.statistics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A table of docs/statistics-methods.md that a simulation writes between two marks. */
public record SimulationTable(String name) {
  private static final Path PAGE = Path.of("docs", "statistics-methods.md");

  private String start() {
    return String.format(Locale.ENGLISH, "<!-- %s: written by a simulation -->", name);
  }

  private String end() {
    return String.format(Locale.ENGLISH, "<!-- end of %s -->", name);
  }

  public void write(List<String> lines) throws IOException {
    String page = Files.readString(PAGE, StandardCharsets.UTF_8);
    Files.writeString(
        PAGE,
        page.substring(0, page.indexOf(start()) + start().length())
            + "\n\n"
            + String.join("\n", lines)
            + "\n\n"
            + page.substring(page.indexOf(end())),
        StandardCharsets.UTF_8);
  }

  public List<String> read() throws IOException {
    String page = Files.readString(PAGE, StandardCharsets.UTF_8);
    return page.substring(page.indexOf(start()), page.indexOf(end()))
        .lines()
        .filter(line -> line.startsWith("|"))
        .toList();
  }
}
