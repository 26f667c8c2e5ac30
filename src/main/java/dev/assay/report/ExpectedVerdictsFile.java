package dev.assay.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.assay.claim.ExpectedVerdicts;
import dev.assay.claim.assessment.Grade;
import dev.assay.report.file.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the expected verdicts: {@code {"verdicts": [{claim, data, scale, grade, wouldBe,
 * criterionDigest, settingsDigest, reason}, …]}}; {@code wouldBe} only of a grade that a cut-down
 * budget leaves INCONCLUSIVE.
 *
 * <p>Nothing writes this file: a grade is entered by hand, with its reason.
 */
public final class ExpectedVerdictsFile {
  private static final Set<String> KEYS =
      Set.of(
          "claim",
          "data",
          "scale",
          "grade",
          "wouldBe",
          "criterionDigest",
          "settingsDigest",
          "reason");
  private static final ObjectReader READER = new ObjectMapper().readerFor(JsonNode.class);

  private ExpectedVerdictsFile() {}

  /**
   * Reads the file.
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
          String.format(
              Locale.ROOT,
              "%s: give an object with one key, \"verdicts\", and a list of entries in it.",
              file));
    }
    List<ExpectedVerdicts.Entry> entries = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      String place = String.format(Locale.ROOT, "%s, entry %d", file, i + 1);
      ExpectedVerdicts.Entry entry = entry(place, list.get(i));
      if (!seen.add(
          String.format(Locale.ROOT, "%s\n%s\n%s", entry.claimId(), entry.data(), entry.scale()))) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s: %s on %s at %s has an entry already. Keep one of the two.",
                place,
                entry.claimId(),
                entry.data(),
                entry.scale()));
      }
      entries.add(entry);
    }
    return new ExpectedVerdicts(entries);
  }

  private static JsonNode parse(Path file) {
    try {
      return JsonText.read(Files.readAllBytes(file), READER, file, "Mend it there.");
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException(
              String.format(
                  Locale.ROOT,
                  "Cannot read the expected verdicts from %s (%s). Restore the file, or start one with {\"verdicts\": []}.",
                  file,
                  e),
              e));
    }
  }

  private static ExpectedVerdicts.Entry entry(String place, JsonNode node) {
    if (!node.isObject()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: %s is no object. Give %s.",
              place,
              node,
              KEYS.stream().sorted().toList()));
    }
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!KEYS.contains(name)) {
                throw new IllegalArgumentException(
                    String.format(
                        Locale.ROOT,
                        "%s: unknown key \"%s\". Use %s.",
                        place,
                        name,
                        KEYS.stream().sorted().toList()));
              }
            });
    String reason = node.has("reason") ? text(place, node, "reason") : "";
    try {
      return new ExpectedVerdicts.Entry(
          text(place, node, "claim"),
          text(place, node, "data"),
          text(place, node, "scale"),
          grade(place, text(place, node, "grade")),
          node.has("wouldBe")
              ? Optional.of(grade(place, text(place, node, "wouldBe")))
              : Optional.empty(),
          text(place, node, "criterionDigest"),
          text(place, node, "settingsDigest"),
          reason);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw message.startsWith(place)
          ? e
          : new IllegalArgumentException(String.format(Locale.ROOT, "%s: %s", place, message), e);
    }
  }

  private static String text(String place, JsonNode node, String key) {
    JsonNode value = node.path(key);
    if (!value.isTextual()) {
      throw new IllegalArgumentException(
          value.isMissingNode()
              ? String.format(Locale.ROOT, "%s: \"%s\" is missing. Add it.", place, key)
              : String.format(Locale.ROOT, "%s: \"%s\" is %s. Give text.", place, key, value));
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
                    String.format(
                        Locale.ROOT,
                        "%s: unknown grade \"%s\". Use one of %s.",
                        place,
                        name,
                        Arrays.toString(Grade.values()))));
  }
}
