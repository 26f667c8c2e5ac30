package dev.assay.report;

import dev.assay.report.file.CsvRows;
import java.util.ArrayList;
import java.util.List;

/** Reads RFC 4180 CSV, for tests to read back what was written. */
public final class Csv {
  private Csv() {}

  /**
   * Returns the rows.
   *
   * @throws IllegalArgumentException if a spreadsheet would not take the text for UTF-8
   */
  public static List<List<String>> rows(String marked) {
    if (marked.isEmpty() || marked.charAt(0) != CsvRows.MARK) {
      throw new IllegalArgumentException("no mark of UTF-8 at the start");
    }
    String csv = marked.substring(1);
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < csv.length(); i++) {
      char c = csv.charAt(i);
      if (quoted && c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
        field.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == ',') {
        row.add(field.toString());
        field.setLength(0);
      } else if (!quoted && c == '\r') {
        row.add(field.toString());
        field.setLength(0);
        rows.add(List.copyOf(row));
        row.clear();
        i++;
      } else {
        field.append(c);
      }
    }
    return rows;
  }
}
