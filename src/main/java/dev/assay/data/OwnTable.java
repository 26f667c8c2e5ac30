package dev.assay.data;

import java.io.Serial;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * A report's own table of examples, read from CSV and known to trials by its digest. Immutable.
 *
 * <p>It is held in a static field of the class that uses it. Files are named from the project's
 * directory. A trial's seed draws the rows that it is trained and tested on; each input column is
 * normalised by the mean and deviation of the training rows, and targets are left as they are.
 */
public final class OwnTable implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final Map<String, OwnTable> READ = new ConcurrentHashMap<>();

  private final String name;
  private final String digest;
  private final double[][] inputs;
  private final double[] targets;
  private final int classes;

  private OwnTable(String name, String digest, double[][] inputs, double[] targets, int classes) {
    this.name = name;
    this.digest = digest;
    this.inputs = inputs;
    this.targets = targets;
    this.classes = classes;
  }

  /**
   * Reads a table whose target is a number.
   *
   * @param name what pages call it
   * @param file the CSV file
   * @param sha256 the SHA-256 of the file, in hexadecimal
   * @param target the column of targets
   * @param columns the columns of inputs
   * @throws DataException if the file cannot be used, or is another one, with the remedy
   */
  public static OwnTable numbers(
      String name, String file, String sha256, String target, String... columns) {
    return read(name, file, sha256, target, false, columns);
  }

  /** Reads a table whose target is a class: each different text is one, in alphabetical order. */
  public static OwnTable classes(
      String name, String file, String sha256, String target, String... columns) {
    return read(name, file, sha256, target, true, columns);
  }

  private static OwnTable read(
      String name, String file, String sha256, String target, boolean classes, String... columns) {
    // An executor has no files: what was sent to it is known by the digest.
    OwnTable known = READ.get(digest(sha256, target, classes, columns));
    if (known != null) {
      return new OwnTable(name, known.digest, known.inputs, known.targets, known.classes);
    }
    CsvFile csv =
        CsvFile.read(file, Path.of(System.getProperty("assay.basedir", "")).resolve(file));
    if (!csv.digest().equals(sha256)) {
      throw new DataException(
          String.format(
              Locale.ENGLISH,
              "%s: its SHA-256 is %s and \"%s\" was named. If it is the file that is meant, name its own.",
              file,
              csv.digest(),
              sha256));
    }
    return of(name, csv, target, classes, columns);
  }

  static OwnTable of(String name, CsvFile csv, String target, boolean classes, String... columns) {
    if (columns.length == 0 || csv.rows().size() < 2) {
      throw new DataException(
          String.format(
              Locale.ENGLISH,
              "%s: %d columns of inputs and %d rows. Name at least one column and give at least two rows.",
              csv.name(),
              columns.length,
              csv.rows().size()));
    }
    Set<String> known = new TreeSet<>();
    double[][] inputs = new double[csv.rows().size()][columns.length];
    for (int i = 0; i < inputs.length; i++) {
      for (int c = 0; c < columns.length; c++) {
        inputs[i][c] = finite(csv, csv.rows().get(i), columns[c]);
      }
      known.add(csv.field(csv.rows().get(i), target));
    }
    if (classes && known.size() < 2) {
      throw new DataException(
          String.format(
              Locale.ENGLISH,
              "%s: %s has the classes %s. Give a column with at least two.",
              csv.name(),
              target,
              known));
    }
    List<String> order = List.copyOf(known);
    double[] targets = new double[inputs.length];
    for (int i = 0; i < targets.length; i++) {
      CsvFile.Row row = csv.rows().get(i);
      targets[i] = classes ? order.indexOf(csv.field(row, target)) : finite(csv, row, target);
    }
    String digest = digest(csv.digest(), target, classes, columns);
    OwnTable table = new OwnTable(name, digest, inputs, targets, classes ? order.size() : 0);
    READ.put(digest, table);
    return table;
  }

  private static String digest(String file, String target, boolean classes, String... columns) {
    return new Sha256()
        .text("assay-table-1\n" + file + "\n" + target + "\n" + classes + "\n")
        .text(String.join("\n", columns))
        .hex();
  }

  /** Makes the table known where it was sent to. */
  @Serial
  private Object readResolve() {
    return Objects.requireNonNullElse(READ.putIfAbsent(digest, this), this);
  }

  private static double finite(CsvFile csv, CsvFile.Row row, String column) {
    double value = csv.number(row, column);
    if (!Double.isFinite(value)) {
      throw csv.wrong(row, column, "not finite", "Give a number, or leave the row out.");
    }
    return value;
  }

  /**
   * Returns a table that was read.
   *
   * @param digest what {@link #digest} gives
   * @throws DataException if it was not
   */
  public static OwnTable of(String digest) {
    OwnTable table = READ.get(digest);
    if (table == null) {
      throw new DataException(
          "no table with digest "
              + digest
              + " was read. Hold it in a static field of the class that uses it.");
    }
    return table;
  }

  /** Returns all tables that were read. */
  public static List<OwnTable> known() {
    return List.copyOf(READ.values());
  }

  /** Returns what pages call it. */
  public String name() {
    return name;
  }

  /** Returns the SHA-256 of the file and of what its columns are, in hexadecimal. */
  public String digest() {
    return digest;
  }

  /** Counts the rows. */
  public int count() {
    return targets.length;
  }

  /** Counts the columns of inputs. */
  public int inputs() {
    return inputs[0].length;
  }

  /** Counts the classes of the target; 0 if it is a number. */
  public int classes() {
    return classes;
  }

  /**
   * Draws the rows of a trial's seed: first those it is tested on, then those it is trained on.
   *
   * @throws DataException if there are not as many rows
   */
  public Drawn draw(long seed, int train, int test) {
    if (train < 1 || test < 0 || (long) train + test > count()) {
      throw new DataException(
          String.format(
              Locale.ENGLISH,
              "%d rows to train on and %d to test on, and \"%s\" has %d. Ask for fewer.",
              train,
              test,
              name,
              count()));
    }
    int[] rows = IntStream.range(0, count()).toArray();
    RandomStreams.shuffle(rows, new RandomStreams(seed).stream("rows"));
    return new Drawn(
        Arrays.copyOfRange(rows, test, test + train), Arrays.copyOfRange(rows, 0, test));
  }

  /** The rows that one seed draws, normalised. */
  public final class Drawn {
    private final int[] train;
    private final int[] test;
    private final List<Double> mean = new ArrayList<>();
    private final List<Double> deviation = new ArrayList<>();

    private Drawn(int[] train, int[] test) {
      this.train = train;
      this.test = test.length == 0 ? train : test;
      for (int column = 0; column < inputs(); column++) {
        int c = column;
        double centre =
            Arrays.stream(train).mapToDouble(row -> inputs[row][c]).sum() / train.length;
        double square =
            Arrays.stream(train)
                    .mapToDouble(row -> (inputs[row][c] - centre) * (inputs[row][c] - centre))
                    .sum()
                / train.length;
        mean.add(centre);
        // A column that never changes says nothing, and is left at 0.
        deviation.add(square > 0 ? Math.sqrt(square) : 1);
      }
    }

    /** Counts the rows of a set. */
    public int count(boolean ofTest) {
      return rows(ofTest).length;
    }

    /** Returns one normalised input. */
    public double input(boolean ofTest, int example, int column) {
      double value = inputs[rows(ofTest)[example]][column];
      return (value - mean.get(column)) / deviation.get(column);
    }

    /** Returns the target of an example, or its class. */
    public double target(boolean ofTest, int example) {
      return targets[rows(ofTest)[example]];
    }

    /** Returns the targets of the training rows. */
    public double[] targets() {
      return Arrays.stream(train).mapToDouble(row -> targets[row]).toArray();
    }

    private int[] rows(boolean ofTest) {
      return ofTest ? test : train;
    }
  }
}
