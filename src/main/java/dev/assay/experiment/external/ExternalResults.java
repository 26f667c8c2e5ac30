package dev.assay.experiment.external;

import dev.assay.claim.Claim;
import dev.assay.claim.PositiveControl;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.ExternalSource;
import dev.assay.data.CsvFile;
import dev.assay.data.DataException;
import dev.assay.data.Sha256;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Measured;
import dev.assay.experiment.ReportSection;
import dev.assay.statistics.MetricRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Results of runs that were trained elsewhere, read from CSV: what a file of claims has in place of
 * a {@link dev.assay.experiment.Comparison} where nothing is to be trained.
 *
 * <p>Files are named from the project's directory. Claims are judged by the same criteria, with the
 * same controls and pages, and each says that it was not trained here and what could not be
 * checked. Immutable; each method returns results with one thing more.
 */
public final class ExternalResults implements ReportSection.Basis {
  private final String files;
  private final String filesDigest;
  private final Evidence evidence;
  private final List<Long> seeds;
  private final Map<String, MetricRange> ranges;
  private final Map<String, ExternalResults> alternatives;
  private final List<PositiveControl> controls;

  private ExternalResults(
      String files,
      String filesDigest,
      Evidence evidence,
      List<Long> seeds,
      Map<String, MetricRange> ranges,
      Map<String, ExternalResults> alternatives,
      List<PositiveControl> controls) {
    this.files = files;
    this.filesDigest = filesDigest;
    this.evidence = evidence;
    this.seeds = List.copyOf(seeds);
    this.ranges = Collections.unmodifiableMap(new LinkedHashMap<>(ranges));
    this.alternatives = Collections.unmodifiableMap(new LinkedHashMap<>(alternatives));
    this.controls = List.copyOf(controls);
  }

  /**
   * Reads a file with a row for each number: {@code metric,unit,arm,place,seed,value,missing}, the
   * format of the evidence that every run writes. Unit, place and missing may be left out.
   *
   * @throws DataException if it cannot be used, naming file, line, value and remedy
   */
  public static ExternalResults numbers(String file) {
    return table(file, EvidenceRows::read);
  }

  /**
   * Reads a file with a row for each run, such as an export of MLflow or Weights &amp; Biases.
   *
   * @throws DataException if it cannot be used, naming file, line, value and remedy
   */
  public static ExternalResults runs(String file, RunColumns columns) {
    return table(file, columns::read);
  }

  private static ExternalResults table(String file, BiConsumer<CsvFile, ReadRuns> reader) {
    ReadRuns runs = new ReadRuns(file);
    CsvFile table = CsvFile.read(file, path(file));
    reader.accept(table, runs);
    return of(file, table.digest(), runs);
  }

  /**
   * Reads a directory of files of one run each, such as the curves that TensorBoard exports: one
   * kind of files for each metric.
   *
   * @throws DataException if they cannot be used, naming file, line, value and remedy
   */
  public static ExternalResults curves(String directory, RunFiles... kinds) {
    ReadRuns runs = new ReadRuns(directory);
    Sha256 digest = new Sha256();
    for (String name : csvFiles(directory)) {
      CsvFile file = CsvFile.read(directory + "/" + name, path(directory).resolve(name));
      boolean read = false;
      for (RunFiles kind : kinds) {
        Optional<Matcher> match = kind.match(name);
        match.ifPresent(parts -> kind.read(file, parts, runs));
        read |= match.isPresent();
      }
      if (!read) {
        throw new DataException(
            String.format(
                Locale.ENGLISH,
                "%s/%s: a CSV file that is named as none of %s. Name its kind, or put it elsewhere.",
                directory,
                name,
                Stream.of(kinds).map(RunFiles::pattern).toList()));
      }
      digest.bytes((name + "\n" + file.digest() + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return of(directory, digest.hex(), runs);
  }

  private static List<String> csvFiles(String directory) {
    try (Stream<Path> all = Files.list(path(directory))) {
      return all.map(file -> file.getFileName().toString())
          .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(".csv"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new DataException(
          directory
              + ": cannot be listed ("
              + e
              + "). Name a directory of CSV files, from the project's.",
          e);
    }
  }

  private static Path path(String file) {
    return Path.of(System.getProperty("assay.basedir", "")).resolve(file);
  }

  private static ExternalResults of(String files, String digest, ReadRuns runs) {
    return new ExternalResults(
        files, digest, runs.evidence(), runs.seeds(), Map.of(), Map.of(), List.of());
  }

  private ExternalResults with(
      Map<String, MetricRange> newRanges,
      Map<String, ExternalResults> newAlternatives,
      List<PositiveControl> newControls) {
    return new ExternalResults(
        files, filesDigest, evidence, seeds, newRanges, newAlternatives, newControls);
  }

  /**
   * Says what a metric can be: an interval ends there, and a run without a value takes the worse
   * end.
   *
   * @throws IllegalArgumentException if there is no such metric, or a value lies outside
   */
  public ExternalResults range(String metric, MetricRange range) {
    requireMetric(metric);
    Map<String, MetricRange> more = new LinkedHashMap<>(ranges);
    more.put(metric, range);
    evidence.within(more);
    return with(more, alternatives, controls);
  }

  /** Adds the results under another setting that the report leaves open: they move no grade. */
  public ExternalResults alternative(String name, ExternalResults other) {
    Map<String, ExternalResults> more = new LinkedHashMap<>(alternatives);
    if (more.put(name, other) != null) {
      throw new IllegalArgumentException(
          "two alternative settings \"" + name + "\": give each a name of its own");
    }
    return with(ranges, more, controls);
  }

  /**
   * Adds what must be shown before a claim is graded, of a metric and arm that no claim reads.
   *
   * @param name what holds, for example {@code true labels are learned}
   * @param failure the same if it does not hold
   */
  public ExternalResults control(
      String name, String failure, Function<ExternalResults, Criterion> shownBy) {
    List<PositiveControl> more = new ArrayList<>(controls);
    more.add(new PositiveControl(name, failure, shownBy.apply(this)));
    return with(ranges, alternatives, more);
  }

  /**
   * Returns a metric of the runs, from which criteria are made.
   *
   * @throws IllegalArgumentException if the files have none of that name
   */
  public Measured metric(String name) {
    requireMetric(name);
    return new Measured(name, evidence.arms(name));
  }

  private void requireMetric(String name) {
    if (!evidence.metrics().contains(name)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "%s: no metric \"%s\". Give one of %s.",
              files,
              name,
              evidence.metrics()));
    }
  }

  @Override
  public Experiment section(ReportSection.Name name, List<Claim> claims, ReportSection more) {
    return new ExternalSection(name, this, claims, more);
  }

  /** Returns where the numbers are from. */
  ExternalSource source() {
    return new ExternalSource(files, filesDigest, digest(), seeds);
  }

  /** Changes with every byte of the files, and with what is read from them. */
  private String digest() {
    Sha256 all = new Sha256().bytes(canonical().getBytes(StandardCharsets.UTF_8));
    alternatives.forEach(
        (name, other) ->
            all.bytes((name + "\n" + other.digest() + "\n").getBytes(StandardCharsets.UTF_8)));
    return all.hex();
  }

  private String canonical() {
    return Stream.concat(
            Stream.of("assay-external-1", filesDigest, evidence.places().toString()),
            evidence.measurements().stream()
                .map(one -> evidence.sample(one.metric(), one.arm()))
                .map(
                    sample ->
                        String.join(
                            "\n",
                            sample.metric(),
                            sample.unit(),
                            sample.values().toString(),
                            sample.missing().toString())))
        .collect(Collectors.joining("\n"));
  }

  Evidence evidence() {
    return evidence;
  }

  Map<String, MetricRange> ranges() {
    return ranges;
  }

  List<PositiveControl> controls() {
    return controls;
  }

  /** Returns the evidence under each alternative setting. */
  Map<String, Evidence> alternatives() {
    Map<String, Evidence> others = new LinkedHashMap<>();
    alternatives.forEach((name, other) -> others.put(name, other.evidence));
    return others;
  }

  /** Returns the arms of a metric. */
  Set<String> arms(String metric) {
    return evidence.arms(metric);
  }
}
