package dev.assay.experiment.external;

import dev.assay.data.CsvFile;
import dev.assay.data.CsvFile.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the columns of a table with one row for each run mean, such as an export of MLflow or
 * Weights &amp; Biases. Immutable; each method returns the columns with one thing more.
 *
 * @param arm the columns whose values, joined by a comma, name a run's arm
 * @param seed the column of its seed, if it was named
 * @param metrics the columns of its numbers
 * @param place the column of its arm's place on the axis of a trend, if there is one
 * @param finished the column of its state, if there is one, and the states in which its numbers
 *     count
 * @param where what columns must have for a row to be read
 */
public record RunColumns(
    List<String> arm,
    Optional<String> seed,
    List<Column> metrics,
    Optional<String> place,
    Optional<Finished> finished,
    Map<String, String> where) {

  /**
   * A column of numbers.
   *
   * @param column its name in the file
   * @param metric what pages call it
   * @param unit its unit; empty where it has none
   */
  public record Column(String column, String metric, String unit) {}

  /**
   * A column of states.
   *
   * @param column its name in the file
   * @param states the states of a run that ended as it should
   */
  public record Finished(String column, Set<String> states) {
    /** Copies the states. */
    public Finished {
      states = Set.copyOf(states);
    }
  }

  /** Copies the collections. */
  public RunColumns {
    arm = List.copyOf(arm);
    metrics = List.copyOf(metrics);
    where = new LinkedHashMap<>(where);
  }

  /** Returns what columns must have for a row to be read, by column. */
  @Override
  public Map<String, String> where() {
    return new LinkedHashMap<>(where);
  }

  /** Names the columns whose values tell the arms apart. */
  public static RunColumns arm(String... columns) {
    return new RunColumns(
        List.of(columns),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  /** Names the column of seeds. */
  public RunColumns seed(String column) {
    return new RunColumns(arm, Optional.of(column), metrics, place, finished, where);
  }

  /** Adds a column of numbers without a unit, by the name that pages use. */
  public RunColumns metric(String column, String name) {
    return metric(column, name, "");
  }

  /** Adds a column of numbers, by the name that pages use, with their unit. */
  public RunColumns metric(String column, String name, String unit) {
    List<Column> more = new ArrayList<>(metrics);
    more.add(new Column(column, name, unit));
    return new RunColumns(arm, seed, more, place, finished, where);
  }

  /** Names the column of numbers at which arms stand on the axis of a trend. */
  public RunColumns place(String column) {
    return new RunColumns(arm, seed, metrics, Optional.of(column), finished, where);
  }

  /**
   * Names the column of states, and the states of a run that ended as it should. The numbers of any
   * other run are missing, by its state: a crashed run has a last value, too.
   */
  public RunColumns finished(String column, String... states) {
    return new RunColumns(
        arm, seed, metrics, place, Optional.of(new Finished(column, Set.of(states))), where);
  }

  /** Reads only rows that have this value in a column. */
  public RunColumns where(String column, String value) {
    Map<String, String> more = new LinkedHashMap<>(where);
    more.put(column, value);
    return new RunColumns(arm, seed, metrics, place, finished, more);
  }

  /** Reads a table. */
  void read(CsvFile file, ReadRuns runs) {
    String seedColumn =
        seed.orElseThrow(
            () -> lacking("a column of seeds", ".seed(\"seed\")", "log the seed of each run"));
    if (arm.isEmpty() || metrics.isEmpty()) {
      throw lacking(
          "a column of arms or of numbers",
          "RunColumns.arm(\"model\").seed(\"seed\").metric(\"loss\", \"final loss\")",
          "name both");
    }
    for (Row row : file.rows()) {
      if (where.entrySet().stream()
          .allMatch(one -> file.field(row, one.getKey()).equals(one.getValue()))) {
        read(file, row, seedColumn, runs);
      }
    }
  }

  private void read(CsvFile file, Row row, String seedColumn, ReadRuns runs) {
    String at = at(file, row);
    String name =
        arm.stream().map(column -> file.field(row, column)).collect(Collectors.joining(", "));
    long ofRun = file.whole(row, seedColumn);
    Optional<String> state =
        finished
            .filter(one -> !one.states().contains(file.field(row, one.column())))
            .map(one -> one.column() + ": " + file.field(row, one.column()));
    for (Column one : metrics) {
      if (state.isPresent()) {
        runs.missing(at, one.metric(), name, ofRun, state.get());
      } else if (file.field(row, one.column()).isEmpty()) {
        runs.missing(at, one.metric(), name, ofRun, "no value in " + file.name());
      } else {
        runs.put(at, one.metric(), one.unit(), name, ofRun, file.number(row, one.column()));
      }
    }
    place.ifPresent(column -> runs.place(at, name, file.number(row, column)));
  }

  /** Names file and line. */
  static String at(CsvFile file, Row row) {
    return file.name() + ", line " + row.line();
  }

  private static IllegalArgumentException lacking(String what, String remedy, String or) {
    return new IllegalArgumentException(
        String.format(
            Locale.ENGLISH, "the columns of a table lack %s: add %s, and %s", what, remedy, or));
  }
}
