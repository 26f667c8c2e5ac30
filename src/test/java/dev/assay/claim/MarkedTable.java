package dev.assay.claim;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A table of docs/statistics.md that a simulation writes between two marks and a test reads.
 *
 * @param start mark before it
 * @param end mark after it
 */
record MarkedTable(String start, String end) {
  private static final Path PAGE = Path.of("docs", "statistics.md");

  void write(String table) throws IOException {
    String page = page();
    Files.writeString(
        PAGE,
        page.substring(0, page.indexOf(start) + start.length())
            + "\n\n"
            + table
            + "\n"
            + page.substring(page.indexOf(end)),
        StandardCharsets.UTF_8);
  }

  /** Reads the rows below the table's head, each as its cells. */
  List<List<String>> rows() throws IOException {
    String page = page();
    return page.substring(page.indexOf(start), page.indexOf(end))
        .lines()
        .filter(line -> line.startsWith("| "))
        .skip(1)
        .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ")))
        .toList();
  }

  private static String page() throws IOException {
    return Files.readString(PAGE, StandardCharsets.UTF_8);
  }
}
