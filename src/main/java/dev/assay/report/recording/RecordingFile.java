package dev.assay.report.recording;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.claim.Growth;
import dev.assay.claim.RecordedCode;
import dev.assay.claim.RecordedSeed;
import dev.assay.claim.Recording;
import dev.assay.claim.Setting;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.Measurement;
import dev.assay.report.figure.FigureJson;
import dev.assay.report.file.JsonText;
import dev.assay.report.file.OutputFiles;
import dev.assay.statistics.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads and writes the recording of a section: a JSON file that people can review.
 *
 * <p>The figures of the run lie beside it, see {@link FigureJson}, and every seed's curves, see
 * {@link CurvesFile}. A run writes recordings into its output; {@link RecordingsMain} puts them
 * among the report's recordings, when a person says so.
 */
public final class RecordingFile {
  private static final int FORMAT = 2;
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .build();

  private static final String REMEDY =
      "Restore it from git, or record the section again with -Dassay.scale=full.";

  /** One sample as the file has it. */
  record Row(
      String metric,
      String unit,
      String arm,
      SortedMap<Long, Double> values,
      SortedMap<Long, String> missing) {}

  /** Evidence as the file has it. */
  record Rows(Map<String, Double> places, List<Row> samples) {
    static Rows of(Evidence evidence) {
      List<Row> rows = new ArrayList<>();
      for (Measurement key : evidence.measurements()) {
        Sample sample = evidence.sample(key.metric(), key.arm());
        rows.add(
            new Row(key.metric(), sample.unit(), key.arm(), sample.values(), sample.missing()));
      }
      return new Rows(evidence.places(), rows);
    }

    Evidence evidence() {
      Evidence.Builder builder = Evidence.builder();
      places.forEach(builder::arm);
      for (Row row : samples) {
        row.values()
            .forEach(
                (seed, value) -> builder.put(row.metric(), row.unit(), row.arm(), seed, value));
        row.missing()
            .forEach((seed, reason) -> builder.missing(row.metric(), row.arm(), seed, reason));
      }
      return builder.build();
    }
  }

  /** A recording as the file has it. */
  record Content(
      int format,
      String section,
      String data,
      String scale,
      double alpha,
      boolean fullBudget,
      String settingsDigest,
      RecordedCode code,
      Growth growth,
      SortedMap<Long, RecordedSeed> seeds,
      SortedMap<String, String> criteria,
      Rows evidence,
      Map<String, Rows> readings) {
    Recording recording() {
      Map<String, Evidence> others = new LinkedHashMap<>();
      readings.forEach((name, rows) -> others.put(name, rows.evidence()));
      return new Recording(
          section,
          new Setting(
              data, scale, List.copyOf(seeds.keySet()), alpha, true, fullBudget, settingsDigest),
          growth,
          code,
          evidence.evidence(),
          others,
          criteria,
          seeds);
    }
  }

  private RecordingFile() {}

  /**
   * Writes a recording, whole or not at all.
   *
   * @return the file
   * @throws UncheckedIOException if the directory cannot be written to, naming it and the remedy
   */
  public static Path write(Recording recording, Path directory) {
    Map<String, Rows> readings = new LinkedHashMap<>();
    recording.alternatives().forEach((name, evidence) -> readings.put(name, Rows.of(evidence)));
    Setting setting = recording.setting();
    Path file = directory.resolve(OutputFiles.nameOf(recording.section()));
    try {
      OutputFiles.write(
          file,
          MAPPER.writeValueAsString(
                  new Content(
                      FORMAT,
                      recording.section(),
                      setting.data(),
                      setting.scale(),
                      setting.alpha(),
                      setting.fullBudget(),
                      setting.digest(),
                      recording.code(),
                      recording.growth(),
                      recording.origins(),
                      new TreeMap<>(recording.criteria()),
                      Rows.of(recording.evidence()),
                      readings))
              + "\n");
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  /**
   * Reads the recording of a section, if there is one.
   *
   * @throws UncheckedIOException if it is there and cannot be read
   * @throws IllegalArgumentException if it is malformed or of another section; the message names
   *     the file and the remedy
   */
  public static Optional<Recording> read(String section, Path directory) {
    return read(directory.resolve(OutputFiles.nameOf(section)))
        .map(
            recording -> {
              if (!recording.section().equals(section)) {
                throw JsonText.malformed(
                    directory.resolve(OutputFiles.nameOf(section)),
                    ": it is of section " + recording.section(),
                    REMEDY,
                    null);
              }
              return recording;
            });
  }

  /** Reads a recording of any section, if the file is there, as {@link #read(String, Path)}. */
  static Optional<Recording> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      byte[] json = Files.readAllBytes(file);
      return Optional.of(
          recording(JsonText.read(json, MAPPER.readerFor(Content.class), file, REMEDY), file));
    } catch (IOException e) {
      throw new UncheckedIOException(
          String.format(Locale.ROOT, "Cannot read the recording %s (%s). %s", file, e, REMEDY), e);
    }
  }

  private static Recording recording(Content content, Path file) {
    try {
      return content.recording();
    } catch (IllegalArgumentException e) {
      throw JsonText.malformed(file, ": " + e.getMessage(), REMEDY, e);
    }
  }
}
