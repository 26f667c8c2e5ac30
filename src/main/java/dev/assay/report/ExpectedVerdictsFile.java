package dev.assay.report;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.claim.ExpectedVerdicts;
import dev.assay.claim.assessment.Grade;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Read the expected verdicts: {@code {"verdicts": [{claim, data, scale, grade, criterionDigest,
 * settingsDigest, reason}, …]}}.
 *
 * <p>Nothing writes this file: a grade is entered by hand, with its reason.
 */
public final class ExpectedVerdictsFile {
  private static final Set<String> KEYS =
      Set.of("claim", "data", "scale", "grade", "criterionDigest", "settingsDigest", "reason");
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private ExpectedVerdictsFile() {}

  /**
   * Read the file.
   *
   * @throws UncheckedIOException if it cannot be read
   * @throws IllegalArgumentException if an entry is malformed, has an unknown grade or comes twice;
   *     the message names the file, the entry and the remedy
   */
  public static ExpectedVerdicts read(Path file) {
    JsonNode root = parse(file);
    JsonNode list = root.path("verdicts");
    if (!root.isObject() || root.size() != 1 || !list.isArray()) {
      throw new IllegalArgumentException(
          "%s: give an object with one key, \"verdicts\", and a list of entries in it."
              .formatted(file));
    }
    List<ExpectedVerdicts.Entry> entries = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      String place = "%s, entry %d".formatted(file, i + 1);
      ExpectedVerdicts.Entry entry = entry(place, list.get(i));
      if (!seen.add("%s\n%s\n%s".formatted(entry.claimId(), entry.data(), entry.scale()))) {
        throw new IllegalArgumentException(
            "%s: %s on %s at %s has an entry already. Keep one of the two."
                .formatted(place, entry.claimId(), entry.data(), entry.scale()));
      }
      entries.add(entry);
    }
    return new ExpectedVerdicts(entries);
  }

  private static JsonNode parse(Path file) {
    try {
      return MAPPER.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "%s is not JSON at line %d: %s. Mend it there."
              .formatted(file, e.getLocation().getLineNr(), e.getOriginalMessage()),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException(
              "Cannot read the expected verdicts from %s (%s). Restore the file, or start one with {\"verdicts\": []}."
                  .formatted(file, e),
              e));
    }
  }

  private static ExpectedVerdicts.Entry entry(String place, JsonNode node) {
    if (!node.isObject()) {
      throw new IllegalArgumentException(
          "%s: %s is no object. Give %s.".formatted(place, node, KEYS.stream().sorted().toList()));
    }
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!KEYS.contains(name)) {
                throw new IllegalArgumentException(
                    "%s: unknown key \"%s\". Use %s."
                        .formatted(place, name, KEYS.stream().sorted().toList()));
              }
            });
    String reason = node.has("reason") ? text(place, node, "reason") : "";
    try {
      return new ExpectedVerdicts.Entry(
          text(place, node, "claim"),
          text(place, node, "data"),
          text(place, node, "scale"),
          grade(place, text(place, node, "grade")),
          text(place, node, "criterionDigest"),
          text(place, node, "settingsDigest"),
          reason);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw message.startsWith(place)
          ? e
          : new IllegalArgumentException("%s: %s".formatted(place, message), e);
    }
  }

  private static String text(String place, JsonNode node, String key) {
    JsonNode value = node.path(key);
    if (!value.isTextual()) {
      throw new IllegalArgumentException(
          value.isMissingNode()
              ? "%s: \"%s\" is missing. Add it.".formatted(place, key)
              : "%s: \"%s\" is %s. Give text.".formatted(place, key, value));
    }
    return value.textValue();
  }

  private static Grade grade(String place, String name) {
    return Arrays.stream(Grade.values())
        .filter(grade -> grade.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s: unknown grade \"%s\". Use one of %s."
                        .formatted(place, name, Arrays.toString(Grade.values()))));
  }
}
