package dev.assay.data;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A CSV file as in RFC 4180: UTF-8, with or without a byte order mark, a row of column names, then
 * rows of as many fields. Immutable.
 */
public final class CsvFile {
  /** A damaged file must not ask for gigabytes. */
  private static final int MOST_BYTES = 1 << 28;

  private static final char MARK = '\uFEFF';
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  private static final Pattern INFINITE = Pattern.compile("[+-]?inf(inity)?");
  private static final Pattern WHOLE = Pattern.compile("([+-]?\\d+)(\\.0*)?");

  private final String name;
  private final String digest;
  private final List<String> columns;
  private final List<Row> rows;

  /**
   * A row behind the first.
   *
   * @param line its first line in the file, counted from 1
   * @param fields its fields, one for each column
   */
  public record Row(long line, List<String> fields) {
    /** Copies the fields. */
    public Row {
      fields = List.copyOf(fields);
    }
  }

  private CsvFile(String name, String digest, List<String> columns, List<Row> rows) {
    this.name = name;
    this.digest = digest;
    this.columns = List.copyOf(columns);
    this.rows = List.copyOf(rows);
  }

  /**
   * Reads a file.
   *
   * @param name what messages call it
   * @throws DataException if it cannot be read or is not such a file, naming file, line, value and
   *     remedy
   */
  public static CsvFile read(String name, Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(MOST_BYTES);
      if (in.read() >= 0) {
        throw new DataException(
            name + ": longer than " + MOST_BYTES + " bytes. Give a file of results alone.");
      }
      return parse(name, content);
    } catch (NoSuchFileException e) {
      throw new DataException(
          name + ": no such file (" + file.toAbsolutePath() + "). Put it there or name another.",
          e);
    } catch (IOException e) {
      throw new DataException(
          name + ": cannot be read (" + e + "). Make it readable or name another.", e);
    }
  }

  /**
   * Reads the content of a file.
   *
   * @throws DataException if it is not such a file, naming file, line, value and remedy
   */
  public static CsvFile parse(String name, byte[] content) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw new DataException(name + ": not UTF-8. Save it as UTF-8.", e);
    }
    List<Row> all = rows(name, text.startsWith(String.valueOf(MARK)) ? text.substring(1) : text);
    if (all.isEmpty()) {
      throw new DataException(name + ": no row. Give a row of column names and rows of values.");
    }
    List<String> columns = all.get(0).fields().stream().map(String::strip).toList();
    requireCommas(name, columns);
    List<Row> rows = all.subList(1, all.size());
    for (Row row : rows) {
      if (row.fields().size() != columns.size()) {
        throw new DataException(
            String.format(
                Locale.ENGLISH,
                "%s, line %d: %d fields and %d columns. Give each row one field for each column, in quotes if it has a comma.",
                name,
                row.line(),
                row.fields().size(),
                columns.size()));
      }
    }
    return new CsvFile(name, new Sha256().bytes(content).hex(), columns, rows);
  }

  private static List<Row> rows(String name, String text) {
    List<Row> rows = new ArrayList<>();
    try (CSVReader reader =
        new CSVReaderBuilder(new StringReader(text))
            .withCSVParser(new RFC4180ParserBuilder().build())
            .build()) {
      long line = 1;
      for (String[] fields = reader.readNext(); fields != null; fields = reader.readNext()) {
        if (fields.length > 1 || !fields[0].isBlank()) {
          rows.add(new Row(line, List.of(fields)));
        }
        line = reader.getLinesRead() + 1;
      }
      return rows;
    } catch (IOException | CsvException e) {
      throw new DataException(
          String.format(
              Locale.ENGLISH,
              "%s: no CSV behind %s (%s). Close every quote and double those inside a field.",
              name,
              rows.isEmpty() ? "its start" : "line " + rows.get(rows.size() - 1).line(),
              e.getMessage()),
          e);
    }
  }

  private static void requireCommas(String name, List<String> columns) {
    if (columns.size() == 1 && columns.get(0).matches(".*[;\t].*")) {
      throw new DataException(
          String.format(
              Locale.ENGLISH,
              "%s, line 1: one column \"%s\". Separate the columns by commas and write numbers with a point.",
              name,
              columns.get(0)));
    }
  }

  /** Returns what messages call the file. */
  public String name() {
    return name;
  }

  /** Returns the SHA-256, in hexadecimal, of its bytes. */
  public String digest() {
    return digest;
  }

  /** Returns the names of the columns. */
  public List<String> columns() {
    return columns;
  }

  /** Tells whether there is a column of a name. */
  public boolean has(String column) {
    return columns.contains(column);
  }

  /** Returns the rows behind the first. */
  public List<Row> rows() {
    return rows;
  }

  /**
   * Returns a field of a row, without blanks around it.
   *
   * @throws DataException if there is no column of that name, or more than one
   */
  public String field(Row row, String column) {
    int at = columns.indexOf(column);
    if (at < 0 || columns.lastIndexOf(column) != at) {
      throw new DataException(
          String.format(
              Locale.ENGLISH,
              "%s, line 1: %s column \"%s\". Give one of %s.",
              name,
              at < 0 ? "no" : "more than one",
              column,
              columns));
    }
    return row.fields().get(at).strip();
  }

  /**
   * Returns a field as a number, which may be infinite or not a number: {@code nan}, {@code inf}
   * and {@code infinity} in any case.
   *
   * @throws DataException if it is none
   */
  public double number(Row row, String column) {
    String field = field(row, column);
    if (NUMBER.matcher(field).matches()) {
      return Double.parseDouble(field);
    }
    String word = field.toLowerCase(Locale.ROOT);
    if (word.equals("nan")) {
      return Double.NaN;
    }
    if (INFINITE.matcher(word).matches()) {
      return word.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    throw wrong(row, column, "no number", "Write it as 0.25 or 2.5e-1, without unit or separator.");
  }

  /**
   * Returns a field as a whole number, which may be written with zeros behind the point.
   *
   * @throws DataException if it is none
   */
  public long whole(Row row, String column) {
    var matcher = WHOLE.matcher(field(row, column));
    try {
      if (matcher.matches()) {
        return Long.parseLong(matcher.group(1));
      }
    } catch (NumberFormatException e) {
      throw wrong(row, column, "too long a number", "Give a whole number of at most 18 digits.");
    }
    throw wrong(row, column, "no whole number", "Give a whole number, such as 3.");
  }

  /** Returns the refusal of a field that names file, line, column and value. */
  public DataException wrong(Row row, String column, String what, String remedy) {
    return new DataException(
        String.format(
            Locale.ENGLISH,
            "%s, line %d: %s \"%s\" is %s. %s",
            name,
            row.line(),
            column,
            field(row, column),
            what,
            remedy));
  }
}
