package dev.assay.report.figure;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.assay.report.file.JsonText;
import dev.assay.report.file.OutputFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * Keeps the figures of a section as numbers, apart from how they are drawn: gzipped JSON that maps
 * each claim to the ids of its figures, and holds each figure once.
 */
public final class FigureJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .visibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
          .build();

  private static final String REMEDY =
      "Restore it from git, or record the section again with -Dassay.scale=full.";

  /** Figures as the file has them. */
  record Content(Map<String, List<String>> claims, List<Figure> figures) {
    Content {
      requireNonNull(claims, "there are no claims");
      requireNonNull(figures, "there are no figures");
    }

    Map<String, List<Figure>> byClaim() {
      Map<String, Figure> byId =
          figures.stream().collect(Collectors.toMap(Figure::id, Function.identity()));
      Map<String, List<Figure>> byClaim = new LinkedHashMap<>();
      claims.forEach(
          (claim, ids) -> byClaim.put(claim, ids.stream().map(id -> find(byId, id)).toList()));
      return Collections.unmodifiableMap(byClaim);
    }

    private static Figure find(Map<String, Figure> byId, String id) {
      Figure figure = byId.get(id);
      if (figure == null) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "figure %s is named but not there", id));
      }
      return figure;
    }
  }

  private FigureJson() {}

  /**
   * Writes the figures of a section's claims, whole or not at all.
   *
   * @param figures figures by claim, in their order
   * @throws UncheckedIOException if the directory cannot be written to, naming it and the remedy
   */
  public static void write(Map<String, List<Figure>> figures, String section, Path directory) {
    Map<String, List<String>> ids = new LinkedHashMap<>();
    figures.forEach((claim, all) -> ids.put(claim, all.stream().map(Figure::id).toList()));
    List<Figure> distinct = figures.values().stream().flatMap(List::stream).distinct().toList();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
      zipped.write(MAPPER.writeValueAsBytes(new Content(ids, distinct)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    OutputFiles.write(file(section, directory), bytes.toByteArray());
  }

  /**
   * Reads the figures of a section's claims; none if there is no file.
   *
   * @throws IllegalArgumentException if the file is damaged; the message names it and the remedy
   */
  public static Map<String, List<Figure>> read(String section, Path directory) {
    Path file = file(section, directory);
    if (!Files.exists(file)) {
      return Map.of();
    }
    Content content = JsonText.readZipped(file, MAPPER.readerFor(Content.class), REMEDY);
    try {
      return content.byClaim();
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw JsonText.malformed(file, ": " + e.getMessage(), REMEDY, e);
    }
  }

  private static Path file(String section, Path directory) {
    return directory.resolve(
        OutputFiles.nameOf(section).replaceFirst("\\.json$", ".figures.json.gz"));
  }
}
