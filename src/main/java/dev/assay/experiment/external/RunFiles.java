package dev.assay.experiment.external;

import dev.assay.data.CsvFile;
import dev.assay.data.CsvFile.Row;
import dev.assay.data.DataException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files of one run each, with a row for each step, such as the curves that TensorBoard exports.
 *
 * @param pattern the files' names, with {@code {arm}} and {@code {seed}} where these stand
 * @param column the column of numbers, {@code Value} in TensorBoard's
 * @param metric what pages call the number
 * @param unit its unit; empty where it has none
 * @param pick which row counts
 */
public record RunFiles(String pattern, String column, String metric, String unit, Pick pick) {
  /** Which row of a run's file counts. */
  public enum Pick {
    /** The last one. */
    LAST,
    /** That with the lowest number. */
    LOWEST,
    /** That with the highest number. */
    HIGHEST
  }

  private static final String ARM = "{arm}";
  private static final String SEED = "{seed}";

  /**
   * Checks the pattern.
   *
   * @throws IllegalArgumentException if the pattern does not have {@code {arm}} and {@code {seed}},
   *     each once
   */
  public RunFiles {
    for (String part : List.of(ARM, SEED)) {
      if (pattern.split(Pattern.quote(part), -1).length != 2) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ENGLISH,
                "the file names \"%s\" do not have %s once: give a pattern such as run-{arm}_{seed}-tag-loss.csv",
                pattern,
                part));
      }
    }
  }

  /** Returns files whose last row counts. */
  public static RunFiles last(String pattern, String column, String metric) {
    return new RunFiles(pattern, column, metric, "", Pick.LAST);
  }

  /** Returns files of which the row with the lowest number counts. */
  public static RunFiles lowest(String pattern, String column, String metric) {
    return new RunFiles(pattern, column, metric, "", Pick.LOWEST);
  }

  /** Returns files of which the row with the highest number counts. */
  public static RunFiles highest(String pattern, String column, String metric) {
    return new RunFiles(pattern, column, metric, "", Pick.HIGHEST);
  }

  /** Returns the same in a unit. */
  public RunFiles in(String newUnit) {
    return new RunFiles(pattern, column, metric, newUnit, pick);
  }

  /** Returns the match of a file's name, whose groups are called as its parts. */
  Optional<Matcher> match(String fileName) {
    String regex =
        ("\\Q" + pattern + "\\E")
            .replace(ARM, "\\E(?<arm>.+?)\\Q")
            .replace(SEED, "\\E(?<seed>-?\\d{1,18})\\Q");
    return Optional.of(Pattern.compile(regex).matcher(fileName)).filter(Matcher::matches);
  }

  /** Reads the file of one run. */
  void read(CsvFile file, Matcher name, ReadRuns runs) {
    if (file.rows().isEmpty()) {
      throw new DataException(
          file.name() + ": no row behind the names of the columns. Export the run anew.");
    }
    Row last = file.rows().get(file.rows().size() - 1);
    Row row = last;
    double best = file.number(last, column);
    if (pick != Pick.LAST) {
      for (Row other : file.rows()) {
        double value = file.number(other, column);
        boolean better = pick == Pick.LOWEST ? value < best : value > best;
        if (better || Double.isNaN(best)) {
          best = value;
          row = other;
        }
      }
    }
    runs.put(
        RunColumns.at(file, row),
        metric,
        unit,
        name.group("arm"),
        Long.parseLong(name.group("seed")),
        best);
  }
}
