package dev.assay.report.file;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of files that people keep: strictly, and with an error that says where it is. */
public final class JsonText {
  /** Many times the largest file: a damaged stream must not ask for all memory. */
  private static final int MOST_BYTES = 1 << 28;

  private JsonText() {}

  /**
   * Reads one JSON value and nothing after it; no key may come twice, no number be null.
   *
   * @param json the text, as UTF-8
   * @param reader what it is read as
   * @param file where it is from, for the message
   * @param remedy what to do if it is malformed, a sentence
   * @return what was read, never null
   * @throws IllegalArgumentException if it is malformed, naming file, line, column and remedy
   */
  public static <T> T read(byte[] json, ObjectReader reader, Path file, String remedy) {
    @Nullable T value;
    try {
      value =
          reader
              .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
              .with(
                  DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                  DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
              .readValue(json);
    } catch (JsonProcessingException e) {
      throw malformed(file, where(e.getLocation()) + ": " + e.getOriginalMessage(), remedy, e);
    } catch (IOException e) {
      throw malformed(file, ": " + e.getMessage(), remedy, e);
    }
    if (value == null) {
      throw malformed(file, ": it holds null", remedy, null);
    }
    return value;
  }

  /**
   * Reads a gzipped file of JSON, all of it: gzip checks its sum at the end, where a parser may not
   * go.
   *
   * @throws IllegalArgumentException if it is damaged or malformed, as {@link #read} says it
   */
  public static <T> T readZipped(Path file, ObjectReader reader, String remedy) {
    byte[] json;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      json = in.readNBytes(MOST_BYTES);
    } catch (IOException e) {
      throw malformed(file, ", no whole gzip: " + e.getMessage(), remedy, e);
    }
    return read(json, reader, file, remedy);
  }

  private static String where(@Nullable JsonLocation place) {
    return place == null || place.getLineNr() < 1
        ? ""
        : String.format(
            Locale.ROOT, " at line %d, column %d", place.getLineNr(), place.getColumnNr());
  }

  /**
   * Returns the error that names a file whose content means nothing, and the remedy.
   *
   * @param why where and why, starting with " at line …" or ": "
   */
  public static IllegalArgumentException malformed(
      Path file, String why, String remedy, @Nullable Exception cause) {
    return new IllegalArgumentException(
        String.format(Locale.ROOT, "%s is malformed%s. %s", file, why, remedy), cause);
  }
}
