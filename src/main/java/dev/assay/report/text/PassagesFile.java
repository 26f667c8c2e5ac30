package dev.assay.report.text;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.report.file.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads and writes where a report's claims stand in its text: a JSON file with a line for each quote
 * and each sentence.
 *
 * <p>A run that is given the text writes it into its output; a person fills in why a sentence is
 * nobody's, and keeps it with the claims.
 */
public final class PassagesFile {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .visibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
          .build();

  private PassagesFile() {}

  private static final String REMEDY =
      "Mend it there, or write it again by a run with the report’s text.";

  /**
   * Reads the file.
   *
   * @return empty if there is none
   * @throws IllegalArgumentException if it does not hold passages, naming the file and the remedy
   */
  public static Optional<Passages> read(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          JsonText.read(
              Files.readAllBytes(file), MAPPER.readerFor(Passages.class), file, REMEDY));
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException(String.format(Locale.ENGLISH, "Cannot read %s.", file), e));
    }
  }

  /** Writes the file's content, a line for each quote and each sentence. */
  public static String write(Passages passages) {
    return String.format(
        Locale.ROOT,
        "{\n  \"digest\": \"%s\",\n  \"length\": %d,\n  \"quotes\": [\n%s\n  ],\n  \"sentences\": [\n%s\n  ]\n}\n",
        passages.digest(),
        passages.length(),
        lines(passages.quotes()),
        lines(passages.sentences()));
  }

  private static String lines(List<?> rows) {
    return rows.stream().map(PassagesFile::line).collect(Collectors.joining(",\n"));
  }

  private static String line(Object row) {
    try {
      return "    " + MAPPER.writeValueAsString(row);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A passage is text and numbers.", e);
    }
  }
}
