package dev.assay.report.recording;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.report.file.JsonText;
import dev.assay.report.file.OutputFiles;
import dev.assay.report.recording.RecordedCurves.Curve;
import dev.assay.report.recording.RecordedCurves.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * Keeps every seed's curves of a section beside its recording: gzipped JSON of at most {@link
 * #MOST_BYTES}, for which the curves are thinned as far as it takes. A place list that many curves
 * share stands there once.
 */
public final class CurvesFile {
  /** What a section's curves may take in the repository. */
  public static final int MOST_BYTES = 2_000_000;

  private static final int[] POINTS = {200, 100, 50, 25, 12};
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .build();

  private static final String REMEDY =
      "Restore it from git, or record the section again with -Dassay.scale=full.";

  /** A curve as the file has it: the number of its list of x, and y. */
  record Line(int x, List<Double> y) {}

  /** A trial as the file has it. */
  record Lines(String setting, String text, SortedMap<String, SortedMap<Long, Line>> curves) {}

  /** All curves as the file has them. */
  record Content(List<List<Double>> x, List<Lines> trials) {
    static Content of(RecordedCurves curves) {
      Map<List<Double>, Integer> places = new LinkedHashMap<>();
      List<Lines> trials = new ArrayList<>();
      for (Run run : curves.trials()) {
        SortedMap<String, SortedMap<Long, Line>> lines = new TreeMap<>();
        run.curves()
            .forEach(
                (name, seeds) -> {
                  SortedMap<Long, Line> own = new TreeMap<>();
                  seeds.forEach(
                      (seed, curve) -> {
                        places.putIfAbsent(curve.x(), places.size());
                        own.put(seed, new Line(places.get(curve.x()), curve.y()));
                      });
                  lines.put(name, own);
                });
        trials.add(new Lines(run.setting(), run.text(), lines));
      }
      return new Content(List.copyOf(places.keySet()), trials);
    }

    RecordedCurves curves() {
      return new RecordedCurves(
          trials.stream()
              .map(
                  trial -> {
                    SortedMap<String, SortedMap<Long, Curve>> curves = new TreeMap<>();
                    trial
                        .curves()
                        .forEach(
                            (name, seeds) -> {
                              SortedMap<Long, Curve> own = new TreeMap<>();
                              seeds.forEach(
                                  (seed, line) ->
                                      own.put(seed, new Curve(x.get(line.x()), line.y())));
                              curves.put(name, own);
                            });
                    return new Run(trial.setting(), trial.text(), curves);
                  })
              .toList());
    }
  }

  private CurvesFile() {}

  /**
   * Writes a section's curves, whole or not at all.
   *
   * @throws IllegalArgumentException if they are too many for the bound however thin
   * @throws UncheckedIOException if the directory cannot be written to, naming it and the remedy
   */
  public static void write(RecordedCurves curves, String section, Path directory) {
    byte[] bytes = {};
    for (int points : POINTS) {
      bytes = bytes(curves.thinned(points));
      if (bytes.length <= MOST_BYTES) {
        OutputFiles.write(file(section, directory), bytes);
        return;
      }
    }
    throw new IllegalArgumentException(
        String.format(
            Locale.ENGLISH,
            "The curves of %s take %,d bytes with %d points each, and %,d are the most: record it in fewer seeds.",
            section,
            bytes.length,
            POINTS[POINTS.length - 1],
            MOST_BYTES));
  }

  private static byte[] bytes(RecordedCurves curves) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
      zipped.write(MAPPER.writeValueAsBytes(Content.of(curves)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a section's curves; none if there is no file.
   *
   * @throws IllegalArgumentException if the file is damaged; the message names it and the remedy
   */
  public static RecordedCurves read(String section, Path directory) {
    Path file = file(section, directory);
    if (!Files.exists(file)) {
      return new RecordedCurves(List.of());
    }
    Content content = JsonText.readZipped(file, MAPPER.readerFor(Content.class), REMEDY);
    try {
      return content.curves();
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw JsonText.malformed(file, ": " + e.getMessage(), REMEDY, e);
    }
  }

  private static Path file(String section, Path directory) {
    return directory.resolve(
        OutputFiles.nameOf(section).replaceFirst("\\.json$", ".curves.json.gz"));
  }
}
