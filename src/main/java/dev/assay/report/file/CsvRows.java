package dev.assay.report.file;

/** Writes rows of RFC 4180 CSV. */
public final class CsvRows {
  public static final String END = "\r\n";

  /** Spreadsheets take a file for UTF-8 only where it starts with this mark. */
  public static final char MARK = '\uFEFF';

  private CsvRows() {}

  /** Starts a file with its header row, so that spreadsheets read R², π and − as they are. */
  public static StringBuilder start(String header) {
    return new StringBuilder().append(MARK).append(header).append(END);
  }

  /** Adds a row; fields that need quotes get them. */
  public static void add(StringBuilder csv, String... fields) {
    for (int i = 0; i < fields.length; i++) {
      csv.append(i == 0 ? "" : ",").append(quoted(fields[i]));
    }
    csv.append(END);
  }

  private static String quoted(String field) {
    boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
